// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"
#include "ui/pages/benchmark/dry_run_card.h"
#include "ui/pages/benchmark/endpoint_chips.h"
#include "ui/pages/benchmark/plan_document.h"

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

namespace derby::ui {

class FileCard;
class PlanForm;
class ScrollColumn;

/// Setting up a benchmark: the form, the file beside it, and the dry run of both together with the endpoints.
class SetupView : public QWidget
{
    Q_OBJECT
public:
    SetupView(const Appearance &appearance, PlanDocument &document, EndpointBook &book, QWidget *parent = nullptr);
    ~SetupView() override; ///< waits for the dry run that is being worked out

    /// The plan that Start runs: the file's, with the endpoints that are chosen, their models and keys. Error: why there is none.
    Result<Plan> plan() const;
    const std::optional<Forecast> &forecast() const { return m_forecast; }
    bool simulated() const;
    void takeTyped(); ///< what was typed into the file a moment ago counts
    void focusFirstProblem();
    void switchSide(); ///< F6

Q_SIGNALS:
    void forecastChanged(); ///< also: none
    void failed(const derby::Error &error);
    void removed(const QString &name, const QByteArray &before); ///< from the file, whose text was `before`
    void addEndpointRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void gatherCandidates();
    void planChanged();
    void workOut();

    PlanDocument &m_document;
    EndpointBook &m_book;
    QList<Candidate> m_candidates;
    QStringList m_leftOut; ///< engine and URL of those that the user switched off
    PlanForm *m_form;
    FileCard *m_file;
    DryRunCard *m_dryRun;
    ScrollColumn *m_formScroll, *m_scroll;
    QWidget *m_right;
    std::optional<Forecast> m_forecast;
    QTimer m_pause;
    int m_asked = 0; ///< number of the forecast that is wanted
    bool m_narrow = false;
    QThreadPool m_pool;
};

} // namespace derby::ui

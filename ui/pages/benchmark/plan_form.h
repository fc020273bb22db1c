// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/endpoint_chips.h"
#include "ui/pages/benchmark/plan_document.h"
#include "ui/widgets/widgets.h"

#include <QList>

class QVBoxLayout;

namespace derby::ui {

class Choice;
class FormRow;
class PlanField;

/// The plan as a form in four questions: who, what, how hard, what is good enough. It shows one test of the file at a time, and writes
/// through the document, which changes only the lines that the form owns.
class PlanForm : public Card
{
    Q_OBJECT
public:
    PlanForm(const Appearance &appearance, PlanDocument &document, QWidget *parent = nullptr);

    EndpointChips &endpoints() { return *m_endpoints; }
    void setEndpointProblem(const QString &problem); ///< empty: none
    void focusFirstProblem();

Q_SIGNALS:
    void focused(const QString &path); ///< the value that the focused control holds
    void failed(const derby::Error &error);

private:
    enum class Scope { Both, Load, Ttft, Synthetic, File };
    struct Row
    {
        FormRow *row;
        Scope scope;
    };
    struct Bound
    {
        PlanField *field;
        FormRow *row;
        QString load, ttft; ///< keys beneath the test; empty: not in such a test
        std::function<QString(const LoadTest &)> ofLoad;
        std::function<QString(const TtftTest &)> ofTtft;
    };

    void heading(const QString &text);
    FormRow *row(const QString &label, Scope scope);
    PlanField *field(FormRow *row, int kind, const QString &unit, int width, const QString &name = {});
    void bindTest(PlanField *field, FormRow *row, const QString &load, std::function<QString(const LoadTest &)> ofLoad, const QString &ttft,
                  std::function<QString(const TtftTest &)> ofTtft);
    void buildWho();
    void buildWhat();
    void buildHowHard();
    void buildGoodEnough();
    void buildRest();

    void refresh();
    void refreshTests();
    void refreshRows();
    void refreshHints();
    void rebind();
    void choosePrompts(int index);
    void setFlag(const QString &path, bool on);
    void apply(const QList<PlanDocument::Change> &changes);
    QString testPath() const;
    const LoadTest *load() const;
    const TtftTest *ttft() const;
    const PromptSpec *prompts() const;

    const Appearance &m_appearance;
    PlanDocument &m_document;
    QVBoxLayout *m_column;
    EndpointChips *m_endpoints = nullptr;
    FormRow *m_who = nullptr, *m_order = nullptr, *m_ttftRow = nullptr, *m_promptRow = nullptr, *m_lengthRow = nullptr,
            *m_outputRow = nullptr, *m_durationRow = nullptr, *m_warmupRow = nullptr, *m_iterationsRow = nullptr, *m_e2eRow = nullptr;
    Segments *m_orderChoice = nullptr, *m_ttftChoice = nullptr;
    Choice *m_test = nullptr, *m_promptSource = nullptr;
    std::vector<Row> m_rows;
    std::vector<Bound> m_bound;
    std::vector<PlanField *> m_plain; ///< fields of no test
    int m_index = 0; ///< of the load test shown; -1: the TTFT test
    bool m_refreshing = false;
};

} // namespace derby::ui

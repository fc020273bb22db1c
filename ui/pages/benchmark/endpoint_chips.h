// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/theme/appearance.h"

#include <QAbstractButton>
#include <QList>
#include <QWidget>

namespace derby::ui {

/// An endpoint that may take part.
struct Candidate
{
    Endpoint endpoint;
    bool fromFile = false; ///< the file names it; else it comes from the Engines page
    bool chosen = true;
};

/// One endpoint as a button that is on or off, in its engine's colours; simulated: dashed.
class EndpointChip : public QAbstractButton
{
    Q_OBJECT
public:
    EndpointChip(const Appearance &appearance, const SeriesLook &look, const Candidate &candidate, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    SeriesLook m_look;
    bool m_simulated, m_fromFile;
};

/// The endpoints that may take part, and a button to add one.
class EndpointChips : public QWidget
{
    Q_OBJECT
public:
    explicit EndpointChips(const Appearance &appearance, QWidget *parent = nullptr);
    void setCandidates(const QList<Candidate> &candidates);

Q_SIGNALS:
    void toggled(int index, bool chosen);
    void addRequested();
    void simulatorsRequested();

private:
    const Appearance &m_appearance;
    QList<QWidget *> m_parts;
};

} // namespace derby::ui

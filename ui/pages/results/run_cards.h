// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/pages/results/cells.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

/// A lane of the run that is shown, with the run it belongs to where there are several.
struct ShownLane
{
    const LaneFigures *figures = nullptr;
    SeriesLook look;
    QString run; ///< empty: there is only one
};

/// Every lane's figures with their intervals.
class FiguresCard : public Card
{
    Q_OBJECT
public:
    explicit FiguresCard(const Appearance &appearance, QWidget *parent = nullptr);
    void set(const std::vector<ShownLane> &lanes);

private:
    CellsModel m_model;
    CellTable *m_table;
    Text *m_note;
};

/// How good the measurement was, and why.
class QualityCard : public Card
{
    Q_OBJECT
public:
    explicit QualityCard(const Appearance &appearance, QWidget *parent = nullptr);
    struct Row
    {
        QString run; ///< empty: there is only one
        Quality quality;
    };
    void set(const std::vector<Row> &rows);

private:
    const Appearance &m_appearance;
    QWidget *m_content = nullptr;
};

/// What makes lanes comparable, or not: plain facts of the run.
class FactsCard : public Card
{
    Q_OBJECT
public:
    explicit FactsCard(const Appearance &appearance, QWidget *parent = nullptr);
    void set(const Plan &plan, const TestComparison &test, const QStringList &warnings);

private:
    const Appearance &m_appearance;
    QWidget *m_content = nullptr;
};

/// What failed, with advice; hidden while nothing did.
class ErrorsCard : public Card
{
    Q_OBJECT
public:
    explicit ErrorsCard(const Appearance &appearance, QWidget *parent = nullptr);
    void set(const std::vector<ShownLane> &lanes);

private:
    const Appearance &m_appearance;
    QWidget *m_content = nullptr;
};

} // namespace derby::ui

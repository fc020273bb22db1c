// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/plan_check.h"
#include "ui/widgets/widgets.h"

#include <optional>

namespace derby::ui {

/// What a plan will do, before it does it. A value, worked out in the background.
struct Forecast
{
    DryRun facts;
    std::optional<Error> refusal; ///< the plan cannot be run
    int lanes = 0;
    bool simulated = false;
};
Forecast forecast(const Plan &plan);

/// The dry run: how many requests, how long, how many tokens, and what could go wrong, in sentences.
class DryRunCard : public Card
{
    Q_OBJECT
public:
    explicit DryRunCard(const Appearance &appearance, QWidget *parent = nullptr);
    void show(const Forecast &forecast);
    void showNothing(const QString &why); ///< no plan to work out

private:
    void addLine(const QString &glyph, Token color, const QString &words);
    void clearLines();

    const Appearance &m_appearance;
    FigureLabel *m_requests, *m_time, *m_tokens;
    Text *m_requestsNote, *m_timeNote, *m_tokensNote; ///< below them; they wrap
    QWidget *m_figures;
    QVBoxLayout *m_lines;
};

/// "3 min", "45 s", "1 h 5 min": a guess, so in round figures.
QString roughDuration(double seconds);
/// "3:04", "1:02:03".
QString clockDuration(double seconds);

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/benchmark_run.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

class RatioView;

/// What a finished run says: the verdict in one sentence with its evidence; or that this client was the limit; marked partial and
/// SIMULATED where it is.
class OutcomeCard : public Card
{
    Q_OBJECT
public:
    explicit OutcomeCard(const Appearance &appearance, QWidget *parent = nullptr);
    void show(const RunOutcome &outcome);

private:
    void apply();

    const Appearance &m_appearance;
    Text *m_label, *m_evidence;
    QLabel *m_sentence, *m_glyph;
    Chip *m_partial, *m_simulated;
    GradeBadge *m_grade;
    Text *m_gradeText;
    RatioView *m_ratios;
    RunOutcome m_outcome;
};

/// The error of a run of which nothing was measured; absent: something was.
std::optional<Error> nothingMeasured(const RunOutcome &outcome);

} // namespace derby::ui

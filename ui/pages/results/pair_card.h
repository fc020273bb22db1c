// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/pages/results/cells.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

class Choice;

/// Every metric of one pair of lanes: ratio with its interval, and the verdict; a picker of the pair.
class PairCard : public Card
{
    Q_OBJECT
public:
    explicit PairCard(const Appearance &appearance, QWidget *parent = nullptr);
    void setTest(const TestComparison &test, const std::vector<SeriesLook> &looks);
    /// Runs that share no rounds: every pair is "not comparable", and why.
    struct Across
    {
        QString a, b; ///< "lane · run"
        QString slotA, slotB;
        Verdict verdict;
    };
    void setAcrossRuns(const std::vector<Across> &pairs);
    void clear();
    int pairs() const { return static_cast<int>(m_pairs.size()); }
    int pair() const { return m_pair; }
    void setPair(int pair);
    std::pair<int, int> lanes() const; ///< of the pair that is shown

Q_SIGNALS:
    void pairPicked(int pair); ///< by the user

private:
    void fill();
    void makePicker();

    const Appearance &m_appearance;
    TestComparison m_test; ///< verdicts and names only
    std::vector<SeriesLook> m_looks;
    std::vector<std::pair<int, int>> m_pairs;
    int m_pair = 0;
    CellsModel m_model;
    CellTable *m_table;
    Text *m_note;
    Segments *m_segments = nullptr;
    Choice *m_choice;
};

} // namespace derby::ui

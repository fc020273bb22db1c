// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/fuzzy.h"

#include <vector>

namespace derby::ui {

std::optional<int> fuzzyScore(QStringView query, QStringView text)
{
    const QString wanted = query.toString().simplified().remove(u' ').toCaseFolded();
    if (wanted.isEmpty())
        return 0;
    const QString there = text.toString().toCaseFolded();
    const qsizetype n = there.size();
    // best[j]: the best score of the letters so far with the last one at j; -1: impossible. Texts are short: the plain table will do.
    constexpr int none = -1, letter = 1, neighbour = 8, wordStart = 8, textStart = 4;
    std::vector<int> best(size_t(n), none), next(size_t(n), none);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        int before = i == 0 ? 0 : none; // the best of all ends left of j
        for (qsizetype j = 0; j < n; ++j) {
            next[size_t(j)] = none;
            if (there[j] == wanted[i] && (before != none || i == 0)) {
                const bool start = j == 0 || !there[j - 1].isLetterOrNumber();
                int score = before + letter + (start ? wordStart : 0) + (j == 0 ? textStart : 0);
                if (i > 0 && j > 0 && best[size_t(j - 1)] != none)
                    score = qMax(score, best[size_t(j - 1)] + letter + neighbour);
                next[size_t(j)] = score;
            }
            if (i > 0)
                before = qMax(before, best[size_t(j)]);
        }
        std::swap(best, next);
    }
    int score = none;
    for (const int end : best)
        score = qMax(score, end);
    if (score == none)
        return std::nullopt;
    return score * 100 - int(qMin<qsizetype>(n, 99));
}

} // namespace derby::ui

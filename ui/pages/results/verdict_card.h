// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/widgets/widgets.h"

#include <optional>

class QBoxLayout;

namespace derby::ui {

class Choice;
class IntervalPicture;

/// What is shown of a verdict: all of it comes from the library.
struct ShownVerdict
{
    QString about; ///< "TTFT", "TTFT, vLLM and TGI"
    QString sentence;
    std::optional<VerdictState> state; ///< absent: there was nothing to compare
    QString winnerSlot;
    QString evidence; ///< beside what the sentence says in its brackets
    const Verdict *verdict = nullptr; ///< whose ratio is drawn
    QString ratioTitle;
    double practicalRatio = 1.05;
    bool partial = false;
    bool whole = true; ///< the test's sentence, not one pair's
};

/// The answer, first and large: the sentence with the engines' names in their colours, the line of evidence, the ratio's picture.
class VerdictCard : public Card
{
    Q_OBJECT
public:
    explicit VerdictCard(const Appearance &appearance, QWidget *parent = nullptr);
    void setTests(const QStringList &names, int current); ///< several: a picker
    void show(const ShownVerdict &verdict, const std::vector<SeriesLook> &looks);
    QString sentence() const { return m_shown.sentence; }

Q_SIGNALS:
    void testPicked(int index);
    void wholeRequested(); ///< back from a pair to the test's sentence

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void apply();
    QString coloured(const QString &sentence) const;

    const Appearance &m_appearance;
    ShownVerdict m_shown;
    std::vector<SeriesLook> m_looks;
    Text *m_about, *m_state, *m_sentence, *m_evidence;
    class VerdictGlyph *m_glyph;
    Chip *m_partial;
    Button *m_whole;
    Choice *m_tests;
    IntervalPicture *m_picture;
    QBoxLayout *m_row;
};

} // namespace derby::ui

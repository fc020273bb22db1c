// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/comparability.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

/// What is alike among the endpoints and what is not, in one row; the details behind a fold. Hidden where there is nothing to compare.
class ComparabilityBar : public Card
{
    Q_OBJECT
public:
    explicit ComparabilityBar(const Appearance &appearance, QWidget *parent = nullptr);
    void setFacts(const QList<ComparabilityFact> &facts);

private:
    void rebuild();
    const Appearance &m_appearance;
    QList<ComparabilityFact> m_facts;
    QWidget *m_row = nullptr;
    QWidget *m_details = nullptr;
    Button *m_fold;
    bool m_open = false;
};

} // namespace derby::ui

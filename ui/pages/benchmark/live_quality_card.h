// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/quality.h"
#include "ui/widgets/widgets.h"

#include <optional>

namespace derby::ui {

/// Why the grade of the measurement is what it is: the figures that decide it.
class LiveQualityCard : public Card
{
    Q_OBJECT
public:
    explicit LiveQualityCard(const Appearance &appearance, QWidget *parent = nullptr);
    /// Absent: nothing was measured yet.
    void show(const std::optional<Quality> &quality);

private:
    Text *line(const QString &label);

    const Appearance &m_appearance;
    Text *m_kernelToUser, *m_lateness, *m_coalesced, *m_cpu, *m_mismatch, *m_reason;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QHeaderView>

namespace derby::ui {

class RunsModel;

/// The list's head: names to sort by, and the scale of the dot plots.
class RunsHeader : public QHeaderView
{
    Q_OBJECT
public:
    RunsHeader(const Appearance &appearance, const RunsModel &model, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    const Appearance &m_appearance;
    const RunsModel &m_model;
};

} // namespace derby::ui

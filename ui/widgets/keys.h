// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>

class QKeySequence;
class QPainter;

namespace derby::ui {

/// A shortcut as people read it: "Ctrl K", "Ctrl Enter".
QString keyText(const QKeySequence &keys);
/// A text without its mnemonic's ampersand.
QString shownText(QString text);
int keyChipWidth(const Theme &theme, const QString &keys);
/// A key chip with its left edge at `x` and its middle at `y`.
void paintKeyChip(QPainter &painter, const Theme &theme, const QString &keys, int x, int y, const QColor &ink, const QColor &line);

} // namespace derby::ui

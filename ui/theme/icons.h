// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace derby::ui {

/// An icon of resources/ui/icons ("engines", "glyph/check", "emblem/vllm") in one colour, sharp at any pixel ratio. An unknown name is a
/// programming error: an empty icon and a warning.
QIcon icon(const QString &name, const QColor &color);
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal pixelRatio);
/// "emblem/vllm" …; engines without one get a neutral mark.
QString emblemName(const QString &slot);

} // namespace derby::ui

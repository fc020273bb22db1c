// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QJsonValue>
#include <QString>

namespace derby::ui {

/// Pixels of this colour, give or take `off` in each channel.
int pixelsOf(const QImage &image, const QColor &color, int off = 2);
int distinctColours(const QImage &image);
/// Where two JSON values differ first, numbers compared to nine digits; empty: nowhere.
QString difference(const QJsonValue &a, const QJsonValue &b, const QString &path = {});

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_test.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace derby::ui {

int pixelsOf(const QImage &image, const QColor &color, int off)
{
    const QImage plain = image.convertToFormat(QImage::Format_ARGB32);
    const auto near = [off](int a, int b) { return std::abs(a - b) <= off; };
    int found = 0;
    for (int y = 0; y < plain.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(plain.constScanLine(y));
        for (int x = 0; x < plain.width(); ++x)
            if (qAlpha(line[x]) > 0 && near(qRed(line[x]), color.red()) && near(qGreen(line[x]), color.green())
                && near(qBlue(line[x]), color.blue()))
                ++found;
    }
    return found;
}

int distinctColours(const QImage &image)
{
    const QImage plain = image.convertToFormat(QImage::Format_ARGB32);
    QSet<QRgb> colours;
    for (int y = 0; y < plain.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(plain.constScanLine(y));
        for (int x = 0; x < plain.width(); ++x)
            if (x == 0 || line[x] != line[x - 1])
                colours.insert(line[x]);
    }
    return int(colours.size());
}

QString difference(const QJsonValue &a, const QJsonValue &b, const QString &path)
{
    if (a.isDouble() && b.isDouble()) {
        const double x = a.toDouble(), y = b.toDouble();
        if (std::abs(x - y) <= 1e-9 * std::max({1.0, std::abs(x), std::abs(y)}))
            return {};
        return QStringLiteral("%1: %2 and %3").arg(path).arg(x, 0, 'g', 17).arg(y, 0, 'g', 17);
    }
    if (a.isArray() && b.isArray()) {
        const QJsonArray x = a.toArray(), y = b.toArray();
        if (x.size() != y.size())
            return QStringLiteral("%1: %2 and %3 values").arg(path).arg(x.size()).arg(y.size());
        for (qsizetype i = 0; i < x.size(); ++i)
            if (const QString found = difference(x[i], y[i], path + u'[' + QString::number(i) + u']'); !found.isEmpty())
                return found;
        return {};
    }
    if (a.isObject() && b.isObject()) {
        const QJsonObject x = a.toObject(), y = b.toObject();
        if (x.keys() != y.keys())
            return path + u": other keys";
        for (const QString &key : x.keys())
            if (const QString found = difference(x[key], y[key], path + u'.' + key); !found.isEmpty())
                return found;
        return {};
    }
    return a == b ? QString() : QString(path + u": other values");
}

} // namespace derby::ui

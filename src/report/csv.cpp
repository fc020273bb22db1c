// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace derby {

namespace {

bool isPlainNumber(const QString &text)
{
    static const QRegularExpression number(QStringLiteral("\\A[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?\\z"));
    return number.match(text).hasMatch();
}

} // namespace

QString csvCell(const QString &text)
{
    static const QString formula = QStringLiteral("=+-@\t\r\n");
    QString cell = text;
    if (!cell.isEmpty() && formula.contains(cell[0]) && !isPlainNumber(cell))
        cell.prepend(u'\'');
    static const QRegularExpression special(QStringLiteral("[\",\r\n]"));
    if (!cell.contains(special))
        return cell;
    cell.replace(u'"', QStringLiteral("\"\""));
    return u'"' + cell + u'"';
}

QByteArray csvRow(const QStringList &cells)
{
    QString row;
    for (const QString &cell : cells) {
        if (&cell != &cells.first())
            row += u',';
        row += csvCell(cell);
    }
    row += QStringLiteral("\r\n");
    return row.toUtf8();
}

QString csvNumber(const std::optional<double> &value)
{
    return value && std::isfinite(*value) ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString csvNumber(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : QString();
}

} // namespace derby

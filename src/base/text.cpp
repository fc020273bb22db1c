// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <vector>

namespace derby {

namespace {

int editDistance(const QString &a, const QString &b)
{
    const auto rows = static_cast<size_t>(a.size()) + 1;
    const auto columns = static_cast<size_t>(b.size()) + 1;
    std::vector<int> cost(rows * columns);
    const auto at = [&](size_t i, size_t j) -> int & { return cost[i * columns + j]; };
    for (size_t i = 0; i < rows; ++i)
        at(i, 0) = static_cast<int>(i);
    for (size_t j = 0; j < columns; ++j)
        at(0, j) = static_cast<int>(j);
    for (size_t i = 1; i < rows; ++i) {
        for (size_t j = 1; j < columns; ++j) {
            const QChar x = a[static_cast<qsizetype>(i - 1)];
            const QChar y = b[static_cast<qsizetype>(j - 1)];
            at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (x == y ? 0 : 1)});
            if (i > 1 && j > 1 && x == b[static_cast<qsizetype>(j - 2)] && y == a[static_cast<qsizetype>(i - 2)])
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
        }
    }
    return cost.back();
}

} // namespace

QString nearest(QStringView word, const QStringList &candidates)
{
    const QString lower = word.toString().toLower();
    QString best;
    int bestDistance = std::max(2, static_cast<int>(lower.size()) / 2);
    for (const QString &candidate : candidates) {
        const QString other = candidate.toLower();
        int distance = editDistance(lower, other);
        if (lower.size() >= 3 && other.startsWith(lower)) // a beginning typed and not finished
            distance = std::min(distance, 1);
        if (distance < bestDistance || (distance == bestDistance && best.isEmpty())) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

QString printable(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const ushort u = c.unicode();
        const bool control = (u < 0x20 && u != '\n' && u != '\t') || (u >= 0x7f && u < 0xa0);
        // Bidirectional overrides can turn a line around; they are as good as escape sequences.
        const bool override = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
        if (control || override)
            out += QChar(0xfffd);
        else
            out += c;
    }
    return out;
}

QString redacted(QString text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        if (!secret.isEmpty())
            text.replace(QString::fromUtf8(secret), QStringLiteral("***"));
    }
    static const QRegularExpression bearer(QStringLiteral("(?i)(bearer\\s+)[A-Za-z0-9._~+/=-]{4,}"));
    static const QRegularExpression token(QStringLiteral("\\b(sk-|hf_|nvapi-|ghp_)[A-Za-z0-9_-]{8,}"));
    text.replace(bearer, QStringLiteral("\\1***"));
    text.replace(token, QStringLiteral("\\1***"));
    return text;
}

QString fileName(QStringView name, bool lower)
{
    QString out;
    for (const QChar c : name) {
        const ushort u = c.unicode();
        if ((u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u == '-' || u == '_')
            out += c;
        else if (c.isSpace() && !out.endsWith(u'-'))
            out += u'-';
    }
    while (out.endsWith(u'-'))
        out.chop(1);
    out.truncate(80);
    if (out.isEmpty())
        return QStringLiteral("unnamed");
    return lower ? out.toLower() : out;
}

QString counted(qint64 n, QStringView singular, QStringView plural)
{
    const QString word = n == 1 ? singular.toString() : plural.isEmpty() ? singular.toString() + u's' : plural.toString();
    return QString::number(n) + u' ' + word;
}

QString humanMs(double milliseconds)
{
    if (std::isnan(milliseconds))
        return QStringLiteral("-");
    const double magnitude = std::fabs(milliseconds);
    if (magnitude >= 1000)
        return QString::number(milliseconds / 1000, 'f', magnitude >= 100000 ? 0 : magnitude >= 10000 ? 1 : 2) + QStringLiteral(" s");
    return QString::number(milliseconds, 'f', magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3) + QStringLiteral(" ms");
}

QString humanDuration(double seconds)
{
    const auto whole = static_cast<qint64>(std::llround(std::max(0.0, seconds)));
    if (whole < 60)
        return QString::number(whole) + QStringLiteral(" s");
    if (whole < 3600)
        return QString::number(whole / 60) + QStringLiteral(" min")
            + (whole % 60 ? u' ' + QString::number(whole % 60) + QStringLiteral(" s") : QString());
    return QString::number(whole / 3600) + QStringLiteral(" h ") + QString::number(whole % 3600 / 60) + QStringLiteral(" min");
}

} // namespace derby

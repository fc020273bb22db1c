// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_text.h"

#include "base/text.h"

#include <QJsonDocument>

namespace derby {

QString htmlText(QStringView text)
{
    QString escaped;
    const QString shown = printable(text);
    escaped.reserve(shown.size());
    for (const QChar c : shown) {
        switch (c.unicode()) {
        case u'&':
            escaped += QLatin1String("&amp;");
            break;
        case u'<':
            escaped += QLatin1String("&lt;");
            break;
        case u'>':
            escaped += QLatin1String("&gt;");
            break;
        case u'"':
            escaped += QLatin1String("&quot;");
            break;
        case u'\'':
            escaped += QLatin1String("&#39;");
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

QByteArray scriptJson(const QJsonObject &json)
{
    const QByteArray plain = QJsonDocument(json).toJson(QJsonDocument::Compact);
    QByteArray safe;
    safe.reserve(plain.size());
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        if (c == '<')
            safe += "\\u003c";
        else if (c == '>')
            safe += "\\u003e";
        else if (c == '&')
            safe += "\\u0026";
        else if (c == '\xe2' && (plain.mid(i, 3) == "\xe2\x80\xa8" || plain.mid(i, 3) == "\xe2\x80\xa9")) { // U+2028, U+2029 in UTF-8
            safe += plain[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else
            safe += c;
    }
    return safe;
}

QByteArray scriptSource(QByteArray source)
{
    return source.replace("</script", "<\\/script").replace("<!--", "<\\!--");
}

QByteArray filled(const QByteArray &page, const QHash<QByteArray, QByteArray> &parts)
{
    QByteArray out;
    qsizetype from = 0;
    for (;;) {
        const qsizetype open = page.indexOf("{{", from);
        const qsizetype close = open < 0 ? -1 : page.indexOf("}}", open);
        if (close < 0)
            return out + page.mid(from);
        out += page.mid(from, open - from) + parts.value(page.mid(open + 2, close - open - 2));
        from = close + 2;
    }
}

} // namespace derby

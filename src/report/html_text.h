// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>

namespace derby {

/// `text` as HTML text or as the value of a quoted attribute: & < > " ' escaped, control characters that a server sent replaced.
QString htmlText(QStringView text);

/// `json` for the inside of a <script> element: nothing in it can end the element, open a comment or break a line of JavaScript (< > & and
/// U+2028, U+2029 are written as \u escapes; the value is the same).
QByteArray scriptJson(const QJsonObject &json);

/// JavaScript for the inside of a <script> element: "</script" and "<!--" within it are broken up.
QByteArray scriptSource(QByteArray source);

/// `page` with each {{name}} replaced by its part, in one pass: what a part holds is never looked at again. A name without a part is left
/// out.
QByteArray filled(const QByteArray &page, const QHash<QByteArray, QByteArray> &parts);

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/trace.h"

#include <QJsonObject>

namespace derby::cli {

/// {"lanes":[…]} as docs/formats.md has it ("inspect, test"); secrets hidden.
QJsonObject tracesToJson(const std::vector<Trace> &traces);

/// The request as it left: the URL without user and password, all headers that were sent, secrets hidden.
struct ShownRequest
{
    QString method, url;
    QList<std::pair<QString, QString>> headers;
    QString body;
};
ShownRequest shownRequest(const Trace &trace);
/// Headers with the values of credentials and cookies replaced by "***".
QList<std::pair<QString, QString>> shownHeaders(const HeaderList &headers, const QByteArray &apiKey);
/// `bytes` as text, without the endpoint's key.
QString shownText(const std::string &bytes, const QByteArray &apiKey);

} // namespace derby::cli

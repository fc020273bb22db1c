// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/protocol.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace derby {

/// One row of an expected*.json: a recorded or composed body and what a client must make of it.
struct Transcript
{
    QString name; ///< path beneath tests/data/transcripts
    QByteArray body;
    Engine engine = Engine::OpenAi;
    Protocol protocol = Protocol::OpenAiChat;
    ResponseHead head;
    QJsonObject expected;
};

QByteArray readData(const QString &path);
QList<QJsonObject> expectationsIn(const QString &file);
/// Every stream that the expectation files name.
QList<Transcript> allTranscripts();
/// The keys on which `actual` differs from what is expected, one a line; empty when none.
QString differences(const QJsonObject &expected, const QJsonObject &actual);

/// Everything that a decoder says, as one text: events (without raw) and reading. Two feeds are equal when their dumps are.
struct Decoded
{
    std::vector<DecodedEvent> events;
    Reading reading;
};
Decoded decode(const Transcript &transcript, const QList<std::string_view> &pieces, DecodeOptions options = {});
bool sameEvents(const std::vector<DecodedEvent> &a, const std::vector<DecodedEvent> &b);

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts.h"

#include <QFile>
#include <QJsonDocument>

#include <cmath>

namespace derby {

namespace {

/// contract: token ids and continuous usage are `derived`; a source that the file does not name is the server's or nobody's.
QJsonValue translated(const QString &key, const QJsonValue &value)
{
    if (key == QLatin1String("output_tokens_source"))
        return value.isNull() ? value : QJsonValue(QStringLiteral("derived"));
    return value;
}

bool equal(const QJsonValue &expected, const QJsonValue &actual)
{
    if (expected.isDouble() && actual.isDouble())
        return std::abs(expected.toDouble() - actual.toDouble()) <= 1e-9 * std::max(1.0, std::abs(expected.toDouble()));
    if (expected.isObject() && actual.isObject()) {
        const QJsonObject a = expected.toObject();
        const QJsonObject b = actual.toObject();
        if (a.keys() != b.keys())
            return false;
        for (const QString &key : a.keys()) {
            if (!equal(a[key], b[key]))
                return false;
        }
        return true;
    }
    return expected == actual;
}

} // namespace

QByteArray readData(const QString &path)
{
    QFile file(QStringLiteral(TESTDATA "/transcripts/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

QList<QJsonObject> expectationsIn(const QString &file)
{
    QList<QJsonObject> rows;
    const QJsonArray array = QJsonDocument::fromJson(readData(file)).array();
    for (const QJsonValue &row : array)
        rows << row.toObject();
    return rows;
}

QList<Transcript> allTranscripts()
{
    QList<Transcript> all;
    for (const char *file : {"expected.json", "real/expected-vllm.json", "real/expected-tgi.json", "real/expected-ollama-llamacpp.json"}) {
        const QString path = QString::fromLatin1(file);
        for (const QJsonObject &row : expectationsIn(path)) {
            Transcript transcript;
            transcript.name =
                path.section(u'/', 0, -2) + (path.contains(u'/') ? QStringLiteral("/") : QString()) + row[QLatin1String("file")].toString();
            transcript.body = readData(transcript.name);
            transcript.engine = engineFromId(row[QLatin1String("engine")].toString()).value_or(Engine::OpenAi);
            transcript.protocol = protocolFromId(row[QLatin1String("protocol")].toString()).value();
            const bool lines = transcript.protocol == Protocol::OllamaChat || transcript.protocol == Protocol::OllamaGenerate;
            transcript.head.status = 200;
            transcript.head.headers = {{"content-type", lines ? "application/x-ndjson" : "text/event-stream; charset=utf-8"}};
            transcript.expected = row;
            all << transcript;
        }
    }
    return all;
}

QString differences(const QJsonObject &expected, const QJsonObject &actual)
{
    QString text;
    for (const QString &key : expected.keys()) {
        if (key == QLatin1String("file") || key == QLatin1String("engine") || key == QLatin1String("protocol")
            || key == QLatin1String("note"))
            continue;
        if (key == QLatin1String("choices")) { // TGI's file spells `texts` and `finish_reasons` so
            QJsonArray texts, reasons;
            for (const QJsonValue &choice : expected[key].toArray()) {
                texts << choice[QLatin1String("text")];
                reasons << choice[QLatin1String("finish_reason")];
            }
            if (texts != actual[QLatin1String("texts")].toArray() || reasons != actual[QLatin1String("finish_reasons")].toArray())
                text += QStringLiteral("choices differ\n");
            continue;
        }
        const QJsonValue wanted = translated(key, expected[key]);
        if (!equal(wanted, actual[key]))
            text += key + QStringLiteral(": expected ")
                + QString::fromUtf8(QJsonDocument(QJsonArray{wanted}).toJson(QJsonDocument::Compact)) + QStringLiteral(", got ")
                + QString::fromUtf8(QJsonDocument(QJsonArray{actual[key]}).toJson(QJsonDocument::Compact)) + u'\n';
    }
    if (expected[QLatin1String("output_tokens")].isNull() != actual[QLatin1String("output_tokens_source")].isNull())
        text += QStringLiteral("output_tokens_source does not fit output_tokens\n");
    for (const char *key : {"server_timing", "tool_calls", "stop_reason", "usage_event", "tokens_per_event", "text_clean"}) {
        const QString name = QString::fromLatin1(key);
        if (actual.contains(name) && !expected.contains(name))
            text += name + QStringLiteral(": not expected, got ")
                + QString::fromUtf8(QJsonDocument(QJsonArray{actual[name]}).toJson(QJsonDocument::Compact)) + u'\n';
    }
    return text;
}

Decoded decode(const Transcript &transcript, const QList<std::string_view> &pieces, DecodeOptions options)
{
    Decoded decoded;
    const auto decoder = makeDecoder(transcript.engine, transcript.protocol, transcript.head, options);
    for (const std::string_view piece : pieces)
        decoder->feed(piece, decoded.events);
    decoder->finish(decoded.events);
    decoded.reading = decoder->reading();
    return decoded;
}

bool sameEvents(const std::vector<DecodedEvent> &a, const std::vector<DecodedEvent> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const DecodedEvent &x, const DecodedEvent &y) {
        return x.index == y.index && x.kind == y.kind && x.generated == y.generated && x.answer == y.answer && x.tokens == y.tokens
            && x.text == y.text && x.raw == y.raw;
    });
}

} // namespace derby

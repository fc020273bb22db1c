// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inspect_file.h"

#include "base/text.h"
#include "cli/trace_json.h"
#include "cli/trace_text.h"
#include "protocol/recorded.h"

#include <QFile>
#include <QFileInfo>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 largestFile = qint64(256) << 20; // decoded in memory

struct Spoken
{
    Engine engine;
    Protocol protocol;
};

/// --engine and --protocol.
Result<Spoken> spokenIn(const Context &context)
{
    const QString engineText = context.options.value(u"engine"_s);
    const std::optional<Engine> engine = engineFromId(engineText);
    if (!engine) {
        const QString near = nearest(engineText, engineIds());
        const QString message = engineText.isEmpty()
            ? u"--file needs --engine: which server was recorded."_s
            : u"There is no engine \"%1\"; known: %2."_s.arg(engineText, engineIds().join(u", "_s));
        return fail(makeError(
            ErrorKind::Usage, message, {},
            {u"tokenderby-cli inspect --file %1 --engine %2"_s.arg(context.options.value(u"file"_s), near.isEmpty() ? u"vllm"_s : near)}));
    }
    Spoken spoken{*engine, defaultProtocol(*engine)};
    if (!context.options.isSet(u"protocol"_s))
        return spoken;
    const QString protocolText = context.options.value(u"protocol"_s);
    const std::optional<Protocol> protocol = protocolFromId(protocolText);
    const QList<Protocol> possible = protocolsOf(*engine);
    if (!protocol || !possible.contains(*protocol)) {
        QStringList ids;
        for (const Protocol one : possible)
            ids << protocolId(one);
        const QString near = nearest(protocolText, ids);
        return fail(makeError(ErrorKind::Usage,
                              u"%1 does not speak \"%2\"; it speaks %3."_s.arg(engineName(*engine), protocolText, ids.join(u", "_s)), {},
                              {u"--protocol "_s + (near.isEmpty() ? ids.first() : near)}));
    }
    spoken.protocol = *protocol;
    return spoken;
}

Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!QFileInfo::exists(path)) {
        return fail(makeError(ErrorKind::Usage, u"There is no file %1."_s.arg(printable(path)), {},
                              {u"Check the path"_s, u"Record one: curl -si -N URL … > F"_s}));
    }
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(
            makeError(ErrorKind::Usage, u"%1 cannot be read."_s.arg(printable(path)), file.errorString(), {u"Give a readable file"_s}));
    }
    if (file.size() > largestFile)
        return fail(makeError(ErrorKind::Usage, u"%1 is larger than 256 MiB."_s.arg(printable(path)), {},
                              {u"Give the recording of one response"_s}));
    return file.readAll();
}

/// Feeds the whole body; a recording has no times.
Trace decoded(const Spoken &spoken, const RecordedResponse &response, const QString &path)
{
    Trace trace;
    trace.endpoint.name = QFileInfo(path).fileName();
    trace.endpoint.id = engineId(spoken.engine);
    trace.endpoint.engine = spoken.engine;
    trace.endpoint.protocol = spoken.protocol;
    trace.head = response.head;
    const std::unique_ptr<Decoder> decoder =
        makeDecoder(spoken.engine, spoken.protocol, response.head, {.keepText = true, .keepRaw = true});
    std::vector<DecodedEvent> events;
    decoder->feed({response.body.constData(), static_cast<std::size_t>(response.body.size())}, events);
    decoder->finish(events);
    for (DecodedEvent &event : events)
        trace.events.push_back({std::move(event), std::nullopt, std::nullopt, false});
    trace.reading = decoder->reading();
    trace.endpoint.model = QString::fromStdString(trace.reading.model);
    trace.error = judgeTrace(trace, std::nullopt);
    return trace;
}

} // namespace

int inspectFile(const Context &context)
{
    const Result<Spoken> spoken = spokenIn(context);
    if (!spoken)
        return failed(context, spoken.error());
    const QString path = context.options.value(u"file"_s);
    const Result<QByteArray> bytes = readWhole(path);
    if (!bytes)
        return failed(context, bytes.error());
    Result<RecordedResponse> response = readRecorded(*bytes, spoken->protocol);
    if (!response)
        return failed(context, response.error());
    const Trace trace = decoded(*spoken, *response, path);
    if (response->bare && trace.events.empty()) {
        return failed(context,
                      makeError(ErrorKind::BadResponse, u"%1 holds no response in %2."_s.arg(printable(path), protocolId(spoken->protocol)),
                                {},
                                {u"Check --engine and --protocol"_s, u"Give a raw HTTP response (curl -si -N URL … > F) or its body"_s}));
    }
    if (response->bare && !context.quiet)
        say(u"The file has no HTTP head: status 200 is assumed."_s);
    if (response->cut && !context.quiet)
        say(u"The recording ends before the response does."_s);
    if (context.json)
        printJson(tracesToJson({trace}));
    else
        print(inspectText(trace, context.options.isSet(u"raw"_s)));
    return Good;
}

} // namespace derby::cli

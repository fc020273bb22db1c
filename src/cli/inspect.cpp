// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/inspect_file.h"
#include "cli/lanes.h"
#include "cli/trace_text.h"

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

int runInspect(const Context &context)
{
    if (context.options.isSet(u"file"_s)) {
        for (const QString &option : {u"endpoint"_s, u"services"_s, u"simulate"_s, u"model"_s, u"prompt"_s, u"config"_s}) {
            if (context.options.isSet(option)) {
                return failed(
                    context,
                    makeError(ErrorKind::Usage,
                              u"--file decodes a recorded response without a network; --%1 is for a running server."_s.arg(option), {},
                              {u"tokenderby-cli inspect --file F --engine vllm"_s, u"Leave out --file to ask the server"_s}));
            }
        }
        return inspectFile(context);
    }
    for (const QString &option : {u"engine"_s, u"protocol"_s}) {
        if (context.options.isSet(option)) {
            return failed(context,
                          makeError(ErrorKind::Usage, u"--%1 says how to read a recorded response, and no --file is given."_s.arg(option),
                                    {},
                                    {u"tokenderby-cli inspect --file F --engine vllm"_s,
                                     u"For a running server: tokenderby-cli inspect --endpoint vllm=http://localhost:8000"_s}));
        }
    }
    const bool raw = context.options.isSet(u"raw"_s);
    return traceCommand(context, [raw](const Trace &trace) { return inspectText(trace, raw); });
}

} // namespace

Command inspectCommand()
{
    Command command;
    command.name = u"inspect"_s;
    command.summary = u"Shows the request as sent and the stream as received, with times; or decodes a recorded response."_s;
    command.example = u"tokenderby-cli inspect --simulate --services vllm"_s;
    command.options = traceOptions();
    command.options << QCommandLineOption(u"raw"_s, u"Show each event's payload as received instead of its text."_s)
                    << QCommandLineOption(u"file"_s, u"Decode this raw HTTP response, or its body, without a network."_s, u"F"_s)
                    << QCommandLineOption(u"engine"_s, u"With --file: what recorded it (%1)."_s.arg(engineIds().join(u", "_s)), u"E"_s)
                    << QCommandLineOption(u"protocol"_s,
                                          u"With --file: what was spoken (default: the engine's; %1)."_s.arg(protocolIds().join(u", "_s)),
                                          u"P"_s);
    command.run = runInspect;
    return command;
}

} // namespace derby::cli

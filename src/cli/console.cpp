// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "base/text.h"
#include "cli/dispatch.h"
#include "plan/engine.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace derby::cli {

namespace {

bool lostOutput = false;

using namespace Qt::StringLiterals;

volatile std::sig_atomic_t firstSignal = 0;

extern "C" void onInterrupt(int signal)
{
    if (firstSignal == 0)
        firstSignal = signal;
    else if (signal != SIGHUP)
        _exit(128 + firstSignal);
}

void write(std::FILE *stream, QByteArray text)
{
    if (!text.endsWith('\n'))
        text += '\n';
    const bool written = std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stream) == static_cast<size_t>(text.size());
    if ((std::fflush(stream) != 0 || !written) && stream == stdout)
        lostOutput = true;
}

QString indented(const QString &text)
{
    QString out;
    for (const QString &line : text.split(u'\n'))
        out += u"    "_s + line + u'\n';
    return out;
}

} // namespace

bool outputLost()
{
    return lostOutput;
}

void print(const QString &text)
{
    write(stdout, printable(text).toUtf8());
}

void printJson(const QJsonObject &json)
{
    // QJsonDocument escapes C0 but neither DEL nor C1, which some terminals take as the start of an escape sequence. Both stand inside
    // strings only.
    const QByteArray compact = QJsonDocument(json).toJson(QJsonDocument::Compact);
    QByteArray out;
    out.reserve(compact.size());
    for (qsizetype i = 0; i < compact.size(); ++i) {
        const auto byte = static_cast<unsigned char>(compact[i]);
        const unsigned char next = i + 1 < compact.size() ? static_cast<unsigned char>(compact[i + 1]) : 0;
        if (byte == 0x7f) {
            out += "\\u007f";
        } else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) {
            out += "\\u00" + QByteArray::number(next, 16);
            ++i;
        } else {
            out += compact[i];
        }
    }
    write(stdout, out);
}

void say(const QString &text)
{
    write(stderr, printable(text).toUtf8());
}

QJsonObject errorToJson(const Error &error)
{
    return {{u"kind"_s, errorKindId(error.kind)},
            {u"message"_s, error.message},
            {u"detail"_s, error.detail},
            {u"actions"_s, QJsonArray::fromStringList(error.actions)},
            {u"recoverable"_s, error.recoverable}};
}

int failed(const Context &context, const Error &error)
{
    const QString detail = error.detail.trimmed();
    QString card = u"Error: "_s + error.message + u'\n';
    if (!detail.isEmpty())
        card += indented(detail);
    for (const QString &action : error.actions)
        card += u"  Try: "_s + action + u'\n';
    say(card);
    if (context.json)
        printJson({{u"ok"_s, false}, {u"files"_s, QJsonArray()}, {u"error"_s, errorToJson(error)}});
    return error.kind == ErrorKind::Usage ? WrongUsage : RunFailed;
}

void watchInterrupt()
{
    struct sigaction action
    {
    };
    action.sa_handler = onInterrupt;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    struct sigaction now
    {
    };
    if (sigaction(SIGHUP, nullptr, &now) == 0 && now.sa_handler != SIG_IGN)
        sigaction(SIGHUP, &action, nullptr);
}

bool interrupted()
{
    return firstSignal != 0;
}

int interruptedCode()
{
    return 128 + (firstSignal != 0 ? firstSignal : SIGINT);
}

QList<QCommandLineOption> planOptions()
{
    return {
        {u"config"_s, u"Read the plan from this YAML file."_s, u"F"_s},
        {u"endpoint"_s, u"Measure this server; give it again for each. Engines: "_s + engineIds().join(u", "_s) + u'.', u"ENGINE=URL"_s},
        {u"model"_s, u"The model to ask for (default: what each server offers)."_s, u"M"_s},
        {u"services"_s, u"Only these engines, e.g. vllm,tgi."_s, u"LIST"_s},
        {u"simulate"_s, u"Measure the built-in simulators."_s},
        {u"seed"_s, u"Seed of everything that is drawn (1)."_s, u"N"_s},
    };
}

} // namespace derby::cli

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include "base/text.h"

#include <cstdio>

namespace derby {

Q_LOGGING_CATEGORY(logRun, "derby.run")
Q_LOGGING_CATEGORY(logTransport, "derby.transport")
Q_LOGGING_CATEGORY(logStore, "derby.store")
Q_LOGGING_CATEGORY(logSimulator, "derby.simulator")

namespace {

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const char *label = type == QtDebugMsg ? "debug" : type == QtInfoMsg ? "info" : type == QtWarningMsg ? "warning" : "error";
    const QByteArray text = printable(message).toUtf8();
    std::fprintf(stderr, "%s: %s%s%s\n", label, context.category && type == QtDebugMsg ? context.category : "",
                 context.category && type == QtDebugMsg ? ": " : "", text.constData());
}

} // namespace

QStringList logLevelNames()
{
    return {QStringLiteral("error"), QStringLiteral("warning"), QStringLiteral("info"), QStringLiteral("debug")};
}

void installLogging(LogLevel level)
{
    const auto rule = [level](LogLevel of) { return level >= of ? QStringLiteral("true") : QStringLiteral("false"); };
    QLoggingCategory::setFilterRules(QStringLiteral("*.warning=%1\n*.info=%2\nderby.*.debug=%3")
                                         .arg(rule(LogLevel::Warning), rule(LogLevel::Info), rule(LogLevel::Debug)));
    qInstallMessageHandler(writeLine);
}

} // namespace derby

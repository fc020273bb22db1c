// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>

namespace derby::test {

QJsonObject Ran::json() const
{
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(out, &wrong);
    return wrong.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

std::unique_ptr<QProcess> startCli(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"})
        environment.remove(QLatin1String(name));
    process->setProcessEnvironment(environment);
    process->setProgram(QStringLiteral(TOKENDERBY_CLI));
    process->setArguments(arguments);
    process->setStandardInputFile(QProcess::nullDevice());
    process->start();
    if (!process->waitForStarted(20000))
        qFatal("tokenderby-cli does not start: %s", qPrintable(process->errorString()));
    return process;
}

Ran ended(QProcess &process, int patienceMs)
{
    Ran ran;
    const bool finished = process.state() == QProcess::NotRunning || process.waitForFinished(patienceMs);
    if (!finished) {
        process.kill();
        process.waitForFinished(10000);
    }
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    ran.code = finished && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return ran;
}

Ran cli(const QStringList &arguments, int patienceMs)
{
    const std::unique_ptr<QProcess> process = startCli(arguments);
    return ended(*process, patienceMs);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonFile(const QString &path)
{
    return QJsonDocument::fromJson(contents(path)).object();
}

QString written(const QString &folder, const QString &name, const QByteArray &text)
{
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace derby::test

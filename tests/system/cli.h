// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <memory>

namespace derby::test {

/// How one run of tokenderby-cli ended.
struct Ran
{
    int code = -1; ///< -1: it crashed, or never ended
    QByteArray out, err;

    /// stdout as one JSON object; empty when it is none.
    QJsonObject json() const;
    QByteArray both() const { return out + err; }
    /// Everything that it said, for a test's message.
    QByteArray all() const { return "exit " + QByteArray::number(code) + "\n" + out + "\n" + err; }
};

/// Starts tokenderby-cli with no proxy and no colours from the environment.
std::unique_ptr<QProcess> startCli(const QStringList &arguments);
/// Waits for its end; a program that hangs is killed and has code -1.
Ran ended(QProcess &process, int patienceMs = 60000);
Ran cli(const QStringList &arguments, int patienceMs = 60000);

/// Reads a file whole; empty when it is not there.
QByteArray contents(const QString &path);
/// Reads a file as one JSON object.
QJsonObject jsonFile(const QString &path);
/// Writes `text` to a new file and gives its path.
QString written(const QString &folder, const QString &name, const QByteArray &text);

} // namespace derby::test

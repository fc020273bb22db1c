// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibrate/send_log.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace derby {

namespace {

/// The unsigned number after `key` in a line that the simulator wrote, or -1. The log has a line a token, so a JSON tree for each would
/// take longer than the calibration.
qint64 numberAfter(const QByteArray &line, const char *key)
{
    const qsizetype at = line.indexOf(key);
    if (at < 0)
        return -1;
    qsizetype i = at + qsizetype(qstrlen(key));
    qint64 value = -1;
    for (; i < line.size() && line[i] >= '0' && line[i] <= '9'; ++i)
        value = (value < 0 ? 0 : value * 10) + (line[i] - '0');
    return value;
}

QByteArray textAfter(const QByteArray &line, const char *key)
{
    const qsizetype at = line.indexOf(key);
    if (at < 0)
        return {};
    const qsizetype begin = at + qsizetype(qstrlen(key));
    return line.mid(begin, line.indexOf('"', begin) - begin);
}

} // namespace

Result<SendLog> readSendLog(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            makeError(ErrorKind::Io, QStringLiteral("The simulator's send log could not be read."), path + u": " + file.errorString()));
    SendLog log;
    QByteArray line;
    while (!(line = file.readLine()).isEmpty()) {
        if (!line.endsWith('\n'))
            break;
        const qint64 time = numberAfter(line, "\"t_ns\":");
        const qint64 index = numberAfter(line, "\"index\":");
        const QByteArray id = textAfter(line, "\"request_id\":\"");
        if (time < 0 || index < 0 || id.isEmpty())
            return fail(makeError(ErrorKind::Io, QStringLiteral("The simulator's send log has a line that is none."),
                                  QString::fromUtf8(line.left(200))));
        std::vector<MonoTime> &times = log[id];
        if (times.size() <= size_t(index))
            times.resize(size_t(index) + 1);
        times[size_t(index)] = MonoTime(Nanos(time));
    }
    return log;
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/send_log.h"

#include "simulator/tokens.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace derby {

Result<std::unique_ptr<SendLog>> SendLog::open(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return fail(makeError(ErrorKind::Io, u"The send log " % path % u" can't be written.", QString::fromLocal8Bit(std::strerror(errno)),
                              {QStringLiteral("Give --send-log a file in a folder that exists and that you may write to")}));
    return std::unique_ptr<SendLog>(new SendLog(file));
}

SendLog::~SendLog()
{
    flush();
    ::close(m_file);
}

std::string SendLog::linePrefix(std::string_view engine, std::string_view requestId)
{
    std::string prefix = "{\"engine\":\"";
    prefix += engine;
    prefix += "\",\"request_id\":\"";
    appendEscaped(prefix, requestId);
    prefix += "\",\"index\":";
    return prefix;
}

void SendLog::add(std::string_view prefix, int index, MonoTime at)
{
    std::array<char, 24> digits;
    m_buffer += prefix;
    m_buffer.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), index).ptr);
    m_buffer += ",\"t_ns\":";
    m_buffer.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), at.time_since_epoch().count()).ptr);
    m_buffer += "}\n";
    if (m_buffer.size() >= blockSize)
        flush();
}

void SendLog::flush()
{
    std::string_view left = m_buffer;
    while (!left.empty()) {
        const ssize_t written = ::write(m_file, left.data(), left.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break; // a full disk must not stop the servers
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    m_buffer.clear();
}

} // namespace derby

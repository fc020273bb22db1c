// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>

namespace derby {

/// The file that says when each token was handed to the kernel: one JSON object a line, {"engine","request_id","index","t_ns"}, t_ns on
/// CLOCK_MONOTONIC, read just before the send() of the event's bytes (an event that must wait for room in the socket counts from there all
/// the same). request_id is the client's X-Request-Id, else a number. Written in blocks: cheap enough for 75,000 tokens a second. One
/// thread.
class SendLog
{
public:
    static Result<std::unique_ptr<SendLog>> open(const QString &path);
    ~SendLog(); ///< writes what is left
    SendLog(const SendLog &) = delete;
    SendLog &operator=(const SendLog &) = delete;

    /// The part of a line that is the same for a whole request.
    static std::string linePrefix(std::string_view engine, std::string_view requestId);
    void add(std::string_view prefix, int index, MonoTime at);
    void flush();

private:
    explicit SendLog(int file)
        : m_file(file)
    {
        m_buffer.reserve(blockSize + 512);
    }
    static constexpr std::size_t blockSize = 64 * 1024;
    int m_file;
    std::string m_buffer;
};

} // namespace derby

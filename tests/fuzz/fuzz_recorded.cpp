// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/recorded.h"

#include <cstdlib>

using namespace derby;

/// No crash, never more body than bytes, and the beginning of a good recording is cut, or shorter, but not broken within its body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<RecordedResponse> response = readRecorded(bytes, Protocol::OllamaChat);
    if (!response)
        return response.error().message.isEmpty() ? (std::abort(), 1) : 0;
    if (response->body.size() > bytes.size() || (response->bare && response->body != bytes))
        std::abort();
    if (response->bare || response->body.isEmpty())
        return 0;
    const Result<RecordedResponse> shorter = readRecorded(bytes.chopped(1), Protocol::OllamaChat);
    if (!shorter || !response->body.startsWith(shorter->body))
        std::abort();
    return 0;
}

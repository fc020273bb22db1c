// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace derby {

/// "Tue, 24 Nov 2026 05:56:41 GMT", of now; made once a second.
std::string_view httpDate();
/// Seconds since 1970.
std::int64_t unixSeconds();
/// RFC 3339 in UTC with nanoseconds, trailing zeros dropped as Go does; of now plus `aheadSeconds`.
std::string goTime(double aheadSeconds = 0);

void appendNumber(std::string &out, std::int64_t value);
std::string hex(std::uint64_t value, int digits);

/// One chunk of a chunked body; `upperCase`: hex digits as hyper writes them.
void appendChunk(std::string &out, std::string_view payload, bool upperCase = false);
/// The chunk that ends a chunked body.
inline constexpr std::string_view endChunk = "0\r\n\r\n";

/// "404 Not Found" and the like.
std::string_view statusText(int status);

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/text_http.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace derby {

std::int64_t unixSeconds()
{
    return static_cast<std::int64_t>(std::time(nullptr));
}

std::string_view httpDate()
{
    static constexpr std::array<const char *, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    thread_local std::time_t cached = 0;
    thread_local std::array<char, 64> text{};
    const std::time_t now = std::time(nullptr);
    if (now != cached) {
        std::tm utc{};
        gmtime_r(&now, &utc);
        // Not strftime: its names follow the locale.
        std::snprintf(text.data(), text.size(), "%s, %02d %s %d %02d:%02d:%02d GMT", days[static_cast<std::size_t>(utc.tm_wday)],
                      utc.tm_mday, months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
        cached = now;
    }
    return text.data();
}

std::string goTime(double aheadSeconds)
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    now.tv_sec += static_cast<std::time_t>(aheadSeconds);
    thread_local std::time_t cached = -1;
    thread_local std::array<char, 64> seconds{};
    if (now.tv_sec != cached) {
        std::tm utc{};
        gmtime_r(&now.tv_sec, &utc);
        std::snprintf(seconds.data(), seconds.size(), "%04d-%02d-%02dT%02d:%02d:%02d", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                      utc.tm_hour, utc.tm_min, utc.tm_sec);
        cached = now.tv_sec;
    }
    std::string out = seconds.data();
    if (now.tv_nsec > 0) {
        std::array<char, 10> digits{'.'};
        long rest = now.tv_nsec;
        for (std::size_t i = 9; i >= 1; --i) {
            digits[i] = static_cast<char>('0' + rest % 10);
            rest /= 10;
        }
        std::size_t length = digits.size();
        while (digits[length - 1] == '0')
            --length;
        out.append(digits.data(), length);
    }
    out += 'Z';
    return out;
}

void appendNumber(std::string &out, std::int64_t value)
{
    std::array<char, 24> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

std::string hex(std::uint64_t value, int digits)
{
    std::string out(static_cast<std::size_t>(digits), '0');
    for (std::size_t i = out.size(); i-- > 0; value >>= 4)
        out[i] = "0123456789abcdef"[value & 15];
    return out;
}

void appendChunk(std::string &out, std::string_view payload, bool upperCase)
{
    std::array<char, 20> digits;
    char *const end = std::to_chars(digits.data(), digits.data() + digits.size(), payload.size(), 16).ptr;
    if (upperCase)
        for (char *c = digits.data(); c != end; ++c)
            *c = *c >= 'a' ? static_cast<char>(*c - 'a' + 'A') : *c;
    out.append(digits.data(), end);
    out += "\r\n";
    out += payload;
    out += "\r\n";
}

std::string_view statusText(int status)
{
    switch (status) {
    case 200:
        return "200 OK";
    case 204:
        return "204 No Content";
    case 400:
        return "400 Bad Request";
    case 401:
        return "401 Unauthorized";
    case 403:
        return "403 Forbidden";
    case 404:
        return "404 Not Found";
    case 405:
        return "405 Method Not Allowed";
    case 413:
        return "413 Payload Too Large";
    case 415:
        return "415 Unsupported Media Type";
    case 422:
        return "422 Unprocessable Entity";
    case 424:
        return "424 Failed Dependency";
    case 429:
        return "429 Too Many Requests";
    case 503:
        return "503 Service Unavailable";
    default:
        return "500 Internal Server Error";
    }
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json_payload.h"

#include <QString>

namespace derby {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The code unit of the \uXXXX at `at`, or -1.
int codeUnit(std::string_view text, std::size_t at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return -1;
    int value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const int digit = hexValue(text[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

bool isHigh(int unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

bool isLow(int unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

/// The first escape of a surrogate that has no partner, or npos.
std::size_t loneSurrogate(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('\\', from); at != std::string_view::npos && at + 1 < text.size(); at = text.find('\\', at)) {
        const int unit = codeUnit(text, at);
        if (isHigh(unit) && isLow(codeUnit(text, at + 6)))
            at += 12;
        else if (isHigh(unit) || isLow(unit))
            return at;
        else
            at += 2; // an escaped backslash must not make the next character an escape
    }
    return std::string_view::npos;
}

} // namespace

simdjson::error_code JsonPayload::parse(std::string_view padded, simdjson::dom::element &element)
{
    if (padded.starts_with("\xef\xbb\xbf")) // a byte order mark
        padded.remove_prefix(3);
    if (std::size_t at = loneSurrogate(padded, 0); at != std::string_view::npos) {
        m_repaired.assign(padded);
        for (; at != std::string_view::npos; at = loneSurrogate(m_repaired.view(), at + 6))
            std::memcpy(m_repaired.data() + at, "\\ufffd", 6);
        padded = m_repaired.view();
    }
    simdjson::error_code error = m_parser.parse(padded.data(), padded.size(), false).get(element);
    if (error == simdjson::UTF8_ERROR) {
        const QByteArray repaired = QString::fromUtf8(padded.data(), static_cast<qsizetype>(padded.size())).toUtf8();
        m_repaired.assign({repaired.constData(), static_cast<std::size_t>(repaired.size())});
        error = m_parser.parse(m_repaired.data(), m_repaired.size(), false).get(element);
    }
    return error;
}

std::string_view stringOf(const simdjson::dom::element &element)
{
    std::string_view text;
    return element.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string jsonText(const simdjson::dom::element &element)
{
    return simdjson::minify(element);
}

} // namespace derby

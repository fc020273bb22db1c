// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/tokens.h"

#include "base/random.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace derby {
namespace {

constexpr std::array<std::string_view, 16> logprobs{
    "-0.34765625", "-0.007965088", "-0.087890625",  "-1.0742188",  "-0.10546875",   "-0.023071289", "0.0",         "-0.07714844",
    "-3.2578125",  "-0.60546875",  "-1.1920929e-7", "-0.24267578", "-0.0009765625", "-2.7734375",   "-0.05859375", "-0.4560547"};

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL; // FNV-1a
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return mix64(hash);
}

std::size_t characterLength(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

bool isWordByte(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
}

/// Where a word of this many bytes is cut: short words stay whole, long ones get parts of about four letters.
std::size_t partLength(std::string_view word)
{
    if (word.size() <= 6)
        return word.size();
    std::size_t at = 0;
    while (at < word.size() && at < 4)
        at += characterLength(static_cast<unsigned char>(word[at]));
    return std::min(at, word.size());
}

} // namespace

void appendEscaped(std::string &out, std::string_view text, bool html)
{
    static constexpr char digits[] = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        default:
            if (byte < 0x20 || (html && (c == '<' || c == '>' || c == '&'))) {
                out += "\\u00";
                out += digits[byte >> 4];
                out += digits[byte & 15];
            } else {
                out += c;
            }
        }
    }
}

std::string quoted(std::string_view text, bool html)
{
    std::string out = "\"";
    appendEscaped(out, text, html);
    return out + '"';
}

Piece makePiece(std::string text)
{
    Piece piece;
    appendEscaped(piece.json, text);
    appendEscaped(piece.goJson, text, true);
    const std::uint64_t hash = hashOf(text);
    piece.id = static_cast<std::uint32_t>(256 + hash % 127000);
    piece.logprob = logprobs[(hash >> 32) % logprobs.size()];
    piece.text = std::move(text);
    return piece;
}

std::vector<Piece> tokenizeAnswer(std::string_view text)
{
    std::vector<Piece> pieces;
    const auto take = [&](std::size_t length) {
        pieces.push_back(makePiece(std::string(text.substr(0, length))));
        text.remove_prefix(length);
    };
    while (!text.empty()) {
        const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
        if (blanks > 1) { // an indentation keeps one blank for the word after it
            take(blanks == text.size() ? blanks : blanks - 1);
            continue;
        }
        const std::size_t breaks = std::min(text.find_first_not_of('\n'), text.size());
        if (breaks > 0) {
            take(breaks);
            continue;
        }
        std::size_t end = blanks;
        while (end < text.size() && isWordByte(text[end]))
            ++end;
        if (end > blanks) {
            const std::size_t first = blanks + partLength(text.substr(blanks, end - blanks));
            std::size_t left = end - first;
            take(first);
            while (left > 0) {
                const std::size_t part = partLength(text.substr(0, left));
                take(part);
                left -= part;
            }
            continue;
        }
        while (end < text.size() && end - blanks < 3 && std::isdigit(static_cast<unsigned char>(text[end])))
            ++end;
        take(end > blanks ? end : std::min(text.size(), blanks + 1));
    }
    return pieces;
}

std::vector<std::string_view> tokenizePrompt(std::string_view text)
{
    std::vector<std::string_view> tokens;
    while (!text.empty()) {
        if (text.substr(0, 2) == "<|") {
            const std::size_t end = text.find("|>");
            if (end != std::string_view::npos && end <= 40) {
                tokens.push_back(text.substr(0, end + 2));
                text.remove_prefix(end + 2);
                continue;
            }
        }
        std::size_t bytes = 0;
        for (int characters = 0; characters < 4 && bytes < text.size(); ++characters) {
            bytes += characterLength(static_cast<unsigned char>(text[bytes]));
            if (text.substr(std::min(bytes, text.size()), 2) == "<|")
                break;
        }
        bytes = std::min(bytes, text.size());
        tokens.push_back(text.substr(0, bytes));
        text.remove_prefix(bytes);
    }
    return tokens;
}

int countPromptTokens(std::string_view text)
{
    return static_cast<int>(tokenizePrompt(text).size());
}

int countCharacters(std::string_view text)
{
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

} // namespace derby

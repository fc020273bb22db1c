// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace derby {

/// One token of an answer, with the forms in which the engines' JSON writers print its text.
struct Piece
{
    std::string text;
    std::string json; ///< within quotes, non-ASCII raw (Python's and Rust's writers)
    std::string goJson; ///< within quotes, <, > and & as \u003c … (Go's writer)
    std::uint32_t id = 0; ///< a stable made-up token id
    std::string_view logprob; ///< a stable made-up log probability, as a shortest float32
};

Piece makePiece(std::string text);

/// `text` as a JSON string's inside. `html`: <, > and & escaped as Go does.
void appendEscaped(std::string &out, std::string_view text, bool html = false);
/// The same with its quotes.
std::string quoted(std::string_view text, bool html = false);

/// Cuts an answer into pieces of a real tokeniser's kind: a word with its leading space, long words in parts of about four letters,
/// punctuation, runs of line breaks and of blanks.
std::vector<Piece> tokenizeAnswer(std::string_view text);

/// The simulated servers' rule for prompts: each special token "<|…|>" is one, other text one for every four characters or part of them.
std::vector<std::string_view> tokenizePrompt(std::string_view text);
int countPromptTokens(std::string_view text);

/// Unicode characters in UTF-8 text.
int countCharacters(std::string_view text);

} // namespace derby

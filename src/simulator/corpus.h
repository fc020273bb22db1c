// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/engine.h"
#include "simulator/tokens.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace derby {

/// The paragraphs of one answer, in order, with no end: when they are used up they come again.
class Answer
{
public:
    Answer() = default;
    Answer(std::vector<const std::vector<Piece> *> paragraphs, int naturalTokens)
        : m_paragraphs(std::move(paragraphs))
        , m_naturalTokens(naturalTokens)
    {
    }
    /// The next token's text. Lives as long as the corpus.
    const Piece &next()
    {
        const std::vector<Piece> &paragraph = *m_paragraphs[m_paragraph];
        const Piece &piece = paragraph[m_piece];
        if (++m_piece == paragraph.size()) {
            m_piece = 0;
            m_paragraph = (m_paragraph + 1) % m_paragraphs.size();
        }
        return piece;
    }
    /// Tokens after which the text has come to an end by itself.
    int naturalTokens() const { return m_naturalTokens; }

private:
    std::vector<const std::vector<Piece> *> m_paragraphs;
    int m_naturalTokens = 0;
    std::size_t m_paragraph = 0, m_piece = 0;
};

/// The texts that the simulated servers answer with: resources/simulator/corpus.
class Corpus
{
public:
    static Result<std::shared_ptr<const Corpus>> load();
    /// An answer that suits the prompt, in the engine's voice; the same for the same arguments.
    Answer answer(Engine engine, std::string_view prompt, std::uint64_t seed) const;
    /// The scenario's id that the prompt's words point to, "general" when none does.
    const std::string &scenarioOf(std::string_view prompt) const;

private:
    using Paragraph = std::vector<Piece>; ///< ends with the break before the next
    struct Scenario
    {
        std::string id;
        std::vector<std::string> keywords;
        std::map<Engine, std::vector<Paragraph>> voices;
        std::vector<Paragraph> common;
    };
    const Scenario &pick(std::string_view prompt) const;
    std::vector<Scenario> m_scenarios;
    std::size_t m_general = 0;
};

} // namespace derby

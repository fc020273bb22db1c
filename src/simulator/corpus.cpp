// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/corpus.h"

#include "base/random.h"
#include "simulator/resources.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <unordered_set>

namespace derby {
namespace {

std::vector<Piece> paragraph(const YAML::Node &node)
{
    std::string text = node.as<std::string>();
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    std::vector<Piece> pieces = tokenizeAnswer(text);
    pieces.push_back(makePiece("\n\n"));
    return pieces;
}

std::vector<std::vector<Piece>> paragraphs(const YAML::Node &node)
{
    std::vector<std::vector<Piece>> all;
    for (const YAML::Node &one : node)
        all.push_back(paragraph(one));
    return all;
}

/// The words of the end of a prompt, in lower case: what is asked stands last, and a long context must not decide.
std::unordered_set<std::string> wordsOf(std::string_view prompt)
{
    constexpr std::size_t looked = 4000;
    if (prompt.size() > looked)
        prompt.remove_prefix(prompt.size() - looked);
    std::unordered_set<std::string> words;
    std::string word;
    for (const char c : prompt) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || c == '+') {
            word += static_cast<char>(std::tolower(byte));
        } else if (!word.empty()) {
            words.insert(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.insert(std::move(word));
    return words;
}

} // namespace

Result<std::shared_ptr<const Corpus>> Corpus::load()
{
    auto corpus = std::make_shared<Corpus>();
    try {
        for (const QString &name : simulatorCorpusFiles()) {
            const YAML::Node root = YAML::Load(simulatorResource(name).toStdString());
            Scenario scenario;
            scenario.id = root["id"].as<std::string>();
            scenario.keywords = root["keywords"].as<std::vector<std::string>>();
            for (const Engine engine : {Engine::Vllm, Engine::Tgi, Engine::Ollama})
                scenario.voices[engine] = paragraphs(root["voices"][engineId(engine).toStdString()]);
            scenario.common = paragraphs(root["common"]);
            if (scenario.id == "general")
                corpus->m_general = corpus->m_scenarios.size();
            corpus->m_scenarios.push_back(std::move(scenario));
        }
    } catch (const YAML::Exception &error) {
        return fail(makeError(ErrorKind::Io, QStringLiteral("The simulator's texts can't be read."), QString::fromStdString(error.what())));
    }
    if (corpus->m_scenarios.empty())
        return fail(makeError(ErrorKind::Io, QStringLiteral("The simulator's texts are missing from the program."), {},
                              {QStringLiteral("Build the program again from a complete source tree")}));
    return corpus;
}

const Corpus::Scenario &Corpus::pick(std::string_view prompt) const
{
    const auto words = wordsOf(prompt);
    std::size_t best = m_general;
    std::ptrdiff_t most = 0;
    for (std::size_t i = 0; i < m_scenarios.size(); ++i) {
        const auto &keywords = m_scenarios[i].keywords;
        const auto hits = std::count_if(keywords.begin(), keywords.end(), [&](const std::string &word) { return words.contains(word); });
        if (hits > most) {
            most = hits;
            best = i;
        }
    }
    return m_scenarios[best];
}

const std::string &Corpus::scenarioOf(std::string_view prompt) const
{
    return pick(prompt).id;
}

Answer Corpus::answer(Engine engine, std::string_view prompt, std::uint64_t seed) const
{
    const Scenario &scenario = pick(prompt);
    SplitMix64 random(seed);
    std::vector<const Paragraph *> order;
    for (const Paragraph &one : scenario.voices.at(engine))
        order.push_back(&one);
    const auto append = [&](const std::vector<Paragraph> &all) {
        const std::size_t first = random() % all.size();
        for (std::size_t i = 0; i < all.size(); ++i)
            order.push_back(&all[(first + i) % all.size()]);
    };
    append(scenario.common);
    // An answer left to itself says its two opening paragraphs and one to three more.
    const std::size_t said = std::min(order.size(), scenario.voices.at(engine).size() + 1 + random() % 3);
    std::size_t natural = 0;
    for (std::size_t i = 0; i < said; ++i)
        natural += order[i]->size();
    if (&scenario != &m_scenarios[m_general])
        append(m_scenarios[m_general].common);
    return Answer(std::move(order), static_cast<int>(natural) - 1); // the last break is not said
}

} // namespace derby

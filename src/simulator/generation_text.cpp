// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine answers: how long, with which text, and what the faults make of it.
#include "simulator/server.h"
#include "simulator/tokens.h"

#include <algorithm>

namespace derby {

void EngineServer::plan(Generation &generation, std::string_view prompt, std::string_view topic, std::optional<int> maxTokens,
                        int minTokens, bool ignoreEos)
{
    generation.received = now();
    generation.answer = m_setup.corpus->answer(m_setup.engine, topic, random(++m_ordinal));
    if (m_setup.profile.prefixCache)
        generation.cachedTokens = std::min(m_prefixes.lookUp(prompt), std::max(0, generation.promptTokens - 1));
    const int room = std::max(1, m_setup.profile.contextTokens - generation.promptTokens);
    generation.maxTokens = std::clamp(maxTokens.value_or(room), 1, room);
    const int natural = std::max(generation.answer.naturalTokens() + 1, minTokens);
    const bool ends = !ignoreEos && natural <= generation.maxTokens;
    generation.tokens = ends ? natural : generation.maxTokens;
    generation.finish = ends ? FinishReason::Eos : FinishReason::Length;
    if (m_setup.faults.empty) {
        generation.tokens = 1;
        generation.finish = FinishReason::Eos;
        return;
    }
    if (generation.stops.empty())
        return;
    Answer ahead = generation.answer;
    std::string text;
    std::vector<std::size_t> starts;
    const int visible = generation.tokens - (ends ? 1 : 0);
    for (int i = 0; i < visible; ++i) {
        starts.push_back(text.size());
        text += ahead.next().text;
        for (const std::string &stop : generation.stops) {
            const std::size_t from = text.size() > 512 + stop.size() ? text.size() - 512 - stop.size() : 0;
            const std::size_t at = stop.empty() ? std::string::npos : text.find(stop, from);
            if (at == std::string::npos)
                continue;
            const auto piece = std::upper_bound(starts.begin(), starts.end(), at) - starts.begin() - 1;
            generation.stopPiece = static_cast<int>(piece);
            generation.stopKeep = at - starts[static_cast<std::size_t>(piece)];
            generation.stopFound = stop;
            generation.tokens = i + 1;
            generation.finish = FinishReason::StopString;
            return;
        }
    }
}

void EngineServer::spell(Generation &generation, TokenText &token)
{
    if (!token.piece)
        return;
    token.text = token.piece->text;
    token.json = token.piece->json;
    token.goJson = token.piece->goJson;
    const bool huge = m_setup.faults.hugeMegabytes && token.index == 1;
    if (!huge && (generation.stopPiece < 0 || token.index < generation.stopPiece))
        return;
    m_text.clear();
    m_json.clear();
    m_goJson.clear();
    if (huge) {
        Answer more = generation.answer;
        const auto size = static_cast<std::size_t>(*m_setup.faults.hugeMegabytes * 1e6);
        while (m_text.size() < size)
            m_text += more.next().text;
    } else if (token.index == generation.stopPiece) {
        m_text = token.piece->text.substr(0, generation.stopKeep);
    }
    appendEscaped(m_json, m_text);
    appendEscaped(m_goJson, m_text, true);
    token.text = m_text;
    token.json = m_json;
    token.goJson = m_goJson;
}

bool EngineServer::spoiled(Generation &generation, int index)
{
    const Faults &faults = m_setup.faults;
    const std::shared_ptr<Connection> connection = generation.connection;
    const bool now = generation.stream || generation.made == generation.tokens; // a plain answer comes at the end
    if (!now)
        return false;
    if (!generation.stream)
        index = generation.made;
    if (faults.stallAfter && index >= *faults.stallAfter)
        return true;
    if (faults.resetAfter && index >= *faults.resetAfter) {
        leave(generation.sequence, true);
        connection->reset();
        return true;
    }
    if (faults.truncateAfter && index >= *faults.truncateAfter) {
        leave(generation.sequence, true);
        connection->endResponse(true);
        return true;
    }
    if (faults.errorAfter && index >= *faults.errorAfter) {
        if (generation.stream) {
            sendStreamError(generation);
            connection->endResponse(!connection->keepAlive());
        } else {
            answerStatus(*connection, generation.path, 500);
        }
        leave(generation.sequence, true);
        return true;
    }
    return false;
}

std::string_view EngineServer::payload(const Generation &generation, std::string_view json) const
{
    return m_setup.faults.wrongJson && generation.made != 1 ? json.substr(0, json.size() / 2) : json;
}

} // namespace derby

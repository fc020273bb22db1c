// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/request_factory.h"

#include "base/random.h"
#include "discovery/warm_start.h"
#include "workload/prompts.h"

namespace derby {

RequestFactory::RequestFactory(const Plan &plan, quint64 nonce)
    : m_deadlines(plan.deadlines)
    , m_cold(plan.coldConnections)
    , m_temperature(plan.temperature)
    , m_seed(plan.seed)
    , m_nonce(nonce)
    , m_runId(QByteArray::number(nonce & 0xffffffff, 16).rightJustified(8, '0'))
{
}

StreamRequest RequestFactory::make(const PreparedLane &lane, const RequestText &text, quint64 number) const
{
    const QString prompt = text.uniquePrefix ? withUniquePrefix(text.prompt, m_nonce, text.prefixIndex) : text.prompt;
    GenerationRequest generation;
    generation.model = lane.endpoint.model;
    generation.messages.push_back({QStringLiteral("user"), prompt});
    if (const auto templated = lane.templated.constFind(text.prompt); templated != lane.templated.constEnd()) {
        // Prepared lanes hold no template that alters the prompt.
        generation.templatedPrompt = withPromptReplaced(*templated, text.prompt, prompt).value_or(*templated);
    }
    generation.maxTokens = text.outputTokens;
    generation.temperature = m_temperature;
    generation.seed = drawSeed(m_seed, text.prefixIndex) & 0x7fffffff; // some servers read it as a 32-bit int
    generation.includeUsage = lane.includeUsage;

    StreamRequest request;
    request.endpoint = lane.endpoint;
    request.http = buildGeneration(lane.endpoint, generation);
    request.http.headers.append({"X-Request-Id", "td-" + m_runId + "-" + QByteArray::number(number)});
    request.deadlines = m_deadlines;
    request.coldConnection = m_cold;
    return request;
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/model.h"

#include <boost/random/normal_distribution.hpp>

#include <algorithm>
#include <cmath>

namespace derby {

BatchModel::BatchModel(ModelParameters parameters, std::uint64_t seed)
    : m_parameters(parameters)
    , m_seed(seed)
    , m_random(drawSeed(seed, 0))
{
}

double BatchModel::jittered(double seconds, SplitMix64 &random) const
{
    if (m_parameters.jitterSigma <= 0)
        return seconds;
    boost::random::normal_distribution<double> normal(0, m_parameters.jitterSigma);
    return seconds * std::exp(normal(random));
}

SequenceId BatchModel::submit(MonoTime at, int promptTokens, int outputTokens, int cachedTokens)
{
    const SequenceId id = m_nextId++;
    Sequence sequence;
    sequence.times.submitted = at;
    sequence.times.promptTokens = promptTokens;
    sequence.outputTokens = std::max(1, outputTokens);
    // At least one token is always computed: the last one's logits are needed.
    sequence.prefillLeft = std::max(1, promptTokens - std::max(0, cachedTokens));
    if (m_parameters.batching == Batching::Independent) {
        sequence.random = SplitMix64(drawSeed(m_seed, id));
        sequence.times.scheduled = at;
        const double prefill = m_parameters.prefillSeconds + sequence.prefillLeft / m_parameters.prefillTokensPerSecond;
        m_due.push({at + fromSeconds(jittered(prefill, sequence.random)), id});
        m_running.push_back(id);
        m_batchTokens += promptTokens + sequence.outputTokens;
        m_sequences.emplace(id, std::move(sequence));
        return id;
    }
    m_sequences.emplace(id, std::move(sequence));
    m_waiting.push_back(id);
    if (!m_stepEnd)
        startStep(at);
    return id;
}

void BatchModel::cancel(SequenceId id)
{
    const auto found = m_sequences.find(id);
    if (found == m_sequences.end())
        return;
    if (const auto at = std::find(m_running.begin(), m_running.end(), id); at != m_running.end()) {
        m_running.erase(at);
        m_batchTokens -= found->second.times.promptTokens + found->second.outputTokens;
    } else {
        std::erase(m_waiting, id);
    }
    m_sequences.erase(found); // what the running step computes for it is thrown away
}

std::optional<MonoTime> BatchModel::nextEventTime() const
{
    if (m_parameters.batching != Batching::Independent)
        return m_stepEnd;
    if (m_due.empty())
        return std::nullopt;
    return m_due.top().at;
}

const SequenceTimes *BatchModel::times(SequenceId id) const
{
    const auto found = m_sequences.find(id);
    return found == m_sequences.end() ? nullptr : &found->second.times;
}

void BatchModel::admit(MonoTime at, std::size_t most, int promptBudget)
{
    while (!m_waiting.empty() && most > 0) {
        Sequence &next = m_sequences.at(m_waiting.front());
        if (next.times.submitted > at)
            return; // announced ahead of its time
        const long long need = next.times.promptTokens + next.outputTokens;
        if (m_parameters.batchTokens > 0 && !m_running.empty() && m_batchTokens + need > m_parameters.batchTokens)
            return;
        if (promptBudget <= 0)
            return;
        promptBudget -= next.prefillLeft;
        next.times.scheduled = at;
        m_batchTokens += need;
        m_running.push_back(m_waiting.front());
        m_waiting.pop_front();
        --most;
    }
}

void BatchModel::startStep(MonoTime at)
{
    m_stepEnd.reset();
    m_emitting.clear();
    if (m_running.empty()) {
        if (m_waiting.empty())
            return;
        at = std::max(at, m_sequences.at(m_waiting.front()).times.submitted);
    }
    m_step = Step{m_step.number + 1, 0, 0, 0, 0};
    if (m_parameters.batching == Batching::Chunked)
        startChunkedStep(at);
    else
        startAlternatingStep(at);
    m_step.seconds = jittered(m_step.seconds, m_random);
    m_stepEnd = at + std::max(fromSeconds(m_step.seconds), Nanos(1));
}

void BatchModel::startChunkedStep(MonoTime at)
{
    // First come, first served: whoever waits gets a seat, then the step's tokens go to decoding sequences and what is left to prompts in
    // order.
    const std::size_t seats = m_parameters.seats > 0 ? static_cast<std::size_t>(m_parameters.seats) : m_sequences.size();
    if (seats > m_running.size())
        admit(at, seats - m_running.size(), std::max(1, m_parameters.chunkTokens));
    int budget = std::max(1, m_parameters.chunkTokens);
    for (const SequenceId id : m_running) {
        if (m_sequences.at(id).prefillLeft > 0)
            continue;
        ++m_step.decoded;
        m_emitting.push_back(id);
    }
    budget = std::max(1, budget - m_step.decoded);
    for (const SequenceId id : m_running) {
        Sequence &sequence = m_sequences.at(id);
        if (sequence.prefillLeft <= 0 || budget <= 0)
            continue;
        const int tokens = std::min(budget, sequence.prefillLeft);
        sequence.prefillLeft -= tokens;
        budget -= tokens;
        m_step.prefilled += tokens;
        if (sequence.prefillLeft == 0) {
            ++m_step.firstTokens;
            m_emitting.push_back(id);
        }
    }
    // The weights are read once a step whether it decodes, prefills or does both, so the fixed costs don't add up.
    const double decode = m_step.decoded > 0 ? m_parameters.stepSeconds + m_parameters.stepPerSequenceSeconds * m_step.decoded : 0;
    const double prefill = m_step.prefilled > 0 ? m_parameters.prefillSeconds : 0;
    m_step.seconds = std::max(decode, prefill) + m_step.prefilled / m_parameters.prefillTokensPerSecond;
}

void BatchModel::startAlternatingStep(MonoTime at)
{
    const std::size_t running = m_running.size();
    const bool due = !m_waiting.empty()
        && (running == 0 || m_stepsSincePrefill >= m_parameters.maxWaitingSteps
            || static_cast<double>(m_waiting.size()) >= m_parameters.waitingServedRatio * static_cast<double>(running));
    if (due) {
        const std::size_t seats = m_parameters.seats > 0 ? static_cast<std::size_t>(m_parameters.seats) : m_sequences.size();
        if (seats > running)
            admit(at, seats - running, std::max(1, m_parameters.chunkTokens));
        m_stepsSincePrefill = 0;
    }
    for (std::size_t i = running; i < m_running.size(); ++i) {
        Sequence &sequence = m_sequences.at(m_running[i]);
        m_step.prefilled += sequence.prefillLeft;
        sequence.prefillLeft = 0;
        ++m_step.firstTokens;
        m_emitting.push_back(m_running[i]);
    }
    if (m_step.prefilled > 0) {
        m_step.seconds = m_parameters.prefillSeconds + m_step.prefilled / m_parameters.prefillTokensPerSecond;
        return;
    }
    ++m_stepsSincePrefill;
    m_emitting = m_running;
    m_step.decoded = static_cast<int>(running);
    m_step.seconds = m_parameters.stepSeconds + m_parameters.stepPerSequenceSeconds * m_step.decoded;
}

bool BatchModel::emitToken(SequenceId id, MonoTime at, const std::function<void(const ModelToken &)> &callback)
{
    const auto found = m_sequences.find(id);
    if (found == m_sequences.end())
        return false; // cancelled while its step ran
    Sequence &sequence = found->second;
    if (sequence.times.generated == 0)
        sequence.times.firstToken = at;
    const ModelToken token{id, sequence.times.generated++, at, sequence.times.generated == sequence.outputTokens};
    callback(token);
    return token.last;
}

void BatchModel::finishStep(const std::function<void(const ModelToken &)> &callback)
{
    const MonoTime at = *m_stepEnd;
    if (m_observer)
        m_observer(m_step);
    const std::vector<SequenceId> emitting = std::move(m_emitting);
    m_emitting.clear();
    bool ended = false;
    for (const SequenceId id : emitting) {
        if (!emitToken(id, at, callback))
            continue;
        const auto found = m_sequences.find(id);
        if (found == m_sequences.end())
            continue; // the callback cancelled it
        m_batchTokens -= found->second.times.promptTokens + found->second.outputTokens;
        m_sequences.erase(found);
        ended = true;
    }
    if (ended)
        std::erase_if(m_running, [this](SequenceId id) { return !m_sequences.contains(id); });
    startStep(at);
}

void BatchModel::advanceIndependent(MonoTime to, const std::function<void(const ModelToken &)> &callback)
{
    while (!m_due.empty() && m_due.top().at <= to) {
        const Due due = m_due.top();
        m_due.pop();
        const auto before = m_sequences.find(due.id);
        if (before == m_sequences.end())
            continue; // cancelled
        const bool first = before->second.times.generated == 0;
        m_step = Step{m_step.number + 1, first ? 0 : 1, first ? before->second.prefillLeft : 0, first ? 1 : 0,
                      first ? toSeconds(due.at - before->second.times.submitted) : m_parameters.stepSeconds};
        if (m_observer)
            m_observer(m_step);
        const bool last = emitToken(due.id, due.at, callback);
        const auto found = m_sequences.find(due.id);
        if (found == m_sequences.end())
            continue;
        Sequence &sequence = found->second;
        if (last) {
            m_batchTokens -= sequence.times.promptTokens + sequence.outputTokens;
            m_sequences.erase(found);
            m_running.erase(std::find(m_running.begin(), m_running.end(), due.id));
        } else {
            m_due.push({due.at + std::max(fromSeconds(jittered(m_parameters.stepSeconds, sequence.random)), Nanos(1)), due.id});
        }
    }
}

void BatchModel::advance(MonoTime to, const std::function<void(const ModelToken &)> &callback)
{
    if (m_parameters.batching == Batching::Independent) {
        advanceIndependent(to, callback);
        return;
    }
    while (m_stepEnd && *m_stepEnd <= to)
        finishStep(callback);
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "base/units.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <queue>
#include <unordered_map>
#include <vector>

namespace derby {

/// How an engine shares its device among requests.
enum class Batching {
    Chunked, ///< vLLM, llama.cpp: prompts are prefilled in chunks that ride along with decode steps and stretch them
    Alternating, ///< TGI: a prefill of waiting requests stops the decoding of the running ones
    Independent, ///< no sharing at all: each request has its own pace, whatever the others do
};

/// The parameters of one engine's batching loop. Durations in seconds; where the numbers come from: resources/simulator/profiles.yaml.
struct ModelParameters
{
    Batching batching = Batching::Chunked;
    double stepSeconds = 0.020; ///< t0 of a decode step t0 + a * B
    double stepPerSequenceSeconds = 0.0001; ///< a
    double jitterSigma = 0.05; ///< sd of the log of a step's duration
    double prefillSeconds = 0.015; ///< c of a prefill c + n / P
    double prefillTokensPerSecond = 8000; ///< P
    int chunkTokens = 2048; ///< tokens that one step can take (Chunked), or prompt tokens of one prefill (Alternating)
    int seats = 256; ///< sequences that run at once; 0: no limit
    int batchTokens = 0; ///< budget of prompt and output tokens of all running sequences (Alternating); 0: no limit
    double waitingServedRatio = 0.3; ///< Alternating: a prefill is inserted when waiting / running reaches it …
    int maxWaitingSteps = 20; ///< … or after so many decode steps
};

using SequenceId = std::uint64_t;

/// One generated token.
struct ModelToken
{
    SequenceId id = 0;
    int index = 0; ///< counts from 0
    MonoTime at; ///< when the engine has it
    bool last = false;
};

/// When what happened to a sequence.
struct SequenceTimes
{
    MonoTime submitted;
    MonoTime scheduled; ///< left the queue
    MonoTime firstToken; ///< end of its prefill
    int promptTokens = 0;
    int generated = 0;
};

/// Admission queue and batching loop of one engine, in model time: no clock, no socket, no thread. Steps follow one another in model time,
/// so a caller that is late gets what was due with its true times. The same calls with the same seed give the same tokens at the same
/// times.
class BatchModel
{
public:
    BatchModel(ModelParameters parameters, std::uint64_t seed);

    /// A request enters at `at`: in order of time, not before the last advance, ahead of it if need be. `cachedTokens` of the prompt need
    /// no prefill; `outputTokens` >= 1.
    SequenceId submit(MonoTime at, int promptTokens, int outputTokens, int cachedTokens = 0);
    /// Forgets a sequence: its seat is free from the next step on. Unknown ids are ignored.
    void cancel(SequenceId id);
    /// When the next token or step is due; nothing: the engine is idle.
    std::optional<MonoTime> nextEventTime() const;
    /// Runs the loop up to and including `to` and reports each token in order of time. The callback may submit and cancel.
    void advance(MonoTime to, const std::function<void(const ModelToken &)> &callback);

    int running() const { return static_cast<int>(m_running.size()); } ///< hold a seat
    int waiting() const { return static_cast<int>(m_waiting.size()); }
    long long heldTokens() const { return m_batchTokens; } ///< prompt and output tokens of all that hold a seat
    /// Times of a sequence that has not ended (within the callback also of one whose last token it is).
    const SequenceTimes *times(SequenceId id) const;
    /// One step of the engine.
    struct Step
    {
        std::uint64_t number = 0;
        int decoded = 0; ///< sequences in it that decoded
        int prefilled = 0; ///< prompt tokens in it
        int firstTokens = 0; ///< prompts that it finished
        double seconds = 0;
    };
    /// Called at the end of every step, before its tokens are reported.
    void observeSteps(std::function<void(const Step &)> observer) { m_observer = std::move(observer); }

private:
    struct Sequence
    {
        SequenceTimes times;
        int outputTokens = 0;
        int prefillLeft = 0;
        SplitMix64 random{0}; ///< Independent: its own draws
    };
    struct Due
    {
        MonoTime at;
        SequenceId id;
        bool operator>(const Due &other) const { return at != other.at ? at > other.at : id > other.id; }
    };

    double jittered(double seconds, SplitMix64 &random) const;
    void startStep(MonoTime at);
    void startChunkedStep(MonoTime at);
    void startAlternatingStep(MonoTime at);
    void admit(MonoTime at, std::size_t most, int promptBudget);
    void finishStep(const std::function<void(const ModelToken &)> &callback);
    void advanceIndependent(MonoTime to, const std::function<void(const ModelToken &)> &callback);
    bool emitToken(SequenceId id, MonoTime at, const std::function<void(const ModelToken &)> &callback);

    ModelParameters m_parameters;
    std::uint64_t m_seed;
    SplitMix64 m_random;
    SequenceId m_nextId = 1;
    std::unordered_map<SequenceId, Sequence> m_sequences;
    std::deque<SequenceId> m_waiting;
    std::vector<SequenceId> m_running; ///< in order of admission
    std::optional<MonoTime> m_stepEnd; ///< of the step that is running
    MonoTime m_stepStart{};
    std::vector<SequenceId> m_emitting; ///< whose token the running step makes
    Step m_step; ///< the running or last step
    std::function<void(const Step &)> m_observer;
    int m_stepsSincePrefill = 0;
    long long m_batchTokens = 0;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due; ///< Independent
};

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/interpreter.h"
#include "protocol/llamacpp/timings.h"

namespace derby {

/// llama.cpp's native POST /completion, streamed or whole; a prompt array gives interleaved events, each with its prompt's index.
class LlamaNativeInterpreter : public Interpreter
{
public:
    using Interpreter::Interpreter;

protected:
    void readObject(const simdjson::dom::object &object, Step &step) override;
    void conclude() override;

private:
    struct Slot
    {
        qint64 index = 0;
        std::string text;
        qint64 tokens = 0; ///< ids seen
        bool stopped = false;
        std::optional<std::string> finish;
        std::optional<qint64> predicted, evaluated;
        std::optional<LlamaTimings> timings;
    };
    Slot *slotOf(qint64 index);
    void readStop(const simdjson::dom::object &object, Slot &slot);

    std::vector<Slot> m_slots;
};

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/interpreter.h"

namespace derby {

/// Ollama's /api/chat and /api/generate: lines of a stream, or the one object of a plain answer. Durations are nanoseconds; zero fields are
/// omitted.
class OllamaInterpreter : public Interpreter
{
public:
    using Interpreter::Interpreter;

protected:
    void readObject(const simdjson::dom::object &object, Step &step) override;
    void conclude() override;

private:
    void readMessage(const simdjson::dom::element &value, Step &step);
    void addText(std::string_view answer, std::string_view thinking, Step &step);
    void addTools(const simdjson::dom::element &value, Step &step);
    void readDone(const simdjson::dom::object &object, Step &step);

    bool m_done = false;
};

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/interpreter.h"
#include "protocol/openai/usage.h"

#include <memory>

namespace derby {

/// Chat and text completions as vLLM, SGLang, llama.cpp, TGI, Ollama's /v1 and others send them, streamed or whole.
class OpenAiInterpreter : public Interpreter
{
public:
    OpenAiInterpreter(Engine engine, DecodeOptions options, bool wholeAnswer);

protected:
    void readObject(const simdjson::dom::object &object, Step &step) override;
    void conclude() override;

private:
    struct Choice
    {
        qint64 index = 0;
        std::string text; ///< of every choice but the first
        std::optional<std::string> finish;
        ChoiceCounts counts;
    };
    struct ToolCall
    {
        qint64 choice = 0;
        qint64 index = 0;
        std::string name, arguments;
    };
    struct Delta
    {
        bool message = false, role = false;
        std::string_view text, reasoning;
        simdjson::dom::array tools;
        bool hasTools = false;
    };

    Choice *choiceOf(qint64 index);
    Choice *readChoice(const simdjson::dom::object &object, Step &step, bool &finished);
    static void readDelta(const simdjson::dom::element &value, Delta &delta);
    bool addTools(const simdjson::dom::array &tools, const Choice &choice, DecodedEvent &event);
    void noteTool(qint64 choice, qint64 index, std::string_view name, const std::string &arguments);
    void addText(const Delta &delta, Choice &choice, bool endToken, DecodedEvent &event);
    void countEvent(const std::optional<Usage> &usage, const Choice &choice, bool finished, Step &step);

    Engine m_engine;
    bool m_whole;
    TokenLedger m_ledger;
    std::vector<std::unique_ptr<Choice>> m_choices; ///< in order of appearance; the addresses stay
    std::vector<ToolCall> m_tools;
    std::string m_clean; ///< TGI's text completions: without the EOS token's text
    bool m_hasEndToken = false;
    bool m_toolSeen = false;
    // Of the chunk being read:
    qint64 m_chunkIds = -1;
    bool m_chunkPlain = true;
};

} // namespace derby

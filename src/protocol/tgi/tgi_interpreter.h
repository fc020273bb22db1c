// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/interpreter.h"

namespace derby {

/// TGI's native /generate_stream (one event = one token, EOS included) and /generate.
class TgiInterpreter : public Interpreter
{
public:
    TgiInterpreter(DecodeOptions options, bool wholeAnswer);

protected:
    void readObject(const simdjson::dom::object &object, Step &step) override;
    void conclude() override;

private:
    void readToken(const simdjson::dom::element &value, Step &step);
    void readDetails(const simdjson::dom::element &value);
    void readGenerated(std::string_view text, bool hasToken, Step &step);

    bool m_whole;
    bool m_ended = false; ///< an event whose generated_text is a string
    std::string m_tokenText;
    std::string m_generatedText;
};

/// What TGI's timing headers say (answers that are not streams): times in ms, and token counts where the body has none.
void readTgiHeaders(const HeaderList &headers, Reading &reading);

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/content_type.h"
#include "protocol/framing/ndjson.h"
#include "protocol/framing/sse.h"
#include "protocol/interpreter.h"
#include "protocol/llamacpp/llama_native_interpreter.h"
#include "protocol/ollama/ollama_interpreter.h"
#include "protocol/openai/openai_interpreter.h"
#include "protocol/tgi/tgi_interpreter.h"

#include <variant>

namespace derby {

namespace {

constexpr std::size_t maxSniffedBytes = 4096; // white space and nothing else: give up
constexpr std::size_t maxErrorBytes = 1u << 20; // of an error page nobody reads more

std::unique_ptr<Interpreter> makeInterpreter(Engine engine, Protocol protocol, DecodeOptions options, bool wholeAnswer)
{
    switch (protocol) {
    case Protocol::TgiGenerate:
        return std::make_unique<TgiInterpreter>(options, wholeAnswer);
    case Protocol::OllamaChat:
    case Protocol::OllamaGenerate:
        return std::make_unique<OllamaInterpreter>(options);
    case Protocol::LlamaCppNative:
        return std::make_unique<LlamaNativeInterpreter>(options);
    case Protocol::OpenAiChat:
    case Protocol::OpenAiCompletions:
        break;
    }
    return std::make_unique<OpenAiInterpreter>(engine, options, wholeAnswer);
}

/// A framing and an interpreter; the framing is chosen from the first byte where the head does not tell.
class BodyDecoder : public Decoder, private FrameSink
{
public:
    BodyDecoder(Engine engine, Protocol protocol, const ResponseHead &head, DecodeOptions options)
        : m_engine(engine)
        , m_protocol(protocol)
        , m_options(options)
        , m_sized(!headerValue(head.headers, "content-length").isEmpty())
        , m_headers(head.headers)
    {
        settle(promisedForm(head));
    }

    void feed(std::string_view bytes, std::vector<DecodedEvent> &out) override
    {
        if (m_finished || bytes.empty())
            return;
        m_out = &out;
        if (m_interpreter) {
            frame(bytes);
            return;
        }
        m_pending += bytes;
        const BodyForm form = sniffedForm(m_protocol, m_pending, m_sized);
        if (form == BodyForm::Undecided && m_pending.size() < maxSniffedBytes)
            return;
        settle(form == BodyForm::Undecided ? BodyForm::Sse : form);
        const std::string pending = std::move(m_pending);
        frame(pending);
    }

    void finish(std::vector<DecodedEvent> &out) override
    {
        if (m_finished)
            return;
        m_finished = true;
        m_out = &out;
        if (!m_interpreter) {
            settle(BodyForm::Sse);
            frame(m_pending);
        }
        std::visit([this](auto &framing) { framing.finish(*this); }, m_framing);
        Reading &reading = m_interpreter->reading();
        if (m_form == BodyForm::Html)
            m_interpreter->malformed("the server answered with " + plainErrorText(m_beginning));
        else if (m_form == BodyForm::Sse && reading.events == 0 && reading.comments == 0 && !reading.error && !m_beginning.empty())
            m_interpreter->malformed("the body is no stream of events: " + plainErrorText(m_beginning));
        m_interpreter->finish();
        if (m_engine == Engine::Tgi && m_form == BodyForm::Json)
            readTgiHeaders(m_headers, reading);
    }

    const Reading &reading() const override { return m_interpreter ? m_interpreter->reading() : m_nothing; }

private:
    void settle(BodyForm form)
    {
        if (form == BodyForm::Undecided)
            return;
        m_form = form;
        if (form == BodyForm::Ndjson)
            m_framing.emplace<NdjsonFraming>();
        else if (form == BodyForm::Json || form == BodyForm::Html)
            m_framing.emplace<WholeFraming>();
        m_interpreter = makeInterpreter(m_engine, m_protocol, m_options, form == BodyForm::Json);
        m_interpreter->reading().inOnePiece = form == BodyForm::Json;
    }

    void frame(std::string_view bytes)
    {
        if (m_beginning.size() < maxBeginning && (m_form == BodyForm::Sse || m_form == BodyForm::Html)
            && m_interpreter->reading().events == 0)
            m_beginning.append(bytes.substr(0, maxBeginning - m_beginning.size()));
        if (m_form != BodyForm::Html)
            std::visit([&](auto &framing) { framing.feed(bytes, *this); }, m_framing);
    }

    void onPayload(std::string_view payload, bool cut) override { m_interpreter->payload(payload, cut, *m_out); }
    void onComment(std::string_view text) override { m_interpreter->comment(text, *m_out); }
    void onErrorField(std::string_view payload) override { m_interpreter->errorField(payload, *m_out); }
    void onTooLarge() override { m_interpreter->malformed("one event is larger than " + std::to_string(maxPayloadBytes >> 20) + " MiB"); }

    static constexpr std::size_t maxBeginning = 1000; // quoted when the body turns out to be something else

    Engine m_engine;
    Protocol m_protocol;
    DecodeOptions m_options;
    bool m_sized;
    bool m_finished = false;
    HeaderList m_headers;
    BodyForm m_form = BodyForm::Undecided;
    std::string m_pending, m_beginning;
    std::variant<SseFraming, NdjsonFraming, WholeFraming> m_framing;
    std::unique_ptr<Interpreter> m_interpreter;
    std::vector<DecodedEvent> *m_out = nullptr;
    Reading m_nothing;
};

/// The body of an answer whose status is no success: one event, the error.
class ErrorDecoder : public Decoder
{
public:
    explicit ErrorDecoder(DecodeOptions options)
        : m_options(options)
    {
    }

    void feed(std::string_view bytes, std::vector<DecodedEvent> &) override
    {
        m_body.append(bytes.substr(0, maxErrorBytes - std::min(maxErrorBytes, m_body.size())));
    }

    void finish(std::vector<DecodedEvent> &out) override
    {
        if (m_finished)
            return;
        m_finished = true;
        std::string_view body = m_body.view();
        if (body.find_first_not_of(" \t\r\n") == std::string_view::npos)
            return;
        DecodedEvent &event = out.emplace_back();
        event.index = m_reading.events++;
        event.kind = EventKind::Error;
        if (m_options.keepRaw)
            event.raw = body;
        const ServerError error = read(body);
        m_reading.error = error.message;
        m_reading.errorType = error.type;
        m_reading.errorCode = error.code;
    }

    const Reading &reading() const override { return m_reading; }

private:
    static ServerError read(std::string_view body)
    {
        JsonPayload json;
        simdjson::dom::element element;
        simdjson::dom::array array;
        simdjson::dom::object object;
        if (json.parse(body, element) == simdjson::SUCCESS) {
            if (element.get_array().get(array) == simdjson::SUCCESS && array.size() > 0) // Google's gateways wrap it
                element = array.at(0);
            if (element.is_string())
                return {std::string(stringOf(element)), {}, {}};
            if (element.get_object().get(object) == simdjson::SUCCESS) {
                if (auto error = readServerError(object))
                    return *error;
            }
        }
        return {plainErrorText(body), {}, {}};
    }

    DecodeOptions m_options;
    PaddedBuffer m_body;
    bool m_finished = false;
    Reading m_reading;
};

} // namespace

std::unique_ptr<Decoder> makeDecoder(Engine engine, Protocol protocol, const ResponseHead &head, DecodeOptions options)
{
    if (head.status < 200 || head.status >= 300)
        return std::make_unique<ErrorDecoder>(options);
    return std::make_unique<BodyDecoder>(engine, protocol, head, options);
}

} // namespace derby

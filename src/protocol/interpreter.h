// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/json_payload.h"
#include "protocol/protocol.h"
#include "protocol/server_error.h"

#include <vector>

namespace derby {

/// Turns payloads into events and keeps the reading; what the JSON means is each protocol's own (readObject, conclude).
class Interpreter
{
public:
    explicit Interpreter(DecodeOptions options);
    virtual ~Interpreter() = default;
    Interpreter(const Interpreter &) = delete;
    Interpreter &operator=(const Interpreter &) = delete;

    void payload(std::string_view padded, bool cut, std::vector<DecodedEvent> &out);
    void comment(std::string_view text, std::vector<DecodedEvent> &out);
    void errorField(std::string_view padded, std::vector<DecodedEvent> &out);
    /// The bytes are not this protocol, for this reason. The first reason stays.
    void malformed(std::string reason);
    void finish();

    const Reading &reading() const { return m_reading; }
    Reading &reading() { return m_reading; }

protected:
    /// What one event brought, beside the DecodedEvent itself.
    struct Step
    {
        DecodedEvent &event;
        bool content = false; ///< text, reasoning or a tool call
        bool recognised = false; ///< has the protocol's shape
    };
    virtual void readObject(const simdjson::dom::object &object, Step &step) = 0;
    /// Works out completeness and counts once the body is over.
    virtual void conclude() = 0;

    /// Sets the kind unless the event already has a weightier one.
    static void mark(DecodedEvent &event, EventKind kind);
    void fail(const ServerError &error, DecodedEvent &event);
    void noteModel(const simdjson::dom::element &value);
    bool keepText() const { return m_options.keepText; }
    /// Nothing that rules out success by itself: no error, no broken JSON, no cut payload.
    bool sound() const { return !m_reading.error && !m_reading.malformed && !m_cut; }

    Reading m_reading;

private:
    DecodedEvent &begin(std::string_view raw, std::vector<DecodedEvent> &out);

    DecodeOptions m_options;
    JsonPayload m_json;
    bool m_cut = false;
};

/// Number helpers: absent, null and non-numbers leave the target alone.
void readNumber(const simdjson::dom::element &value, std::optional<qint64> &target);
void readNumber(const simdjson::dom::element &value, std::optional<double> &target, double scale = 1.0);

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/response_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <cstring>
#include <optional>

namespace derby {

namespace {

namespace http = boost::beast::http;
using boost::beast::string_view;
using boost::system::error_code;

QByteArray bytesOf(string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

constexpr std::string_view httpBegin = "HTTP/1.";

class Message final : public http::basic_parser<false>
{
public:
    explicit Message(bool headOnly)
    {
        eager(true);
        body_limit(boost::none);
        header_limit(ResponseParser::maxHead);
        skip(headOnly);
    }

    void beginRead()
    {
        m_view = {};
        m_joined.clear();
    }
    std::string_view body() const { return m_joined.empty() ? m_view : std::string_view(m_joined); }

    ResponseHead head;

private:
    void on_request_impl(http::verb, string_view, string_view, int, error_code &) override { }
    void on_response_impl(int status, string_view reason, int, error_code &) override
    {
        head.status = status;
        head.reason = bytesOf(reason);
    }
    void on_field_impl(http::field, string_view name, string_view value, error_code &) override
    {
        if (!is_header_done()) // not the trailers
            head.headers.append({bytesOf(name), bytesOf(value)});
    }
    void on_header_impl(error_code &) override { }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override { }
    std::size_t on_body_impl(string_view body, error_code &) override { return collect(body); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code &) override { return collect(body); }
    void on_finish_impl(error_code &) override { }

    /// One piece, the usual case, is handed on where it lies; more are joined.
    std::size_t collect(string_view piece)
    {
        if (m_view.empty()) {
            m_view = {piece.data(), piece.size()};
        } else {
            if (m_joined.empty())
                m_joined = m_view;
            m_joined.append(piece.data(), piece.size());
        }
        return piece.size();
    }

    std::string_view m_view;
    std::string m_joined;
};

} // namespace

class ResponseParser::Impl
{
public:
    explicit Impl(bool headOnly)
        : headOnly(headOnly)
    {
        message.emplace(headOnly);
    }

    std::size_t parse(const char *data, std::size_t size)
    {
        std::size_t used = 0;
        while (used < size) {
            error_code code;
            const std::size_t taken = message->put(boost::asio::const_buffer(data + used, size - used), code);
            used += taken;
            if (code && code != http::error::need_more) {
                error = code;
                break;
            }
            if (message->is_done() && message->head.status / 100 == 1 && message->head.status != 101) {
                message.emplace(headOnly); // 100 Continue, 103 Early Hints: the final head is still to come
                error = {};
                continue;
            }
            if (message->is_done() || code == http::error::need_more || taken == 0)
                break;
        }
        return used;
    }

    const bool headOnly;
    std::optional<Message> message;
    std::string pending; ///< bytes of the last reads that the parser could not use yet
    std::string scratch; ///< what body() points into when pending was too long for the headroom
    error_code error;
    bool started = false;
    bool leftOver = false;
};

ResponseParser::ResponseParser(bool headOnly)
    : d(std::make_unique<Impl>(headOnly))
{
}

ResponseParser::~ResponseParser() = default;

bool ResponseParser::feed(char *data, std::size_t size)
{
    d->message->beginRead();
    if (size == 0)
        return true;
    d->started = true;
    if (d->message->is_done()) {
        d->leftOver = true;
        return true;
    }
    const char *from = data;
    if (d->pending.size() <= headroom) {
        from -= d->pending.size();
        std::memcpy(data - d->pending.size(), d->pending.data(), d->pending.size());
        size += d->pending.size();
    } else {
        d->pending.append(data, size);
        d->scratch.swap(d->pending);
        from = d->scratch.data();
        size = d->scratch.size();
    }
    // Known at the first byte: a peer that speaks something else may wait for us, and Beast for the end of the line.
    if (!d->message->got_some() && std::string_view(from, size).substr(0, httpBegin.size()) != httpBegin.substr(0, size)) {
        d->error = http::error::bad_version;
        return false;
    }
    const std::size_t used = d->parse(from, size);
    d->pending.assign(from + used, size - used);
    if (d->error)
        return false;
    if (d->message->is_done() && !d->pending.empty())
        d->leftOver = true;
    return true;
}

bool ResponseParser::finish()
{
    d->message->beginRead();
    if (!d->message->is_header_done())
        return false;
    if (d->message->is_done())
        return true;
    error_code code;
    d->message->put_eof(code);
    return !code && d->message->is_done();
}

bool ResponseParser::started() const
{
    return d->started;
}

bool ResponseParser::finalHeadStarted() const
{
    return d->message->got_some() || !d->pending.empty();
}

bool ResponseParser::headDone() const
{
    return d->message->is_header_done();
}

bool ResponseParser::done() const
{
    return d->message->is_done();
}

bool ResponseParser::leftOver() const
{
    return d->leftOver;
}

bool ResponseParser::keepAlive() const
{
    return d->message->is_done() && d->message->keep_alive();
}

const ResponseHead &ResponseParser::head() const
{
    return d->message->head;
}

std::string_view ResponseParser::body() const
{
    return d->message->body();
}

std::string ResponseParser::error() const
{
    return d->error.message();
}

bool ResponseParser::headTooLarge() const
{
    return d->error == http::error::header_limit;
}

} // namespace derby

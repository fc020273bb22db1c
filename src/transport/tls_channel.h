// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "transport/route.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

using SSL_CTX = struct ssl_ctx_st;
using SSL = struct ssl_st;
using BIO = struct bio_st;

namespace derby {

/// OpenSSL's contexts, one for each way to verify; made when first needed. Thread-safe.
class TlsContexts
{
public:
    /// ErrorKind::Tls when `caFile` can't be read.
    Result<std::shared_ptr<SSL_CTX>> get(const Route &route);

private:
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<SSL_CTX>> m_contexts;
};

/// The client's end of one TLS connection over memory: bytes in, bytes out, no socket. So the ciphertext can come through recvmsg with its
/// times.
class TlsChannel
{
public:
    TlsChannel(std::shared_ptr<SSL_CTX> context, const Route &route);
    ~TlsChannel();
    TlsChannel(const TlsChannel &) = delete;
    TlsChannel &operator=(const TlsChannel &) = delete;

    enum class Step { Done, NeedsBytes, Failed };
    Step handshake();
    /// Ciphertext from the network.
    void feed(const char *data, std::size_t size);

    struct Plain
    {
        std::size_t bytes = 0;
        bool closed = false; ///< the peer said goodbye
        bool failed = false;
    };
    /// Decrypts what has been fed, as much as fits.
    Plain read(char *to, std::size_t capacity);
    /// Encrypts `plain`; false on failure.
    bool write(std::string_view plain);
    /// Ciphertext that must go out; often empty.
    std::string takeOutput();

    /// Why the last step failed, in words that tell an expired certificate from an unknown authority, a wrong host and a peer that speaks
    /// no TLS.
    Error error(const Route &route) const;
    /// Whether the first bytes of a peer's answer to our hello can be TLS.
    static bool looksLikeTls(std::string_view firstBytes);
    static Error notTls(const Route &route, std::string_view firstBytes);

private:
    std::shared_ptr<SSL_CTX> m_context;
    SSL *m_ssl = nullptr;
    BIO *m_in = nullptr;
    BIO *m_out = nullptr;
    unsigned long m_code = 0;
};

} // namespace derby

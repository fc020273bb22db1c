// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/endpoint.h"
#include "protocol/protocol.h"

#include <optional>
#include <string>

namespace derby {

/// How an endpoint is reached: what decides which connections can serve it.
struct Route
{
    struct Proxy
    {
        std::string host;
        std::uint16_t port = 0;
        std::string authorization; ///< the value of Proxy-Authorization; empty: none
    };
    bool tls = false;
    std::string host; ///< ASCII; an IPv6 address without brackets
    std::uint16_t port = 0;
    std::string authority; ///< host[:port] for the Host header
    std::string basePath; ///< without a / at its end
    bool verifyTls = true;
    QString caFile;
    std::optional<Proxy> proxy;
    std::string key; ///< equal for endpoints that can share connections
    QString shown; ///< scheme://host:port for messages

    /// Whose address is connected to.
    const std::string &connectHost() const { return proxy ? proxy->host : host; }
    std::uint16_t connectPort() const { return proxy ? proxy->port : port; }
};

/// The route to an endpoint; ErrorKind::Usage for a URL or proxy that can't be used.
Result<Route> routeTo(const Endpoint &endpoint);

/// The bytes of a request: head and body. ErrorKind::Usage for a header that would break out of its line.
Result<std::string> requestBytes(const Route &route, const HttpRequest &request, bool keepAlive);

} // namespace derby

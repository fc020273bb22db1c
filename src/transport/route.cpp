// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/route.h"

#include <QUrl>

#include <algorithm>

namespace derby {

namespace {

int defaultPort(const QString &scheme)
{
    return scheme == QLatin1String("https") ? 443 : 80;
}

std::string bracketed(const std::string &host)
{
    return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

Result<Route::Proxy> proxyOf(const QString &text)
{
    const QUrl url(text);
    if (!url.isValid() || url.scheme() != QLatin1String("http") || url.host().isEmpty())
        return fail(makeError(ErrorKind::Usage, QStringLiteral("The proxy \"%1\" can't be used.").arg(url.toDisplayString()),
                              url.errorString(), {QStringLiteral("Write it as http://host:port")}));
    Route::Proxy proxy;
    proxy.host = url.host(QUrl::FullyEncoded).toStdString();
    proxy.port = static_cast<std::uint16_t>(url.port(8080));
    if (!url.userName().isEmpty()) {
        const QByteArray credentials = url.userName(QUrl::FullyDecoded).toUtf8() + ':' + url.password(QUrl::FullyDecoded).toUtf8();
        proxy.authorization = "Basic " + credentials.toBase64().toStdString();
    }
    return proxy;
}

bool oneLine(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void append(std::string &out, const QByteArray &bytes)
{
    out.append(bytes.constData(), static_cast<size_t>(bytes.size()));
}

} // namespace

Result<Route> routeTo(const Endpoint &endpoint)
{
    const QUrl &url = endpoint.url;
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return fail(makeError(ErrorKind::Usage, QStringLiteral("The URL \"%1\" can't be used.").arg(url.toDisplayString()),
                              url.errorString(), {QStringLiteral("Write it as http://host:port or https://host")}));
    Route route;
    route.tls = scheme == QLatin1String("https");
    route.host = url.host(QUrl::FullyEncoded).toStdString();
    const int port = url.port(defaultPort(scheme));
    route.port = static_cast<std::uint16_t>(port);
    route.authority = bracketed(route.host);
    if (port != defaultPort(scheme))
        route.authority += ':' + std::to_string(port);
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/'))
        path.chop(1);
    route.basePath = path.toStdString();
    route.verifyTls = endpoint.verifyTls;
    route.caFile = endpoint.caFile;
    if (!endpoint.proxy.isEmpty()) {
        Result<Route::Proxy> proxy = proxyOf(endpoint.proxy);
        if (!proxy)
            return fail(proxy.error());
        route.proxy = *proxy;
    }
    route.shown = QString(scheme + QLatin1String("://") + QString::fromStdString(bracketed(route.host)) + u':' + QString::number(port));
    route.key = QString(route.shown + u'|' + (route.tls ? QString((route.verifyTls ? u'v' : u'-') + route.caFile) : QString()) + u'|'
                        + endpoint.proxy)
                    .toStdString();
    return route;
}

Result<std::string> requestBytes(const Route &route, const HttpRequest &request, bool keepAlive)
{
    std::string out;
    out.reserve(512 + static_cast<size_t>(request.body.size()));
    bool clean = oneLine(request.method) && oneLine(request.target) && !request.target.contains(' ');
    append(out, request.method);
    out += ' ';
    if (route.proxy && !route.tls)
        out += "http://" + route.authority;
    out += route.basePath;
    append(out, request.target.isEmpty() && route.basePath.empty() ? QByteArrayLiteral("/") : request.target);
    out += " HTTP/1.1\r\nHost: ";
    out += route.authority;
    out += "\r\n";
    if (route.proxy && !route.tls && !route.proxy->authorization.empty())
        out += "Proxy-Authorization: " + route.proxy->authorization + "\r\n";
    for (const Header &header : request.headers) {
        clean = clean && oneLine(header.first) && oneLine(header.second) && !header.first.isEmpty() && !header.first.contains(':');
        append(out, header.first);
        out += ": ";
        append(out, header.second);
        out += "\r\n";
    }
    if (!clean)
        return fail(makeError(
            ErrorKind::Usage, QStringLiteral("A header or path of the request contains a line break or another forbidden character."), {},
            {QStringLiteral("Check the endpoint's headers and its API key: an environment variable may end with a line break")}));
    if (!request.body.isEmpty() || request.method != "GET")
        out += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    out += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    append(out, request.body);
    return out;
}

} // namespace derby

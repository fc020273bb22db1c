// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"

#include "base/text.h"

#include <QRegularExpression>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

tl::unexpected<UrlProblem> problem(const QString &message, const QString &suggestion)
{
    return tl::unexpected<UrlProblem>(UrlProblem{message, suggestion});
}

} // namespace

tl::expected<QUrl, UrlProblem> endpointUrl(const QString &written, Engine engine)
{
    const QString text = written.trimmed();
    const QString port = QString::number(defaultPort(engine));
    const QString example = u"http://localhost:"_s + port;
    if (text.isEmpty())
        return problem(u"The URL is empty."_s, example);
    const qsizetype schemeEnd = text.indexOf(u"://"_s);
    if (schemeEnd < 0) {
        QString rest = text;
        while (rest.startsWith(u'/') || rest.startsWith(u':'))
            rest.remove(0, 1);
        return problem(u"The URL \"%1\" has no scheme."_s.arg(printable(redacted(text))),
                       rest.isEmpty() ? example : u"http://"_s + printable(redacted(rest)));
    }
    const QString scheme = text.left(schemeEnd).toLower();
    const QString rest = text.mid(schemeEnd + 3);
    if (scheme != u"http" && scheme != u"https")
        return problem(u"The URL's scheme must be http or https, not \"%1\"."_s.arg(printable(scheme)),
                       u"http://"_s + printable(redacted(rest)));

    static const QRegularExpression authorityEnd(u"[/?#]"_s);
    const QString authority = rest.left(rest.indexOf(authorityEnd) < 0 ? rest.size() : rest.indexOf(authorityEnd));
    if (authority.contains(u'@'))
        return problem(u"The URL holds a user name or a password."_s,
                       u"put the key into an environment variable and name it with api_key_env"_s);
    const qsizetype bracket = authority.lastIndexOf(u']');
    const qsizetype colon = authority.lastIndexOf(u':');
    QString host = authority;
    if (colon > bracket) {
        const QString number = authority.mid(colon + 1);
        host = authority.left(colon);
        bool ok = false;
        const int value = number.toInt(&ok);
        static const QRegularExpression digits(u"\\A[0-9]+\\z"_s);
        const bool bareIpv6 = host.contains(u':') && !host.startsWith(u'[');
        if (bareIpv6 || !ok || value < 1 || value > 65535 || !digits.match(number).hasMatch()) {
            if (bareIpv6)
                return problem(u"An IPv6 address in a URL stands in brackets."_s,
                               scheme + u"://["_s + printable(authority) + u"]:"_s + port);
            return problem(u"The port must be a number from 1 to 65535, not \"%1\"."_s.arg(printable(number)),
                           scheme + u"://"_s + printable(host) + u':' + port);
        }
    }
    if (host.isEmpty())
        return problem(u"The URL names no host."_s, example);

    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return problem(u"\"%1\" is no valid URL."_s.arg(printable(redacted(text))), example);
    if (url.hasQuery() || url.hasFragment())
        return problem(u"The URL must end with the host, port and base path, without ? or #."_s,
                       url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment).toString());

    QString path = url.path();
    static const QRegularExpression request(
        u"(/v1)?/(chat/completions|completions|models|generate_stream|generate|api/chat|api/generate|health)/*\\z"_s);
    const auto match = request.match(path);
    if (match.hasMatch()) {
        QUrl base = url;
        base.setPath(path.left(match.capturedStart()));
        return problem(u"This is the address of a request; the server's own address is wanted."_s, base.toString());
    }
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(u"/v1"_s)) // clients of the OpenAI protocol write it; here each protocol adds its own path
        path.chop(3);
    url.setPath(path);
    return url;
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/transport_errors.h"

#include "base/advice.h"
#include "base/text.h"
#include "protocol/redirect.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace derby {

namespace {

QString systemWords(int error)
{
    return error ? QString::fromLocal8Bit(std::strerror(error)) : QString();
}

QString after(Nanos limit)
{
    return humanDuration(toSeconds(limit)).isEmpty() || limit < std::chrono::seconds(2) ? humanMs(toMs(limit))
                                                                                        : humanDuration(toSeconds(limit));
}

} // namespace

Error connectError(int systemError, const QString &where)
{
    switch (systemError) {
    case ECONNREFUSED:
        return makeError(ErrorKind::Refused, QStringLiteral("Nothing listens at %1.").arg(where), systemWords(systemError));
    case ENETUNREACH:
    case EHOSTUNREACH:
    case EADDRNOTAVAIL:
        return makeError(ErrorKind::Refused, QStringLiteral("There is no way from this machine to %1.").arg(where),
                         systemWords(systemError),
                         {QStringLiteral("Check the host in the URL"), QStringLiteral("Check this machine's network and its VPN")});
    case ETIMEDOUT:
        return makeError(ErrorKind::ConnectTimeout, QStringLiteral("%1 did not accept the connection in time.").arg(where),
                         systemWords(systemError));
    case EMFILE:
    case ENFILE:
        return makeError(ErrorKind::Io, QStringLiteral("This process may not open any more connections."), systemWords(systemError),
                         {QStringLiteral("Raise the limit on open files: ulimit -n 65536"), QString::fromLatin1(advice::fewerUsers)});
    default:
        return makeError(ErrorKind::Reset, QStringLiteral("The connection to %1 could not be made.").arg(where), systemWords(systemError));
    }
}

Error dnsError(const QString &host, const QString &detail)
{
    return makeError(ErrorKind::Dns, QStringLiteral("The host name \"%1\" could not be resolved.").arg(host), detail,
                     {QStringLiteral("Check the spelling of the host in the URL"),
                      QStringLiteral("Check that this machine's DNS knows it: getent hosts %1").arg(host)});
}

bool isRedirect(int status)
{
    return status / 100 == 3 && status != 304;
}

Error redirectError(const QString &where, const ResponseHead &head)
{
    const QString location = redirectTarget(head);
    if (location.isEmpty())
        return makeError(ErrorKind::Redirect,
                         QStringLiteral("%1 answered with a redirect (%2) that names no target.").arg(where).arg(head.status));
    return makeError(ErrorKind::Redirect,
                     QStringLiteral("%1 redirects to %2 (%3); redirects are never followed.").arg(where, location).arg(head.status), {},
                     {QStringLiteral("Give the final URL instead: %1").arg(location)});
}

Error abortError(ErrorKind kind, const QString &where, const Deadlines &deadlines)
{
    switch (kind) {
    case ErrorKind::ConnectTimeout:
        return makeError(kind, QStringLiteral("%1 did not accept the connection within %2.").arg(where, after(deadlines.connect)));
    case ErrorKind::FirstTokenTimeout:
        return makeError(kind, QStringLiteral("No token came from %1 within %2.").arg(where, after(deadlines.firstToken)));
    case ErrorKind::IdleTimeout:
        return makeError(kind, QStringLiteral("The stream from %1 stopped and stayed silent for %2.").arg(where, after(deadlines.idle)));
    case ErrorKind::TotalTimeout:
        return makeError(kind, QStringLiteral("The request to %1 took longer than %2.").arg(where, after(deadlines.whole)));
    default:
        return makeError(kind);
    }
}

Error lostError(const QString &where, bool headDone, bool began, int systemError)
{
    QStringList actions;
    if (!began) // what a TLS server does when it is spoken to in plain HTTP
        actions = {QStringLiteral("Look at the server's log for a crash"),
                   QStringLiteral("If the server speaks TLS on this port, use https:// in the URL")};
    if (systemError)
        return makeError(ErrorKind::Reset, QStringLiteral("%1 broke off the connection.").arg(where), systemWords(systemError), actions);
    if (headDone)
        return makeError(ErrorKind::Truncated, QStringLiteral("The answer of %1 ended before it was complete.").arg(where));
    if (began)
        return makeError(ErrorKind::Truncated, QStringLiteral("The answer of %1 ended within its head.").arg(where));
    return makeError(ErrorKind::Reset, QStringLiteral("%1 closed the connection without an answer.").arg(where), {}, actions);
}

Error notHttpError(const QString &where, QByteArrayView firstBytes, const QString &detail)
{
    if (!firstBytes.isEmpty() && (firstBytes[0] == 0x15 || firstBytes[0] == 0x16) && (firstBytes.size() < 2 || firstBytes[1] == 0x03)
        && (firstBytes.size() < 3 || static_cast<unsigned char>(firstBytes[2]) <= 0x04)) // a TLS record: its type, then version 3.0 to 3.4
        return makeError(ErrorKind::Tls, QStringLiteral("The server at %1 speaks TLS on this port.").arg(where), detail,
                         {QStringLiteral("Use https:// instead of http:// in the URL")});
    const QString words = printable(QString::fromLatin1(firstBytes.first(std::min<qsizetype>(firstBytes.size(), 200))));
    return makeError(
        ErrorKind::BadResponse, QStringLiteral("What %1 answered is not HTTP.").arg(where), QString(detail + QStringLiteral(": ") + words),
        {QStringLiteral("Check the port in the URL"), QStringLiteral("Check which program listens there: curl -v %1").arg(where)});
}

Error certificateError(CertificateProblem problem, const QString &where, const QString &host, int port, const QString &detail)
{
    const QString date = QStringLiteral("Check this machine's date: date");
    const QString renew = QStringLiteral("Renew the server's certificate");
    const QString off = QStringLiteral("For a test only: verify_tls: false for this endpoint");
    switch (problem) {
    case CertificateProblem::Expired:
        return makeError(ErrorKind::Tls, QStringLiteral("The certificate of %1 has expired.").arg(where), detail, {renew, date, off});
    case CertificateProblem::NotYetValid:
        return makeError(ErrorKind::Tls, QStringLiteral("The certificate of %1 is not valid yet.").arg(where), detail, {date, renew, off});
    case CertificateProblem::WrongHost:
        return makeError(ErrorKind::Tls, QStringLiteral("The certificate of %1 was made for another host, not for %2.").arg(where, host),
                         detail, {QStringLiteral("Use the host name that the certificate names in the URL"), off});
    case CertificateProblem::UnknownAuthority:
        return makeError(ErrorKind::Tls,
                         QStringLiteral("The certificate of %1 was signed by an authority that this machine does not know.").arg(where),
                         detail, {QStringLiteral("Give the authority's certificate (PEM) as ca_file of this endpoint"), off});
    case CertificateProblem::Other:
        break;
    }
    return makeError(ErrorKind::Tls, QStringLiteral("The certificate of %1 can't be trusted.").arg(where), detail,
                     {QStringLiteral("Check the server's certificate: openssl s_client -connect %1:%2").arg(host).arg(port), off});
}

Error notTlsError(const QString &where, const QString &detail)
{
    return makeError(ErrorKind::Tls, QStringLiteral("The server at %1 does not speak TLS on this port.").arg(where), detail,
                     {QStringLiteral("Use http:// instead of https:// in the URL"),
                      QStringLiteral("Check the port: https servers often listen on 443 or 8443")});
}

Error headTooLargeError(const QString &where)
{
    return makeError(ErrorKind::BadResponse, QStringLiteral("The answer of %1 begins with a head of more than 256 KiB.").arg(where), {},
                     {QStringLiteral("Check the proxies between here and the server")});
}

} // namespace derby

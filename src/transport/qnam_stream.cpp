// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/qnam_stream.h"

#include "base/text.h"
#include "transport/overdue.h"
#include "transport/transport_errors.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QSslCertificate>

#include <algorithm>

namespace derby {

namespace {

CertificateProblem problemOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
        return CertificateProblem::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateProblem::NotYetValid;
    case QSslError::HostNameMismatch:
        return CertificateProblem::WrongHost;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return CertificateProblem::UnknownAuthority;
    default:
        return CertificateProblem::Other;
    }
}

QNetworkRequest networkRequest(const Route &route, const StreamRequest &request)
{
    // The lane is shared by all requests to this server; the path is the request's own.
    const Result<Route> own = routeTo(request.endpoint);
    const std::string base = (route.tls ? "https://" : "http://") + route.authority + (own ? own->basePath : std::string());
    QNetworkRequest out(QUrl::fromEncoded(QByteArray::fromStdString(base) + request.http.target));
    for (const Header &header : request.http.headers)
        out.setRawHeader(header.first, header.second);
    if (!out.hasRawHeader("Accept-Encoding"))
        out.setRawHeader("Accept-Encoding", "identity"); // also keeps Qt from unpacking
    if (!out.hasRawHeader("User-Agent"))
        out.setRawHeader("User-Agent", "TokenDerby/" TOKENDERBY_VERSION);
    if (request.coldConnection)
        out.setRawHeader("Connection", "close");
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setTransferTimeout(0); // deadlines of our own
    if (route.tls)
        out.setSslConfiguration(sslConfiguration(route));
    return out;
}

} // namespace

QSslConfiguration sslConfiguration(const Route &route)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    if (!route.verifyTls)
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    else if (!route.caFile.isEmpty())
        configuration.addCaCertificates(route.caFile);
    return configuration;
}

QnamStream::QnamStream(StreamId id, QnamLane &lane, StreamRequest request, std::shared_ptr<StreamObserver> observer)
    : m_id(id)
    , m_lane(lane)
    , m_request(std::move(request))
    , m_observer(std::move(observer))
{
}

QnamStream::~QnamStream() = default;

ReceiveTimes QnamStream::now() const
{
    const MonoTime time = m_lane.clock().now();
    // When Qt's own thread last looked nobody knows: of events that come together none can be told from a late read, and all count as such.
    return {time, time, MonoTime{}, false};
}

void QnamStream::start(QNetworkAccessManager &shared)
{
    if (m_request.coldConnection)
        m_ownManager.reset(m_lane.makeManager()); // whose pool is empty
    QNetworkAccessManager &manager = m_ownManager ? *m_ownManager : shared;
    m_startedAt = m_lane.clock().now();
    const Route &route = m_lane.route();
    if (route.tls && route.verifyTls && !route.caFile.isEmpty() && QSslCertificate::fromPath(route.caFile).isEmpty())
        return end(makeError(ErrorKind::Tls, QStringLiteral("The certificate file \"%1\" can't be used.").arg(route.caFile), {},
                             {QStringLiteral("Give a readable file with certificates in PEM form as ca_file")}));
    const QNetworkRequest request = networkRequest(route, m_request);
    const HttpRequest &http = m_request.http;
    if (http.method == "GET" && http.body.isEmpty())
        m_reply = manager.get(request);
    else if (http.method == "HEAD")
        m_reply = manager.head(request);
    else if (http.method == "POST")
        m_reply = manager.post(request, http.body);
    else
        m_reply = manager.sendCustomRequest(request, http.method, http.body);
    QNetworkReply *reply = m_reply;
    const std::weak_ptr<QnamStream> weak = weak_from_this();
    // The reply is deleted later than this may end; what comes then is nobody's business.
    const auto forward = [weak](auto member) {
        return [weak, member](auto &&...) {
            if (const auto self = weak.lock(); self && !self->m_ended)
                ((*self).*member)();
        };
    };
    QObject::connect(reply, &QNetworkReply::socketStartedConnecting, reply, [weak] {
        if (const auto self = weak.lock(); self && !self->m_connectingAt)
            self->m_connectingAt = self->m_lane.clock().now();
    });
    QObject::connect(reply, &QNetworkReply::encrypted, reply, [weak] {
        if (const auto self = weak.lock())
            self->m_encryptedAt = self->m_lane.clock().now();
    });
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [weak](const QList<QSslError> &errors) {
        if (const auto self = weak.lock())
            self->m_sslErrors = errors;
    });
    QObject::connect(reply, &QNetworkReply::requestSent, reply, forward(&QnamStream::sent));
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply, forward(&QnamStream::tellHead));
    QObject::connect(reply, &QNetworkReply::readyRead, reply, forward(&QnamStream::readBody));
    QObject::connect(reply, &QNetworkReply::finished, reply, forward(&QnamStream::finished));
}

void QnamStream::sent()
{
    ++m_timesSent;
    if (m_timesSent > 1) {
        // Qt resends by itself when a server closes without an answer. On an idle connection that is the one retry that we allow, too.
        // Qt resends by itself, too, where the server had taken the request and died on it: that stays a failure.
        if (!m_reused || m_staleRetries > 0 || m_headTold || m_lane.clock().now() - m_sentAt > staleNotice)
            return end(lostError(m_lane.route().shown, false, false, 0));
        ++m_staleRetries;
    }
    Sent sent;
    sent.at = m_lane.clock().now();
    sent.reused = m_timesSent == 1 && !m_connectingAt;
    sent.staleRetries = m_staleRetries;
    if (m_connectingAt) {
        sent.connect.connect =
            sent.at - *m_connectingAt; // Qt tells neither the lookup's time nor, for https, where TCP ends and TLS begins
        if (m_encryptedAt) {
            sent.connect.tls = *m_encryptedAt - *m_connectingAt;
            sent.connect.connect.reset();
        }
    }
    m_reused = sent.reused;
    m_sentAt = sent.at;
    m_lastActivity = sent.at;
    m_observer->onSent(sent);
}

bool QnamStream::tellHead()
{
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (m_headTold || !status.isValid() || status.toInt() / 100 == 1)
        return true;
    if (m_timesSent == 0) // Qt says "sent" and "answered" from another thread; the order of our calls is a promise
        sent();
    if (m_ended)
        return false;
    m_headTold = true;
    m_head.status = status.toInt();
    m_head.reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    for (const auto &header : m_reply->rawHeaderPairs())
        m_head.headers.append({header.first, header.second});
    m_observer->onHead(m_head, now());
    if (isRedirect(m_head.status)) {
        end(redirectError(m_lane.route().shown, m_head));
        return false;
    }
    return true;
}

void QnamStream::readBody()
{
    if (!tellHead())
        return;
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty() || !m_headTold)
        return;
    const ReceiveTimes when = now();
    m_lastActivity = when.seen;
    m_bodyBytes += bytes.size();
    const StreamState before = m_state;
    m_state = m_observer->onBody({bytes.constData(), static_cast<size_t>(bytes.size())}, when);
    if (m_state == StreamState::Complete && before != StreamState::Complete)
        m_completeSince = when.seen;
}

void QnamStream::finished()
{
    readBody();
    if (m_ended)
        return;
    end(m_state == StreamState::Complete ? std::nullopt : verdict());
}

std::optional<Error> QnamStream::verdict() const
{
    const Route &route = m_lane.route();
    const QNetworkReply::NetworkError error = m_reply->error();
    const QString words = printable(m_reply->errorString());
    const QString host = QString::fromStdString(route.host);
    if (m_headTold) {
        // Qt makes errors of statuses, some of them odd ones: 400 is ProtocolInvalidOperationError.
        const bool ofHttp =
            error == QNetworkReply::NoError || (m_head.status >= 400 && error > 200 && error != QNetworkReply::ProtocolFailure);
        const QByteArray length = headerValue(m_head.headers, "Content-Length");
        const bool bodiless = m_request.http.method == "HEAD" || m_head.status == 204 || m_head.status == 304;
        const bool shorter = !bodiless && !length.isEmpty() && m_bodyBytes < length.toLongLong();
        if (ofHttp && !shorter)
            return std::nullopt;
        if (error == QNetworkReply::ProtocolFailure)
            return makeError(ErrorKind::BadResponse, QStringLiteral("The answer of %1 broke HTTP's rules in its body.").arg(route.shown),
                             words);
        Error lost = lostError(route.shown, true, true, 0);
        lost.detail = words;
        return lost;
    }
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return dnsError(host, words);
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
        return makeError(ErrorKind::Refused,
                         route.proxy ? QStringLiteral("The proxy of %1 can't be used.").arg(route.shown)
                                     : QStringLiteral("Nothing listens at %1.").arg(route.shown),
                         words);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return makeError(ErrorKind::Auth, QStringLiteral("The proxy asks for credentials."), words,
                         {QStringLiteral("Write the proxy as http://user:password@host:port")});
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return makeError(ErrorKind::ConnectTimeout, {}, words);
    case QNetworkReply::SslHandshakeFailedError:
        if (!m_sslErrors.isEmpty()) {
            // The most telling one first: an unknown authority often comes with others that follow from it.
            const auto problem = std::min_element(m_sslErrors.begin(), m_sslErrors.end(), [](const QSslError &a, const QSslError &b) {
                return problemOf(a.error()) < problemOf(b.error());
            });
            return certificateError(problemOf(problem->error()), route.shown, host, route.port, problem->errorString());
        }
        if (words.contains(QLatin1String("wrong version number")) || words.contains(QLatin1String("http request")))
            return notTlsError(route.shown, words);
        return makeError(ErrorKind::Tls, QStringLiteral("The TLS handshake with %1 failed.").arg(route.shown), words,
                         {QStringLiteral("Look at what the server offers: openssl s_client -connect %1:%2").arg(host).arg(route.port),
                          QStringLiteral("Check that the server supports TLS 1.2 or later")});
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
        return notHttpError(route.shown, {}, words);
    default:
        break;
    }
    Error lost = lostError(route.shown, false, false, 0);
    lost.detail = words;
    return lost;
}

void QnamStream::tick(MonoTime now)
{
    const Deadlines &limits = m_request.deadlines;
    if (m_ended)
        return;
    if (m_state == StreamState::Complete) {
        if (passed(m_completeSince, endPatience, now))
            end(std::nullopt);
    } else if (m_timesSent == 0) {
        if (passed(m_startedAt, limits.connect, now))
            abort(ErrorKind::ConnectTimeout);
    } else if (const auto late = overdue(limits, m_state, m_sentAt, m_lastActivity, now)) {
        abort(*late);
    }
}

void QnamStream::abort(ErrorKind kind)
{
    if (!m_ended)
        end(abortError(kind, m_lane.route().shown, m_request.deadlines));
}

void QnamStream::end(std::optional<Error> error)
{
    const auto self = shared_from_this(); // the lane lets go of it
    m_ended = true;
    if (m_reply) {
        m_reply->disconnect(m_reply); // our lambdas; abort() emits
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    if (m_ownManager)
        m_ownManager.release()->deleteLater();
    m_lane.ended(m_id);
    Closed closed;
    closed.at = m_lane.clock().now();
    closed.error = std::move(error);
    m_observer->onClosed(closed);
    m_observer.reset();
}

} // namespace derby

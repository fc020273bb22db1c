// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/tls_channel.h"

#include "base/text.h"
#include "transport/transport_errors.h"

#include <QFile>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace derby {

namespace {

QString opensslWords(unsigned long code)
{
    char text[256];
    ERR_error_string_n(code, text, sizeof text);
    return QString::fromLatin1(text);
}

CertificateProblem problemOf(long verdict)
{
    switch (verdict) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return CertificateProblem::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return CertificateProblem::NotYetValid;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return CertificateProblem::WrongHost;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return CertificateProblem::UnknownAuthority;
    default:
        return CertificateProblem::Other;
    }
}

bool isAddress(const std::string &host)
{
    boost::system::error_code code;
    boost::asio::ip::make_address(host, code);
    return !code;
}

} // namespace

Result<std::shared_ptr<SSL_CTX>> TlsContexts::get(const Route &route)
{
    const std::string key = (route.verifyTls ? "v" : "-") + route.caFile.toStdString();
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_contexts.find(key); known != m_contexts.end())
        return known->second;
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    if (!context)
        return fail(makeError(ErrorKind::Tls, QStringLiteral("OpenSSL can't be used."), opensslWords(ERR_get_error())));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    // Many servers end a connection without TLS's goodbye; HTTP's own framing tells whether the message was whole.
    SSL_CTX_set_options(context.get(), SSL_OP_IGNORE_UNEXPECTED_EOF);
    if (route.verifyTls) {
        SSL_CTX_set_default_verify_paths(context.get());
        if (!route.caFile.isEmpty() && SSL_CTX_load_verify_file(context.get(), QFile::encodeName(route.caFile).constData()) != 1) {
            const QString detail = opensslWords(ERR_get_error());
            ERR_clear_error();
            return fail(makeError(ErrorKind::Tls, QStringLiteral("The certificate file \"%1\" can't be used.").arg(route.caFile), detail,
                                  {QStringLiteral("Give a readable file with certificates in PEM form as ca_file")}));
        }
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    } else {
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    }
    m_contexts.emplace(key, context);
    return context;
}

TlsChannel::TlsChannel(std::shared_ptr<SSL_CTX> context, const Route &route)
    : m_context(std::move(context))
    , m_ssl(SSL_new(m_context.get()))
    , m_in(BIO_new(BIO_s_mem()))
    , m_out(BIO_new(BIO_s_mem()))
{
    BIO_set_mem_eof_return(m_in, -1); // empty means "not yet"
    SSL_set_bio(m_ssl, m_in, m_out); // which then owns both
    SSL_set_connect_state(m_ssl);
    X509_VERIFY_PARAM *verify = SSL_get0_param(m_ssl);
    if (isAddress(route.host)) {
        if (route.verifyTls)
            X509_VERIFY_PARAM_set1_ip_asc(verify, route.host.c_str());
    } else {
        SSL_set_tlsext_host_name(m_ssl, route.host.c_str());
        X509_VERIFY_PARAM_set_hostflags(verify, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        if (route.verifyTls)
            X509_VERIFY_PARAM_set1_host(verify, route.host.c_str(), 0);
    }
}

TlsChannel::~TlsChannel()
{
    SSL_free(m_ssl);
}

TlsChannel::Step TlsChannel::handshake()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl);
    if (result == 1)
        return Step::Done;
    if (SSL_get_error(m_ssl, result) == SSL_ERROR_WANT_READ)
        return Step::NeedsBytes;
    m_code = ERR_peek_last_error();
    return Step::Failed;
}

void TlsChannel::feed(const char *data, std::size_t size)
{
    BIO_write(m_in, data, static_cast<int>(size));
}

TlsChannel::Plain TlsChannel::read(char *to, std::size_t capacity)
{
    Plain plain;
    while (plain.bytes < capacity) {
        ERR_clear_error();
        std::size_t got = 0;
        if (SSL_read_ex(m_ssl, to + plain.bytes, capacity - plain.bytes, &got) == 1) {
            plain.bytes += got;
            continue;
        }
        const int reason = SSL_get_error(m_ssl, 0);
        if (reason == SSL_ERROR_ZERO_RETURN) {
            plain.closed = true;
        } else if (reason != SSL_ERROR_WANT_READ) {
            m_code = ERR_peek_last_error();
            plain.failed = true;
        }
        break;
    }
    return plain;
}

bool TlsChannel::write(std::string_view plain)
{
    ERR_clear_error();
    std::size_t written = 0;
    if (SSL_write_ex(m_ssl, plain.data(), plain.size(), &written) == 1)
        return true;
    m_code = ERR_peek_last_error();
    return false;
}

std::string TlsChannel::takeOutput()
{
    std::string out(BIO_ctrl_pending(m_out), '\0');
    if (!out.empty())
        BIO_read(m_out, out.data(), static_cast<int>(out.size()));
    return out;
}

Error TlsChannel::error(const Route &route) const
{
    const QString host = QString::fromStdString(route.host);
    const long verdict = SSL_get_verify_result(m_ssl);
    if (verdict != X509_V_OK && route.verifyTls)
        return certificateError(problemOf(verdict), route.shown, host, route.port,
                                QString::fromLatin1(X509_verify_cert_error_string(verdict)));
    if (ERR_GET_REASON(m_code) == SSL_R_WRONG_VERSION_NUMBER || ERR_GET_REASON(m_code) == SSL_R_HTTP_REQUEST)
        return notTls(route, {});
    return makeError(ErrorKind::Tls, QStringLiteral("The TLS handshake with %1 failed.").arg(route.shown), opensslWords(m_code),
                     {QStringLiteral("Look at what the server offers: openssl s_client -connect %1:%2").arg(host).arg(route.port),
                      QStringLiteral("Check that the server supports TLS 1.2 or later")});
}

bool TlsChannel::looksLikeTls(std::string_view firstBytes)
{
    // Record type handshake or alert, then major version 3 (RFC 8446, 5.1).
    return !firstBytes.empty() && (firstBytes[0] == 0x16 || firstBytes[0] == 0x15) && (firstBytes.size() < 2 || firstBytes[1] == 0x03);
}

Error TlsChannel::notTls(const Route &route, std::string_view firstBytes)
{
    const QString words =
        printable(QString::fromLatin1(firstBytes.data(), static_cast<qsizetype>(std::min<std::size_t>(firstBytes.size(), 200))));
    return notTlsError(route.shown, words);
}

} // namespace derby

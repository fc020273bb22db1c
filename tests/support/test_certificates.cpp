// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <cstdlib>

namespace derby::test {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Cert = std::unique_ptr<X509, decltype(&X509_free)>;

Key makeKey()
{
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

Cert blank(const char *commonName, long from, long to)
{
    static std::atomic<long> serial = 1;
    Cert cert(X509_new(), X509_free);
    X509_set_version(cert.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(cert.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(cert.get()), to);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(cert.get()), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(commonName),
                               -1, -1, 0);
    return cert;
}

void extend(X509 *cert, X509 *issuer, int nid, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, cert, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    if (!extension)
        std::abort();
    X509_add_ext(cert, extension, -1);
    X509_EXTENSION_free(extension);
}

template <class Write>
std::string pemOf(Write write)
{
    BIO *memory = BIO_new(BIO_s_mem());
    write(memory);
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    std::string pem(data, static_cast<size_t>(size));
    BIO_free(memory);
    return pem;
}

std::string certificatePem(X509 *cert)
{
    return pemOf([cert](BIO *to) { PEM_write_bio_X509(to, cert); });
}

} // namespace

class CertificateAuthority::Impl
{
public:
    Key key = makeKey();
    Cert cert = blank("TokenDerby test authority", -86400 * 30, 86400);
    std::string pem;
};

CertificateAuthority::CertificateAuthority()
    : d(std::make_unique<Impl>())
{
    X509 *cert = d->cert.get();
    X509_set_issuer_name(cert, X509_get_subject_name(cert));
    X509_set_pubkey(cert, d->key.get());
    extend(cert, cert, NID_basic_constraints, "critical,CA:TRUE");
    extend(cert, cert, NID_key_usage, "critical,keyCertSign,cRLSign");
    extend(cert, cert, NID_subject_key_identifier, "hash");
    X509_sign(cert, d->key.get(), EVP_sha256());
    d->pem = certificatePem(cert);
}

CertificateAuthority::~CertificateAuthority() = default;

const std::string &CertificateAuthority::pem() const
{
    return d->pem;
}

Certificate CertificateAuthority::issue(const CertificateNames &names) const
{
    const Key key = makeKey();
    const Cert cert = blank("TokenDerby test server", names.fromSeconds, names.toSeconds);
    X509_set_issuer_name(cert.get(), X509_get_subject_name(d->cert.get()));
    X509_set_pubkey(cert.get(), key.get());
    std::string alternatives;
    for (const std::string &host : names.hosts)
        alternatives += (alternatives.empty() ? "DNS:" : ",DNS:") + host;
    for (const std::string &address : names.addresses)
        alternatives += (alternatives.empty() ? "IP:" : ",IP:") + address;
    extend(cert.get(), d->cert.get(), NID_subject_alt_name, alternatives);
    extend(cert.get(), d->cert.get(), NID_ext_key_usage, "serverAuth");
    extend(cert.get(), d->cert.get(), NID_authority_key_identifier, "keyid");
    X509_sign(cert.get(), d->key.get(), EVP_sha256());
    return {certificatePem(cert.get()),
            pemOf([&key](BIO *to) { PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); })};
}

} // namespace derby::test

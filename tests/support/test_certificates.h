// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace derby::test {

/// A certificate and its key in PEM form.
struct Certificate
{
    std::string certificatePem;
    std::string keyPem;
};

/// What a server's certificate says.
struct CertificateNames
{
    std::vector<std::string> hosts;
    std::vector<std::string> addresses;
    long fromSeconds = -3600; ///< validity, relative to now
    long toSeconds = 3600;
};

/// An authority made for one test run.
class CertificateAuthority
{
public:
    CertificateAuthority();
    ~CertificateAuthority();
    const std::string &pem() const;
    Certificate issue(const CertificateNames &names) const;

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby::test

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/endpoint.h"
#include "protocol/protocol.h"

namespace derby {

// The errors that both transports tell, in the same words. `where` is scheme://host:port.

Error connectError(int systemError, const QString &where); ///< errno of connect() or socket()
Error dnsError(const QString &host, const QString &detail);
Error redirectError(const QString &where, const ResponseHead &head);
/// One of the four timeouts, or Cancelled.
Error abortError(ErrorKind kind, const QString &where, const Deadlines &deadlines);
/// The connection ended: `began`: a byte of the answer had come; `systemError`: errno, 0 for an orderly end.
Error lostError(const QString &where, bool headDone, bool began, int systemError);
Error notHttpError(const QString &where, QByteArrayView firstBytes, const QString &detail);
Error headTooLargeError(const QString &where);
bool isRedirect(int status);

enum class CertificateProblem { Expired, NotYetValid, WrongHost, UnknownAuthority, Other };
Error certificateError(CertificateProblem problem, const QString &where, const QString &host, int port, const QString &detail);
Error notTlsError(const QString &where, const QString &detail);

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace derby {

/// What went wrong, in the words of docs/formats.md ("Errors"). `Usage` (wrong arguments or configuration) and `Io` (a file) never describe
/// a request.
enum class ErrorKind {
    Dns,
    Refused,
    Tls,
    ConnectTimeout,
    FirstTokenTimeout,
    IdleTimeout,
    TotalTimeout,
    Reset,
    Truncated,
    Redirect,
    Auth,
    NotFound,
    InvalidRequest,
    Overloaded,
    Loading,
    ServerError,
    BadResponse,
    Empty,
    WrongEngine,
    Cut,
    Cancelled,
    Usage,
    Io,
};

/// The snake_case id that appears in files ("connect_timeout").
QString errorKindId(ErrorKind kind);
std::optional<ErrorKind> errorKindFromId(QStringView id);

/// An error as a value: one sentence for the user, the technical detail, and what to try next.
struct Error
{
    ErrorKind kind = ErrorKind::Io;
    QString message; ///< one sentence that a user understands
    QString detail; ///< the server's or system's words, verbatim but with secrets redacted, at most 2,000 characters
    QStringList actions; ///< one to three things to try, runnable commands where there are some; never empty once shown
    bool recoverable = false; ///< whether the same request may succeed later without anybody changing anything
};

/// An error with the kind's usual advice and recoverability filled in; `message` empty: the kind's usual sentence.
Error makeError(ErrorKind kind, QString message = {}, QString detail = {}, QStringList actions = {});

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include "base/advice.h"

#include <algorithm>
#include <array>

namespace derby {

namespace {

struct KindRow
{
    ErrorKind kind;
    const char *id;
    bool recoverable;
    const char *message;
    std::array<const char *, 2> actions;
};

constexpr std::array rows{
    KindRow{ErrorKind::Dns,
            "dns",
            false,
            "The host name could not be resolved.",
            {"Check the spelling of the host in the URL", "Check that this machine's DNS knows it: getent hosts HOST"}},
    KindRow{ErrorKind::Refused,
            "refused",
            true,
            "Nothing listens at this address.",
            {"Start the server, or check the port in the URL", advice::mayStillLoad}},
    KindRow{ErrorKind::Tls,
            "tls",
            false,
            "The TLS connection could not be made safe.",
            {"Give the authority's certificate with ca_file", "For a test only: verify_tls: false for this endpoint"}},
    KindRow{ErrorKind::ConnectTimeout,
            "connect_timeout",
            true,
            "The server did not accept the connection in time.",
            {"Check that a firewall does not drop the packets", "Check the host and port in the URL"}},
    KindRow{ErrorKind::FirstTokenTimeout,
            "first_token_timeout",
            true,
            "No token came in time.",
            {"Check the server's queue: it may be overloaded or still loading its model", advice::fewerUsersOrShorterPrompts}},
    KindRow{ErrorKind::IdleTimeout,
            "idle_timeout",
            true,
            "The stream stopped in the middle and stayed silent.",
            {"Look at the server's log: it may be stopping or stuck", advice::runTheTestAgain}},
    KindRow{ErrorKind::TotalTimeout,
            "total_timeout",
            true,
            "The whole request took longer than allowed.",
            {advice::fewerTokens, advice::fewerUsers}},
    KindRow{ErrorKind::Reset,
            "reset",
            true,
            "The server closed the connection without finishing.",
            {"Look at the server's log for a crash", "Check proxies between here and the server"}},
    KindRow{ErrorKind::Truncated,
            "truncated",
            true,
            "The answer ended before the server said that it was complete.",
            {"Look at the server's log", "Look at what came: tokenderby-cli inspect --endpoint ENGINE=URL"}},
    KindRow{ErrorKind::Redirect,
            "redirect",
            false,
            "The server answered with a redirect, which is never followed while measuring.",
            {"Give the final URL instead"}},
    KindRow{ErrorKind::Auth, "auth", false, "The server refused the credentials.", {advice::nameTheKey, advice::checkTheKey}},
    KindRow{ErrorKind::NotFound,
            "not_found",
            false,
            "The server does not know this path or model.",
            {"Check the model's name: tokenderby-cli test --endpoint ENGINE=URL --model NAME", "Check that the URL has no extra path"}},
    KindRow{ErrorKind::InvalidRequest,
            "invalid_request",
            false,
            "The server refused the request as invalid.",
            {advice::readTheServersWords, "Check model, prompt length and output tokens against the server's limits"}},
    KindRow{ErrorKind::Overloaded,
            "overloaded",
            true,
            "The server refused the request because it is overloaded.",
            {advice::fewerUsers, "Raise the server's limit on concurrent or queued requests"}},
    KindRow{ErrorKind::Loading, "loading", true, "The server is still loading its model.", {"Wait a minute and try again"}},
    KindRow{ErrorKind::ServerError,
            "server_error",
            true,
            "The server failed while answering.",
            {"Look at the server's log", advice::runTheTestAgain}},
    KindRow{
        ErrorKind::BadResponse,
        "bad_response",
        false,
        "The answer was not what this protocol allows.",
        {"Look at the bytes: tokenderby-cli inspect --raw --endpoint ENGINE=URL", "Check the engine and the protocol of this endpoint"}},
    KindRow{ErrorKind::Empty,
            "empty",
            true,
            "The server answered without any text.",
            {"Try another prompt", "Check the model's chat template: tokenderby-cli inspect --endpoint ENGINE=URL"}},
    KindRow{ErrorKind::WrongEngine,
            "wrong_engine",
            false,
            "Another engine answers at this address.",
            {"Name the engine that really runs there"}},
    KindRow{ErrorKind::Cut,
            "cut",
            true,
            "The request was still running when its test was over.",
            {"Make the test longer, or ask for fewer output tokens"}},
    KindRow{ErrorKind::Cancelled, "cancelled", true, "The request was cancelled.", {advice::runTheTestAgain}},
    KindRow{ErrorKind::Usage, "usage", false, "The arguments or the configuration are wrong.", {"tokenderby-cli --help"}},
    KindRow{ErrorKind::Io, "io", false, "A file could not be read or written.", {"Check that the path exists and can be written"}},
};

const KindRow &rowOf(ErrorKind kind)
{
    return *std::find_if(rows.begin(), rows.end(), [kind](const KindRow &row) { return row.kind == kind; });
}

} // namespace

QString errorKindId(ErrorKind kind)
{
    return QString::fromLatin1(rowOf(kind).id);
}

std::optional<ErrorKind> errorKindFromId(QStringView id)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [id](const KindRow &candidate) { return id == QLatin1String(candidate.id); });
    return row == rows.end() ? std::nullopt : std::optional(row->kind);
}

Error makeError(ErrorKind kind, QString message, QString detail, QStringList actions)
{
    const KindRow &row = rowOf(kind);
    if (message.isEmpty())
        message = QString::fromLatin1(row.message);
    if (actions.isEmpty()) {
        for (const char *action : row.actions) {
            if (action)
                actions << QString::fromLatin1(action);
        }
    }
    detail.truncate(2000);
    return {kind, std::move(message), std::move(detail), std::move(actions), row.recoverable};
}

} // namespace derby

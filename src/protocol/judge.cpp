// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/protocol.h"

#include "base/text.h"
#include "protocol/redirect.h"

#include <QUrl>

#include <initializer_list>

namespace derby {

namespace {

bool containsAny(const QString &text, std::initializer_list<const char *> needles)
{
    for (const char *needle : needles) {
        if (text.contains(QLatin1String(needle), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool saysOverloaded(const QString &text)
{
    return containsAny(text,
                       {"overloaded", "currently busy", "server busy", "queue is full", "maximum pending requests", "too many requests",
                        "rate limit", "currently scaling", "no slot available"});
}

bool saysLoading(const QString &text)
{
    return containsAny(text,
                       {"loading model", "model is loading", "still loading", "is being loaded", "model loading", "currently loading"});
}

bool saysUnknownModel(const QString &text)
{
    return containsAny(text, {"model"}) && containsAny(text, {"not found", "does not exist", "unknown model", "try pulling it"});
}

bool saysTooLong(const QString &text)
{
    return containsAny(text,
                       {"context length", "context size", "max_model_len", "maximum context", "exceed_context_size",
                        "max_new_tokens` must be", "is too long"});
}

bool saysInvalid(const QString &text)
{
    return containsAny(
        text, {"validation error", "invalid_request", "template error", "tool error", "must be of type", "unsupported", "bad request"});
}

QString withStatus(const QString &sentence, int status)
{
    return sentence + QStringLiteral(" (HTTP ") + QString::number(status) + QStringLiteral(").");
}

Error describe(ErrorKind kind, const QString &detail, QString message = {})
{
    if (kind == ErrorKind::InvalidRequest && saysTooLong(detail)) {
        return makeError(
            kind, QStringLiteral("The prompt and the output asked for do not fit into the model's context."), detail,
            {QStringLiteral("Use shorter prompts or fewer output tokens"), QStringLiteral("Start the server with a larger context")});
    }
    if (kind == ErrorKind::NotFound && saysUnknownModel(detail))
        message = QStringLiteral("The server does not know this model.");
    return makeError(kind, std::move(message), detail);
}

/// "The server answered HTTP 502 with a web page (nginx)": a proxy, or not this server at all. `words` as plainErrorText() gives them.
std::optional<QString> webPage(const ResponseHead &head, const QString &words)
{
    static constexpr QLatin1String page("a web page");
    const QByteArray type = headerValue(head.headers, "content-type").trimmed().toLower();
    if (words != page && !words.startsWith(QLatin1String("a web page: ")) && !type.startsWith("text/html"))
        return std::nullopt;
    const QString server = printable(QString::fromUtf8(headerValue(head.headers, "server")).left(40)).trimmed();
    QString sentence = QStringLiteral("The server answered HTTP %1 with a web page").arg(head.status);
    if (!server.isEmpty())
        sentence += QStringLiteral(" (") + server + QLatin1Char(')');
    if (words.startsWith(page) && words.size() > page.size())
        sentence += printable(words.mid(page.size()));
    return sentence;
}

/// What a status says, refined by the server's words.
ErrorKind kindOfStatus(Engine engine, int status, const QString &words)
{
    if (status >= 300 && status < 400)
        return ErrorKind::Redirect;
    switch (status) {
    case 401:
    case 403:
    case 407:
        return ErrorKind::Auth;
    case 404:
    case 405:
    case 410:
        return ErrorKind::NotFound;
    case 408:
    case 424: // TGI: the generation failed
        return ErrorKind::ServerError;
    case 429:
    case 529:
        return ErrorKind::Overloaded;
    case 501:
        return ErrorKind::InvalidRequest;
    case 503:
        return saysLoading(words)                        ? ErrorKind::Loading
            : words.contains(QLatin1String("unhealthy")) ? ErrorKind::ServerError
                                                         : ErrorKind::Overloaded;
    default:
        break;
    }
    if (status >= 400 && status < 500) {
        if (saysOverloaded(words))
            return ErrorKind::Overloaded;
        return saysUnknownModel(words) ? ErrorKind::NotFound : ErrorKind::InvalidRequest;
    }
    if (status >= 500) {
        if (engine == Engine::Ollama && (words.startsWith(QLatin1String("option \"")) || saysInvalid(words)))
            return ErrorKind::InvalidRequest; // Ollama answers 500 to wrong types, too
        return saysOverloaded(words) ? ErrorKind::Overloaded : ErrorKind::ServerError;
    }
    return ErrorKind::BadResponse;
}

/// An error inside a 200. TGI's code is 422 whatever happened: its words decide.
ErrorKind kindOfInnerError(Engine engine, const Reading &reading, const QString &words)
{
    const QString type = QString::fromStdString(reading.errorType);
    const int code = engine == Engine::Tgi ? 0 : static_cast<int>(reading.errorCode.value_or(0));
    if (saysLoading(words))
        return ErrorKind::Loading;
    if (code == 429 || code == 503 || saysOverloaded(words) || type == QLatin1String("overloaded"))
        return ErrorKind::Overloaded;
    if (code == 401 || code == 403)
        return ErrorKind::Auth;
    if (code == 404 || saysUnknownModel(words))
        return ErrorKind::NotFound;
    if ((code >= 400 && code < 500) || saysTooLong(words) || saysInvalid(words) || saysInvalid(type) || type == QLatin1String("validation"))
        return ErrorKind::InvalidRequest;
    return ErrorKind::ServerError;
}

Error judgeIncomplete(Engine engine, int status, const Reading &reading)
{
    if (reading.finishReason == "abort")
        return makeError(ErrorKind::Truncated, QStringLiteral("The server cut its own answer short (finish reason \"abort\")."));
    if (reading.events > 0 && !reading.recognised) {
        return makeError(ErrorKind::BadResponse, QStringLiteral("The answer is JSON, but not an answer of this protocol."), {},
                         {QStringLiteral("Check the engine and the protocol of this endpoint"),
                          QStringLiteral("Look at the bytes: tokenderby-cli inspect --raw --endpoint ENGINE=URL")});
    }
    if (reading.events == 0 && reading.comments == 0 && !reading.error)
        return makeError(ErrorKind::Empty, QStringLiteral("The server answered HTTP %1 with nothing in it.").arg(status));
    if (engine == Engine::Tgi && reading.doneMarker && reading.contentEvents == 0)
        return makeError(ErrorKind::Empty); // tools given, but the output never parsed as a call
    return makeError(ErrorKind::Truncated);
}

} // namespace

QString redirectTarget(const ResponseHead &head)
{
    const QString target = QString::fromUtf8(headerValue(head.headers, "location"));
    const QUrl url(target);
    return printable(url.isValid() && !url.userInfo().isEmpty() ? url.toString(QUrl::RemoveUserInfo) : target);
}

std::optional<Error> judgeResponse(Engine engine, const ResponseHead &head, const Reading &reading)
{
    const QString words =
        redacted(QString::fromStdString(reading.error.value_or(std::string()))); // who prints it on a terminal uses printable()
    if (head.status < 200 || head.status >= 300) {
        const ErrorKind kind = kindOfStatus(engine, head.status, words);
        if (kind == ErrorKind::Redirect) {
            const QString target = redirectTarget(head);
            return makeError(kind, {}, target.isEmpty() ? words : QStringLiteral("Location: ") + target,
                             target.isEmpty() ? QStringList() : QStringList{QStringLiteral("Give the final URL instead: ") + target});
        }
        QString detail = words;
        if (detail.isEmpty())
            detail = withStatus(QStringLiteral("The server said no more than its status"), head.status);
        Error error = describe(kind, detail);
        if (const std::optional<QString> page = webPage(head, words))
            error.message = *page + QLatin1Char('.');
        else
            error.message = withStatus(error.message.chopped(error.message.endsWith(QLatin1Char('.')) ? 1 : 0), head.status);
        return error;
    }
    const QByteArray encoding = headerValue(head.headers, "content-encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity") {
        return makeError(ErrorKind::BadResponse, QStringLiteral("The answer is compressed although identity was asked for."),
                         QStringLiteral("Content-Encoding: ") + QString::fromUtf8(encoding),
                         {QStringLiteral("Switch compression off in the proxy before the server, or measure the server itself")});
    }
    if (reading.error)
        return describe(kindOfInnerError(engine, reading, words), words);
    if (reading.malformed) {
        const QString broken = redacted(QString::fromStdString(*reading.malformed));
        if (const std::optional<QString> page = webPage(head, QString(broken).remove(QStringLiteral("the server answered with ")))) {
            return makeError(ErrorKind::BadResponse, *page + QStringLiteral(", which is no answer of this protocol."), {},
                             {QStringLiteral("Check the port and the path in the URL"),
                              QStringLiteral("Look at the bytes: tokenderby-cli inspect --raw --endpoint ENGINE=URL")});
        }
        return makeError(ErrorKind::BadResponse, {}, broken);
    }
    if (!reading.complete)
        return judgeIncomplete(engine, head.status, reading);
    if (reading.loadOnly)
        return makeError(ErrorKind::Empty, QStringLiteral("The server only loaded or unloaded the model: nothing was generated."), {},
                         {QStringLiteral("Send a prompt that is not empty")});
    if (reading.contentEvents == 0)
        return makeError(ErrorKind::Empty);
    return std::nullopt;
}

} // namespace derby

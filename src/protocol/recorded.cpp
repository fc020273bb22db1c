// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/recorded.h"

#include "protocol/content_type.h"

#include <algorithm>
#include <cstring>

namespace derby {

namespace {

constexpr qsizetype maxHeadBytes = 1 << 20;

tl::unexpected<Error> broken(const QString &what, qsizetype at)
{
    return fail(
        makeError(ErrorKind::BadResponse,
                  QStringLiteral("The recorded response is broken at byte ") + QString::number(at) + QStringLiteral(": ") + what + u'.', {},
                  {QStringLiteral("Record it again, raw and complete: curl --raw -i -N -o FILE URL"),
                   QStringLiteral("Or give the body alone, without its head")}));
}

/// The line at `at` without its end; `at` moves behind it. Nothing when the file ends first.
std::optional<QByteArray> takeLine(const QByteArray &bytes, qsizetype &at)
{
    const qsizetype end = bytes.indexOf('\n', at);
    if (end < 0)
        return std::nullopt;
    QByteArray line = bytes.mid(at, end - at);
    if (line.endsWith('\r'))
        line.chop(1);
    at = end + 1;
    return line;
}

bool isToken(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c != 0 && std::strchr("!#$%&'*+-.^_`|~", c));
    });
}

Result<> readStatusLine(const QByteArray &line, qsizetype at, ResponseHead &head)
{
    const bool shaped = line.size() >= 12 && line[8] == ' ' && (line.size() == 12 || line[12] == ' ');
    bool ok = false;
    const int status = shaped ? line.mid(9, 3).toInt(&ok) : 0;
    if (!ok || status < 100)
        return broken(QStringLiteral("the status line must read like \"HTTP/1.1 200 OK\""), at);
    head.status = status;
    head.reason = line.mid(13);
    return {};
}

Result<> readHead(const QByteArray &bytes, qsizetype &at, ResponseHead &head)
{
    head = {};
    const qsizetype start = at;
    const auto first = takeLine(bytes, at);
    if (!first)
        return broken(QStringLiteral("the file ends within the status line"), start);
    if (auto read = readStatusLine(*first, start, head); !read)
        return read;
    for (;;) {
        const qsizetype lineStart = at;
        const auto line = takeLine(bytes, at);
        if (!line || at - start > maxHeadBytes)
            return broken(QStringLiteral("the head has no end (an empty line)"), lineStart);
        if (line->isEmpty())
            return {};
        const qsizetype colon = line->indexOf(':');
        if (colon <= 0 || !isToken(line->left(colon)))
            return broken(QStringLiteral("a header must read like \"name: value\""), lineStart);
        head.headers.append(Header(line->left(colon), line->mid(colon + 1).trimmed()));
    }
}

std::optional<quint64> chunkSize(QByteArray line)
{
    if (const qsizetype extension = line.indexOf(';'); extension >= 0)
        line.truncate(extension);
    line = line.trimmed();
    if (line.isEmpty() || line.size() > 15)
        return std::nullopt;
    const bool hex = std::all_of(line.begin(), line.end(),
                                 [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    bool ok = false;
    const quint64 size = hex ? line.toULongLong(&ok, 16) : 0;
    return ok ? std::optional(size) : std::nullopt;
}

Result<> readChunks(const QByteArray &bytes, qsizetype at, RecordedResponse &response)
{
    response.cut = true;
    for (;;) {
        const qsizetype lineStart = at;
        const auto line = takeLine(bytes, at);
        if (!line)
            return {}; // the recording ends here
        const auto size = chunkSize(*line);
        if (!size)
            return broken(QStringLiteral("a chunk must begin with its size in hexadecimal digits"), lineStart);
        if (*size == 0)
            break;
        const qsizetype left = bytes.size() - at;
        if (*size > static_cast<quint64>(left)) {
            response.body += bytes.mid(at);
            return {};
        }
        response.body += bytes.mid(at, static_cast<qsizetype>(*size));
        at += static_cast<qsizetype>(*size);
        if (at == bytes.size() || (at + 1 == bytes.size() && bytes[at] == '\r'))
            return {};
        const qsizetype end = at;
        if (const auto after = takeLine(bytes, at); !after || !after->isEmpty())
            return broken(QStringLiteral("a chunk is longer than its size says"), end);
    }
    for (;;) { // trailer
        const auto line = takeLine(bytes, at);
        if (!line)
            return {};
        if (line->isEmpty())
            break;
    }
    response.cut = false;
    if (at < bytes.size())
        return broken(QStringLiteral("more bytes follow the end of the response; keep one response a file"), at);
    return {};
}

Result<> readSized(const QByteArray &bytes, qsizetype at, RecordedResponse &response)
{
    std::optional<quint64> length;
    for (const Header &header : response.head.headers) {
        if (header.first.compare("content-length", Qt::CaseInsensitive) != 0)
            continue;
        bool ok = false;
        const quint64 value = header.second.toULongLong(&ok);
        if (!ok || header.second.startsWith('+') || (length && *length != value))
            return broken(QStringLiteral("its Content-Length is no one number"), at);
        length = value;
    }
    response.body = bytes.mid(at);
    if (!length)
        return {};
    const auto left = static_cast<quint64>(bytes.size() - at);
    response.cut = left < *length;
    if (left > *length)
        return broken(QStringLiteral("more bytes follow than its Content-Length says; keep one response a file"),
                      at + static_cast<qsizetype>(*length));
    return {};
}

RecordedResponse bareBody(const QByteArray &bytes, Protocol protocol)
{
    RecordedResponse response;
    response.bare = true;
    response.head.status = 200;
    response.head.reason = "OK";
    response.body = bytes;
    const std::string_view view{bytes.constData(), static_cast<std::size_t>(bytes.size())};
    const char *type = "text/event-stream";
    switch (sniffedForm(protocol, view, false)) {
    case BodyForm::Json:
        type = "application/json";
        break;
    case BodyForm::Ndjson:
        // An object spread over lines is a plain answer that somebody has formatted.
        type = bytes.trimmed().left(bytes.trimmed().indexOf('\n')).trimmed().endsWith('}') ? "application/x-ndjson" : "application/json";
        break;
    case BodyForm::Html:
        type = "text/html";
        break;
    case BodyForm::Sse:
    case BodyForm::Undecided:
        break;
    }
    response.head.headers.append(Header("Content-Type", type));
    if (qstrcmp(type, "application/json") == 0)
        response.head.headers.append(Header("Content-Length", QByteArray::number(bytes.size())));
    return response;
}

} // namespace

Result<RecordedResponse> readRecorded(const QByteArray &bytes, Protocol protocol)
{
    if (!bytes.startsWith("HTTP/1."))
        return bareBody(bytes, protocol);
    RecordedResponse response;
    qsizetype at = 0;
    do {
        if (at > 0 && !bytes.mid(at, 7).startsWith("HTTP/1."))
            return broken(QStringLiteral("after an interim (1xx) head, the final one must follow"), at);
        if (auto read = readHead(bytes, at, response.head); !read)
            return fail(read.error());
    } while (response.head.status < 200);
    if (response.head.status == 204 || response.head.status == 304)
        return response;
    const QByteArray coding = headerValue(response.head.headers, "transfer-encoding").trimmed().toLower();
    if (!coding.isEmpty() && coding != "chunked" && coding != "identity")
        return broken(QStringLiteral("the transfer encoding \"") + QString::fromLatin1(coding)
                          + QStringLiteral("\" is unknown; only chunked is"),
                      at);
    if (auto read = coding == "chunked" ? readChunks(bytes, at, response) : readSized(bytes, at, response); !read)
        return fail(read.error());
    return response;
}

} // namespace derby

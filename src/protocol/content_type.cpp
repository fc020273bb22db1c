// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/content_type.h"

namespace derby {

namespace {

bool isOllama(Protocol protocol)
{
    return protocol == Protocol::OllamaChat || protocol == Protocol::OllamaGenerate;
}

} // namespace

QByteArray mediaType(const HeaderList &headers)
{
    const QByteArray value = headerValue(headers, "content-type");
    const qsizetype semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.left(semicolon)).trimmed().toLower();
}

BodyForm promisedForm(const ResponseHead &head)
{
    const QByteArray type = mediaType(head.headers);
    if (type == "text/event-stream")
        return BodyForm::Sse;
    if (type == "application/x-ndjson" || type == "application/ndjson" || type == "application/jsonl" || type == "application/x-jsonlines")
        return BodyForm::Ndjson;
    if (type == "text/html")
        return BodyForm::Html;
    // Ollama's load and unload answers are plain JSON; a proxy may call its stream so, too. Both look alike until the first line ends.
    return BodyForm::Undecided;
}

BodyForm sniffedForm(Protocol protocol, std::string_view beginning, bool sized)
{
    constexpr std::string_view bom = "\xef\xbb\xbf";
    if (beginning.size() < bom.size() && bom.starts_with(beginning))
        return BodyForm::Undecided;
    if (beginning.starts_with(bom))
        beginning.remove_prefix(bom.size());
    const std::size_t first = beginning.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return BodyForm::Undecided;
    switch (beginning[first]) {
    case '{':
        return isOllama(protocol) && !sized ? BodyForm::Ndjson : BodyForm::Json;
    case '[':
        return BodyForm::Json;
    case '<':
        return BodyForm::Html;
    default:
        return BodyForm::Sse;
    }
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

#include <QString>

#include <optional>

namespace derby {

// The requests that are sent once, before the first measured one, and how their answers are read. Pure.

/// Ollama: an empty prompt, which loads the model and keeps it.
HttpRequest preloadRequest(const Endpoint &endpoint);
/// Loading takes minutes where a model is large: Ollama's own limit (OLLAMA_LOAD_TIMEOUT) is 5 min.
Deadlines preloadDeadlines(const Deadlines &measured);

struct PreloadOutcome
{
    bool loaded = false; ///< the model lies in memory now
    QString warning; ///< it failed in a way that the first request may survive
    std::optional<Error> error; ///< the model is not there
};
PreloadOutcome readPreload(const QString &model, const FetchResult &answer);

/// One request of one token with stream_options in it.
HttpRequest usageTrial(const Endpoint &endpoint);
bool refusesStreamOptions(const FetchResult &answer);

/// TGI: asks for `prompt` in the model's own chat template.
HttpRequest chatTokenizeRequest(const Endpoint &endpoint, const QString &prompt);
/// The templated text; absent when the server has no such path or no template.
std::optional<QString> readTemplated(const FetchResult &answer);
/// The templated text with `other` in the place of `prompt` (of its last occurrence; templates may trim what they wrap); absent when the
/// template altered the prompt.
std::optional<QString> withPromptReplaced(QString templated, const QString &prompt, const QString &other);

} // namespace derby

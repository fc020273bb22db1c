// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/endpoint.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace derby::ui {

/// What people type about an endpoint, read and checked. Each problem is one sentence that says what to do.
class EndpointInput
{
    Q_DECLARE_TR_FUNCTIONS(EndpointInput)
public:
    template <class T>
    struct Read
    {
        T value{};
        QString problem; ///< empty: the value holds
    };

    /// An address; without a scheme, http is meant.
    static Read<QUrl> url(const QString &text, Engine engine = Engine::OpenAi);
    /// Empty is allowed: the engine's name is taken.
    static Read<QString> name(const QString &text);
    /// Empty is allowed: the server is asked.
    static Read<QString> model(const QString &text);
    /// "Name: value", one a line. Secrets are refused: they belong into the key.
    static Read<HeaderList> headers(const QString &text);
    /// The name of an environment variable; not empty.
    static Read<QString> variable(const QString &text);
    /// Whether a variable of this name is set where the program runs; a sentence if it is not.
    static QString unsetVariable(const QString &name);
    /// The key itself: one line of printable text, not empty.
    static Read<QByteArray> key(const QString &text);
    /// A readable PEM file; empty is allowed.
    static Read<QString> caFile(const QString &text);

    static QString headersText(const HeaderList &headers);
};

} // namespace derby::ui

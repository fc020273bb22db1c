// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"

#include <QCoreApplication>
#include <QString>

namespace derby::ui {

/// What a card says of an endpoint, in words. Pure.
class EngineFacts
{
    Q_DECLARE_TR_FUNCTIONS(EngineFacts)
public:
    static QString foundBy(const BookEntry &entry); ///< "typed · TLS, own CA file"
    static QString model(const BookEntry &entry); ///< the model asked; empty: nobody knows
    static QString server(const BookEntry &entry); ///< "vLLM 0.6.4 · 32k context"
    static QString shortTokens(int tokens); ///< "32k", "4096"
    static QString chip(const EndpointStatus &status); ///< "Ready", "Model not in memory"
    /// Why something needs attention, whole sentences: for tool tip and screen reader. Empty: nothing does.
    static QString trouble(const BookEntry &entry);
    static QString remedy(const EndpointStatus &status); ///< the button's words; empty: none
};

} // namespace derby::ui

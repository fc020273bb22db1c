// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/endpoint.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace derby {

/// What a server says about its models.
struct ModelOffer
{
    bool known = false; ///< the server gave a list, be it empty
    QStringList names; ///< in the server's order
    QStringList loaded; ///< Ollama: those in memory now, from /api/ps
};

/// Which model a lane asks for.
struct ModelChoice
{
    QString model; ///< empty: the server takes its only one, or nobody knows
    QStringList warnings;
    std::optional<Error> error; ///< there is none to ask
};

/// The model that `endpoint` names, else a loaded one, else the server's first. Pure.
ModelChoice chooseModel(const Endpoint &endpoint, const ModelOffer &offer);

/// The names in an answer of Ollama's /api/tags or /api/ps.
QStringList ollamaModelNames(const QByteArray &json);

} // namespace derby

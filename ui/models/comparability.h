// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace derby::ui {

/// One thing that is alike among endpoints, or is not.
struct ComparabilityFact
{
    bool good = true;
    QString text; ///< "same model", "two lanes use TLS, one does not"
    QString detail; ///< who has what, a line each
};

/// What is known of whether endpoints can be compared: only facts that are known of all of them. Pure.
class Comparability
{
    Q_DECLARE_TR_FUNCTIONS(Comparability)
public:
    static QList<ComparabilityFact> facts(const QList<BookEntry> &entries);
};

} // namespace derby::ui

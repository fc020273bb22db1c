// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace derby::ui {

/// Days that a deleted run stays in the results folder's bin before it is gone for good.
inline constexpr int binDays = 30;

/// The bin of a results folder: .trash/{YYYYMMDD_HHMMSS of the deletion, UTC}/{run folder}. Nothing in it is listed.
QString binFolder(const QString &resultsFolder);

/// Moves a run folder into the bin and gives its path there. Errors: it is being measured (Usage), it cannot be moved (Io).
Result<QString> moveToBin(const QString &runFolder, const QDateTime &now);

/// Moves it back to where it was and gives its path; a name that is taken by now gets -2, -3, …
Result<QString> takeFromBin(const QString &binned);

/// Removes what was deleted more than binDays ago; touches nothing that is not named as moveToBin names it. Gives the runs removed.
int emptyBin(const QString &resultsFolder, const QDateTime &now);

} // namespace derby::ui

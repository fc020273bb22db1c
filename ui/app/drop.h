// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMimeData;

namespace derby::ui {

/// The one local folder or configuration file of a drop that this program can open; empty: none.
QString droppedPath(const QMimeData *data);

} // namespace derby::ui

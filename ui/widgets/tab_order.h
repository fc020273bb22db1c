// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace derby::ui {

/// Makes Tab go through everything below `root` as its layouts read: rows and columns in their order, whatever the order of making was.
/// To be called again when widgets were added.
void chainTabOrder(QWidget *root);

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

class QWidget;

/// All parts of ui/widgets in their states on one sheet. The caller owns it.
QWidget *partsSheet(const derby::ui::Appearance &appearance);

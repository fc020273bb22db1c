// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"

#include <QString>

namespace derby {

struct TableOptions
{
    int columns = 100; ///< width of the terminal; too narrow for the table: one figure a line
    bool colour = false; ///< ANSI colours
};

/// The table that ends a benchmark: per test each lane's figures with intervals, below them the honest sentences, the quality with its
/// worst reason, and failed lanes with advice. Without control characters (but colours, if asked for); ends with a newline.
QString resultTable(const Comparison &comparison, const TableOptions &options = {});

/// Words of `text` on lines of at most `columns`, the first after `first`, the others after `rest`; ends with a newline.
QString wrapped(const QString &text, int columns, const QString &first, const QString &rest);

} // namespace derby

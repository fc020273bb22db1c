// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "report/plots.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace derby::ui {

struct ChartExport
{
    QSize size{1600, 900}; ///< logical px
    double scale = 1; ///< PNG: 1 to 4
    bool transparent = false; ///< PNG: no ground
    bool slide = false; ///< title, one-sentence finding, source line around it
    bool dark = false; ///< always light unless asked
};

/// The chart as a picture, the SIMULATED mark included where it applies. Needs a QApplication (offscreen will do).
QImage chartImage(const Plot &plot, const ChartExport &options);
/// Writes PNG, SVG or PDF by the file's ending. Errors: an unknown ending (Usage), a file that cannot be written (Io).
Result<> writeChart(const Plot &plot, const QString &file, const ChartExport &options);
/// PNG and SVG on the clipboard.
void copyChart(const Plot &plot, const ChartExport &options);

} // namespace derby::ui

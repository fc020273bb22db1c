// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace derby {

/// A page of a report before it is one file.
struct HtmlPage
{
    QString title; ///< plain text
    QString head; ///< HTML: the page's head, with title, chips and buttons
    QString body; ///< HTML: what stands in <main>; charts are placed by chartSlot()
    QJsonObject data; ///< further data for the script: "downloads"
    std::vector<Plot> plots;
    bool simulated = false;
};

/// Adds `plot` to the page and gives the card that the script draws it into: heading, subtitle, buttons, the chart with its description for
/// screen readers, the table behind it.
QString chartSlot(HtmlPage &page, Plot plot);

/// The page as one file that needs nothing else: style, colours, data, Apache ECharts and the script that draws inlined. Its content
/// security policy lets no other script run and nothing be fetched.
QByteArray htmlFile(const HtmlPage &page);

/// The marker of a slot ("vllm", …, "e8") as the data of an SVG path in a box of 12 x 12.
QString slotMarkerPath(const QString &slot);

/// "Simulated" as a badge; empty where nothing is.
QString simulatedBadge(bool simulated);

} // namespace derby

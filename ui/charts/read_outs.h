// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_context.h"

#include <QColor>
#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace derby::ui {

/// A value of a chart in words: "TGI, p95", "98.5 ms", "94.2 – 113.8 · n 600".
struct ReadOut
{
    QString title, value, detail;
    QColor mark;
};

/// The points of a chart that can be asked for their values, lane by lane in the order of reading.
class ReadOuts
{
public:
    struct Place
    {
        size_t group = 0, index = 0;
        bool operator==(const Place &) const = default;
    };

    ReadOuts() = default;
    explicit ReadOuts(const ChartContext &context);

    bool isEmpty() const { return m_groups.empty(); }
    /// The nearest point within `reach` px that is visible.
    std::optional<Place> nearest(QPointF at, double reach) const;
    std::optional<Place> first() const;
    /// `along` steps within a lane (clamped), `across` to another lane at about the same height or time.
    Place moved(Place from, int along, int across) const;
    QPointF position(Place place) const { return m_groups[place.group].points[place.index]; }
    bool contains(Place place) const { return place.group < m_groups.size() && place.index < m_groups[place.group].points.size(); }
    ReadOut describe(const ChartContext &context, Place place) const;

private:
    enum class Kind { Box, Bars, Line, Cloud, Heat, Radar, Notes };
    struct Group
    {
        Kind kind;
        size_t part; ///< index of the row, line, cloud …
        std::vector<QPointF> points;
        std::vector<size_t> items; ///< what each point is in its part
    };
    void add(Group group);
    std::vector<Group> m_groups;
    QRectF m_visible;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "report/plots.h"

#include <QJsonArray>

namespace derby {

namespace {

QJsonArray numbers(const std::vector<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array << jsonNumber(value);
    return array;
}

QJsonArray points(const std::vector<PlotPoint> &values)
{
    QJsonArray array;
    for (const PlotPoint &point : values)
        array << QJsonArray{jsonNumber(point.x), jsonNumber(point.y)};
    return array;
}

QJsonValue known(const std::optional<double> &value)
{
    return value ? jsonNumber(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject axisJson(const PlotAxis &axis)
{
    return {{QStringLiteral("title"), axis.title},          {QStringLiteral("log"), axis.log},
            {QStringLiteral("low"), jsonNumber(axis.low)},  {QStringLiteral("high"), jsonNumber(axis.high)},
            {QStringLiteral("ticks"), numbers(axis.ticks)}, {QStringLiteral("labels"), QJsonArray::fromStringList(axis.labels)}};
}

/// Begins a lane's object: who it is, and why there is nothing.
QJsonObject laneJson(const SeriesLook &look, const QString &missing)
{
    return {{QStringLiteral("lane"), look.lane},
            {QStringLiteral("name"), look.name},
            {QStringLiteral("slot"), look.slot},
            {QStringLiteral("second"), look.second},
            {QStringLiteral("missing"), missing}};
}

QJsonValue boxJson(const std::optional<PlotBox> &box)
{
    if (!box)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("p5"), jsonNumber(box->p5)},         {QStringLiteral("q1"), jsonNumber(box->q1)},
                       {QStringLiteral("median"), jsonNumber(box->median)}, {QStringLiteral("q3"), jsonNumber(box->q3)},
                       {QStringLiteral("p95"), jsonNumber(box->p95)},       {QStringLiteral("min"), jsonNumber(box->min)},
                       {QStringLiteral("max"), jsonNumber(box->max)},       {QStringLiteral("outliers"), numbers(box->outliers)}};
}

QJsonObject rowJson(const PlotRow &row)
{
    QJsonObject json = laneJson(row.look, row.missing);
    json.insert(QStringLiteral("n"), row.n);
    json.insert(QStringLiteral("fewest_in_round"), row.fewestInRound > 0 ? QJsonValue(row.fewestInRound) : QJsonValue(QJsonValue::Null));
    json.insert(QStringLiteral("box"), boxJson(row.box));
    json.insert(QStringLiteral("density"), points(row.density));
    json.insert(QStringLiteral("edges"), numbers(row.edges));
    json.insert(QStringLiteral("counts"), numbers(row.counts));
    QJsonArray figures;
    for (const PlotFigure &figure : row.figures) {
        figures << QJsonObject{{QStringLiteral("label"), figure.label},
                               {QStringLiteral("value"), jsonNumber(figure.value)},
                               {QStringLiteral("low"), known(figure.low)},
                               {QStringLiteral("high"), known(figure.high)},
                               {QStringLiteral("low_n"), figure.lowN}};
    }
    json.insert(QStringLiteral("figures"), figures);
    return json;
}

QJsonObject lineJson(const PlotLine &line)
{
    QJsonObject json = laneJson(line.look, line.missing);
    json.insert(QStringLiteral("points"), points(line.points));
    QJsonArray band;
    for (const PlotBand &at : line.band)
        band << QJsonArray{jsonNumber(at.x), jsonNumber(at.low), jsonNumber(at.high)};
    json.insert(QStringLiteral("band"), band);
    json.insert(QStringLiteral("marks"), points(line.marks));
    json.insert(QStringLiteral("pale"), points(line.pale));
    json.insert(QStringLiteral("stepped"), line.stepped);
    return json;
}

QJsonObject cloudJson(const PlotCloud &cloud)
{
    QJsonObject json = laneJson(cloud.look, cloud.missing);
    json.insert(QStringLiteral("points"), points(cloud.points));
    json.insert(QStringLiteral("trend"), points(cloud.trend));
    return json;
}

QJsonObject heatJson(const PlotHeat &heat)
{
    QJsonObject json = laneJson(heat.look, heat.missing);
    json.insert(QStringLiteral("x_edges"), numbers(heat.xEdges));
    json.insert(QStringLiteral("y_edges"), numbers(heat.yEdges));
    json.insert(QStringLiteral("shares"), numbers(heat.shares));
    return json;
}

QJsonObject radarJson(const PlotRadar &radar)
{
    QJsonObject json = laneJson(radar.look, radar.missing);
    QJsonArray values;
    for (const std::optional<double> &value : radar.values)
        values << known(value);
    json.insert(QStringLiteral("values"), values);
    return json;
}

QJsonObject radarAxisJson(const PlotRadarAxis &axis)
{
    QJsonArray shown;
    for (const QString &text : axis.shown)
        shown << text;
    return {{QStringLiteral("name"), axis.name}, {QStringLiteral("unit"), axis.unit}, {QStringLiteral("shown"), shown}};
}

QJsonObject noteJson(const PlotNote &note)
{
    static constexpr const char *kinds[] = {"error", "target", "round", "breaker"};
    return {{QStringLiteral("kind"), QLatin1String(kinds[static_cast<std::size_t>(note.kind)])},
            {QStringLiteral("at"), jsonNumber(note.at)},
            {QStringLiteral("text"), note.text},
            {QStringLiteral("lane"), note.lane}};
}

template <class T>
QJsonArray each(const std::vector<T> &values, QJsonObject (*json)(const T &))
{
    QJsonArray array;
    for (const T &value : values)
        array << json(value);
    return array;
}

} // namespace

QJsonObject plotToJson(const Plot &plot)
{
    QJsonArray tableRows;
    for (const QStringList &row : plot.table.rows)
        tableRows << QJsonArray::fromStringList(row);
    return {
        {QStringLiteral("chart"), chartName(plot.id)},
        {QStringLiteral("test"), plot.test},
        {QStringLiteral("title"), plot.title},
        {QStringLiteral("subtitle"), plot.subtitle},
        {QStringLiteral("finding"), plot.finding},
        {QStringLiteral("evidence"), plot.evidence},
        {QStringLiteral("source"), plot.source},
        {QStringLiteral("x"), axisJson(plot.x)},
        {QStringLiteral("y"), axisJson(plot.y)},
        {QStringLiteral("rows"), each(plot.rows, rowJson)},
        {QStringLiteral("lines"), each(plot.lines, lineJson)},
        {QStringLiteral("clouds"), each(plot.clouds, cloudJson)},
        {QStringLiteral("heats"), each(plot.heats, heatJson)},
        {QStringLiteral("radar_axes"), each(plot.radarAxes, radarAxisJson)},
        {QStringLiteral("radars"), each(plot.radars, radarJson)},
        {QStringLiteral("target"), known(plot.target)},
        {QStringLiteral("target_text"), plot.targetText},
        {QStringLiteral("notes"), each(plot.notes, noteJson)},
        {QStringLiteral("simulated"), plot.simulated},
        {QStringLiteral("empty"), plot.empty},
        {QStringLiteral("description"), plot.description},
        {QStringLiteral("table"),
         QJsonObject{{QStringLiteral("headers"), QJsonArray::fromStringList(plot.table.headers)}, {QStringLiteral("rows"), tableRows}}}};
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/lane_table_model.h"

#include "ui/pages/benchmark/dry_run_card.h"
#include "ui/pages/benchmark/figures.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace derby::ui {

void LaneTableModel::show(const std::vector<SeriesLook> &looks, const Snapshot &snapshot)
{
    const std::size_t rows = std::min(looks.size(), snapshot.lanes.size());
    const bool same = rows == m_lanes.size();
    if (!same)
        beginResetModel();
    m_looks.assign(looks.begin(), looks.begin() + static_cast<std::ptrdiff_t>(rows));
    m_lanes.assign(snapshot.lanes.begin(), snapshot.lanes.begin() + static_cast<std::ptrdiff_t>(rows));
    m_at = snapshot.at;
    if (!same)
        endResetModel();
    else if (rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(rows) - 1, ColumnCount - 1));
}

int LaneTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lanes.size());
}

int LaneTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LaneTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section == Lane || section == Note ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Lane:
        return tr("Lane");
    case Done:
        return tr("Done");
    case TtftMedian:
        return tr("TTFT p50 ms");
    case TtftP95:
        return tr("p95");
    case TtftP99:
        return tr("p99");
    case TpotMedian:
        return tr("TPOT p50 ms");
    case E2eP95:
        return tr("E2E p95 ms");
    case Tokens:
        return tr("Tokens/s");
    case Goodput:
        return tr("Goodput /s");
    case Success:
        return tr("Success");
    default:
        return QString();
    }
}

QVariant LaneTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const LaneSnapshot &lane = m_lanes[row];
    switch (role) {
    case Qt::DisplayRole:
        return text(lane, row, index.column());
    case Qt::AccessibleTextRole:
        return QString(m_looks[row].name + u", " + headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + u": "
                       + text(lane, row, index.column()));
    case Qt::ToolTipRole:
        return tip(lane, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case SlotRole:
        return m_looks[row].slot;
    case PausedRole:
        return lane.breakerOpen;
    case TroubleRole:
        return lane.failed > 0 || !lane.errors.empty();
    case StrongRole:
        return index.column() == TtftMedian || index.column() == TtftP95;
    default:
        return {};
    }
}

QString LaneTableModel::text(const LaneSnapshot &lane, std::size_t row, int column) const
{
    switch (column) {
    case Lane:
        return m_looks[row].name;
    case Done:
        return countText(lane.succeeded + lane.failed + lane.dropped);
    case TtftMedian:
        return msText(lane.ttftP50Ms);
    case TtftP95:
        return msText(lane.ttftP95Ms);
    case TtftP99:
        return msText(lane.ttftP99Ms);
    case TpotMedian:
        return msText(lane.tpotP50Ms);
    case E2eP95:
        return msText(lane.e2eP95Ms);
    case Tokens:
        return lane.succeeded > 0 && lane.activeSeconds > 0
            ? countText(std::llround(static_cast<double>(lane.outputTokens) / lane.activeSeconds))
            : QStringLiteral("–");
    case Goodput:
        return lane.goodputPerSecond ? QLocale().toString(*lane.goodputPerSecond, 'f', 2) : QStringLiteral("–");
    case Success: {
        const int ended = lane.succeeded + lane.failed + lane.dropped;
        return ended > 0 ? shareText(static_cast<double>(lane.succeeded) / ended) : QStringLiteral("–");
    }
    default:
        return note(lane);
    }
}

/// What stands beside a figure: its interval and its number.
QString LaneTableModel::tip(const LaneSnapshot &lane, int column) const
{
    const auto figure = [&lane](std::size_t which) {
        const LiveFigure live = liveFigures(lane)[which];
        if (!live.value)
            return tr("needs %1 requests, %2 so far").arg(live.needs).arg(live.n);
        const QString interval = intervalText(live.low, live.high);
        return interval.isEmpty() ? tr("n %1; no interval: requests under load are not independent").arg(live.n)
                                  : tr("95 % interval %1 ms, n %2, within this run").arg(interval).arg(live.n);
    };
    switch (column) {
    case TtftMedian:
        return figure(0);
    case TtftP95:
        return figure(1);
    case TtftP99:
        return figure(2);
    case TpotMedian:
        return tr("n %1").arg(lane.tpotN);
    case E2eP95:
        return lane.e2eP95Ms ? tr("n %1").arg(lane.e2eN) : tr("needs 59 requests, %1 so far").arg(lane.e2eN);
    case Tokens:
        return tr("all tokens of requests that ended, over the lane's own time");
    case Goodput:
        return tr("requests a second that met every target");
    case Success:
        return tr("%1 of %2").arg(lane.succeeded).arg(lane.succeeded + lane.failed + lane.dropped);
    case Note: {
        QStringList lines;
        for (const LiveErrors &errors : lane.errors)
            lines << tr("%1 × %2: %3").arg(errors.count).arg(errorKindId(errors.kind), errors.message);
        return lines.join(u'\n');
    }
    default:
        return {};
    }
}

QString LaneTableModel::note(const LaneSnapshot &lane) const
{
    if (lane.breakerOpen) {
        const double wait = lane.probeAt ? toSeconds(*lane.probeAt - m_at) : 0;
        return wait >= 1 ? tr("paused, probing in %1").arg(roughDuration(wait)) : tr("paused, probing");
    }
    if (lane.errors.empty())
        return lane.succeeded > 0 ? tr("no errors") : QString();
    const auto most = std::max_element(lane.errors.begin(), lane.errors.end(),
                                       [](const LiveErrors &a, const LiveErrors &b) { return a.count < b.count; });
    const int ended = lane.succeeded + lane.failed + lane.dropped;
    return tr("%1 of %2: %3").arg(most->count).arg(ended).arg(most->message);
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/runs_model.h"

#include "ui/pages/results/words.h"

#include <QFileInfo>
#include <QMap>

#include <algorithm>
#include <limits>

namespace derby::ui {

namespace {

/// The least p95 of a run's lanes; runs without one come last.
double leastP95(const RunListEntry &run)
{
    double least = std::numeric_limits<double>::max();
    for (const RunListLane &lane : run.figures) {
        if (lane.ttftP95Ms)
            least = std::min(least, *lane.ttftP95Ms);
    }
    return least;
}

QString dotsText(const RunListEntry &run)
{
    QStringList parts;
    for (const RunListLane &lane : run.figures) {
        if (!lane.ttftP95Ms)
            continue;
        QString part = RunsModel::tr("%1 %2 ms").arg(lane.name, Words::ms(*lane.ttftP95Ms));
        if (lane.low && lane.high)
            part += RunsModel::tr(" (%1 to %2)").arg(Words::ms(*lane.low), Words::ms(*lane.high));
        if (lane.lowN)
            part += RunsModel::tr(", too few requests");
        parts << part;
    }
    return parts.join(QStringLiteral("; "));
}

QString tipOf(const RunListEntry &run)
{
    QStringList lines{run.title()};
    if (!run.shownName.isEmpty())
        lines << RunsModel::tr("Measured as %1").arg(run.name);
    if (!run.model.isEmpty())
        lines << run.model;
    if (!run.tags.isEmpty())
        lines << RunsModel::tr("Tags: %1").arg(run.tags.join(QStringLiteral(", ")));
    if (!run.note.isEmpty())
        lines << run.note;
    return lines.join(u'\n');
}

} // namespace

RunsModel::RunsModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_runs(std::make_shared<const std::vector<RunListEntry>>())
{
}

void RunsModel::setRuns(Runs runs)
{
    if (runs == m_runs || *runs == *m_runs) {
        m_runs = std::move(runs);
        return;
    }
    beginResetModel();
    m_runs = std::move(runs);
    m_searched.clear();
    rebuild();
    endResetModel();
    // What is no longer there can't be chosen.
    QSet<QString> there;
    there.reserve(static_cast<qsizetype>(m_runs->size()));
    for (const RunListEntry &run : *m_runs)
        there.insert(run.folder);
    const auto before = m_chosen.size();
    m_chosen.removeIf([&there](const QString &folder) { return !there.contains(folder); });
    if (m_chosen.size() != before) {
        m_chosenSet = QSet<QString>(m_chosen.begin(), m_chosen.end());
        Q_EMIT chosenChanged();
    }
}

void RunsModel::setSearch(const QString &text)
{
    const QStringList words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    rebuild();
    endResetModel();
}

void RunsModel::setKind(Kind kind)
{
    if (kind == m_kind)
        return;
    beginResetModel();
    m_kind = kind;
    rebuild();
    endResetModel();
}

void RunsModel::setTag(const QString &tag)
{
    if (tag == m_tag)
        return;
    beginResetModel();
    m_tag = tag;
    rebuild();
    endResetModel();
}

const QString &RunsModel::searched(size_t run) const
{
    if (m_searched.empty()) {
        m_searched.reserve(m_runs->size());
        for (const RunListEntry &entry : *m_runs) {
            QStringList parts{entry.title(), entry.name, entry.model, entry.finding, Words::finding(entry), entry.note};
            parts << entry.tags << entry.lanes << QFileInfo(entry.folder).fileName();
            for (const RunListLane &lane : entry.figures)
                parts << lane.name;
            m_searched.push_back(parts.join(u'\n').toLower());
        }
    }
    return m_searched[run];
}

bool RunsModel::fits(size_t index) const
{
    const RunListEntry &run = (*m_runs)[index];
    switch (m_kind) {
    case Kind::All:
        break;
    case Kind::Measured:
        if (run.simulated)
            return false;
        break;
    case Kind::Simulated:
        if (!run.simulated)
            return false;
        break;
    case Kind::Partial:
        if (!run.partial)
            return false;
        break;
    }
    if (!m_tag.isEmpty() && !run.tags.contains(m_tag, Qt::CaseInsensitive))
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return searched(index).contains(word); });
}

void RunsModel::rebuild()
{
    m_shown.clear();
    std::vector<const RunListEntry *> shown;
    for (size_t i = 0; i < m_runs->size(); ++i) {
        if (fits(i)) {
            m_shown.push_back(i);
            shown.push_back(&(*m_runs)[i]);
        }
    }
    m_axis = DotAxis::of(shown);
    sortShown();
}

void RunsModel::sortShown()
{
    const auto by = [this](auto key) {
        using Key = decltype(key(m_runs->front()));
        std::vector<std::pair<Key, size_t>> keyed;
        keyed.reserve(m_shown.size());
        for (const size_t i : m_shown)
            keyed.emplace_back(key((*m_runs)[i]), i);
        const bool descending = m_sortOrder == Qt::DescendingOrder;
        std::stable_sort(keyed.begin(), keyed.end(),
                         [descending](const auto &a, const auto &b) { return descending ? b.first < a.first : a.first < b.first; });
        for (size_t i = 0; i < keyed.size(); ++i)
            m_shown[i] = keyed[i].second;
    };
    if (m_shown.empty())
        return;
    switch (m_sortColumn) {
    case Run:
        return by([](const RunListEntry &run) { return run.title().toCaseFolded(); });
    case Load:
        return by([](const RunListEntry &run) { return std::pair(run.users, run.requests); });
    case Ttft:
        return by(leastP95);
    case Finding:
        return by([](const RunListEntry &run) { return Words::finding(run).toCaseFolded(); });
    case Grade:
        return by([](const RunListEntry &run) { return run.grade.isEmpty() ? QStringLiteral("~") : run.grade; });
    default:
        return by([](const RunListEntry &run) { return run.started.isValid() ? run.started.toMSecsSinceEpoch() : 0; });
    }
}

void RunsModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    rebuild();
    endResetModel();
}

const RunListEntry &RunsModel::at(int row) const
{
    return (*m_runs)[m_shown.at(static_cast<size_t>(row))];
}

const RunListEntry *RunsModel::find(const QString &folder) const
{
    const auto found = std::find_if(m_runs->begin(), m_runs->end(), [&folder](const RunListEntry &run) { return run.folder == folder; });
    return found == m_runs->end() ? nullptr : &*found;
}

int RunsModel::rowOf(const QString &folder) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(), [&](size_t run) { return (*m_runs)[run].folder == folder; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

QStringList RunsModel::tags() const
{
    QMap<QString, QString> tags; // each once without regard to case, as it was first written
    for (const RunListEntry &run : *m_runs) {
        for (const QString &tag : run.tags) {
            if (const QString key = tag.toCaseFolded(); !tags.contains(key))
                tags.insert(key, tag);
        }
    }
    return tags.values();
}

bool RunsModel::isChosen(int row) const
{
    return m_chosenSet.contains(at(row).folder);
}

void RunsModel::setChosen(int row, bool chosen)
{
    const QString folder = at(row).folder;
    if (chosen == m_chosenSet.contains(folder))
        return;
    if (chosen) {
        m_chosen << folder;
        m_chosenSet.insert(folder);
    } else {
        m_chosen.removeAll(folder);
        m_chosenSet.remove(folder);
    }
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

QStringList RunsModel::chosen() const
{
    return m_chosen;
}

void RunsModel::clearChosen()
{
    if (m_chosen.isEmpty())
        return;
    m_chosen.clear();
    m_chosenSet.clear();
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunListEntry &run = at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Run)
        return isChosen(index.row()) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::EditRole && index.column() == Run)
        return run.title();
    if (role == Qt::ToolTipRole) {
        switch (index.column()) {
        case Run:
            return tipOf(run);
        case Ttft:
            return dotsText(run);
        case Finding:
            return run.problem.isEmpty() ? run.finding : run.problem;
        default:
            return {};
        }
    }
    if (role == Qt::AccessibleTextRole && index.column() == Run) {
        QStringList parts{run.title()};
        if (run.simulated)
            parts << tr("simulated");
        if (run.partial)
            parts << tr("partial");
        return parts.join(QStringLiteral(", "));
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case Run:
        return run.title();
    case When:
        return Words::when(run.started);
    case Load:
        return Words::load(run);
    case Ttft:
        return dotsText(run);
    case Finding:
        return Words::finding(run);
    case Grade:
        return run.grade;
    default:
        return {};
    }
}

bool RunsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Run)
        return false;
    if (role == Qt::CheckStateRole) {
        setChosen(index.row(), value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    const RunListEntry &run = at(index.row());
    const QString name = value.toString().simplified();
    if (name != run.title())
        Q_EMIT renamed(run.folder, name == run.name ? QString() : name);
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Run:
        return tr("Run");
    case When:
        return tr("When");
    case Load:
        return tr("Load, prompts × lanes");
    case Ttft:
        return tr("TTFT p95, ms");
    case Finding:
        return tr("Finding");
    case Grade:
        return tr("Quality");
    default:
        return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Run)
        flags |= Qt::ItemIsEditable | Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace derby::ui

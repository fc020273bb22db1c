// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/cells.h"

#include "ui/pages/results/cell_delegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace derby::ui {

namespace {

constexpr int cellPadding = 14; // both sides
constexpr int mostRows = 12; // before a table in a page scrolls by itself

QString whole(const Cell &cell)
{
    return cell.note.isEmpty() ? cell.text : QString(cell.text + u' ' + cell.note);
}

} // namespace

void CellsModel::set(const QStringList &headers, std::vector<std::vector<Cell>> rows)
{
    beginResetModel();
    m_headers = headers;
    m_rows = std::move(rows);
    for (std::vector<Cell> &row : m_rows)
        row.resize(static_cast<size_t>(headers.size()));
    endResetModel();
}

QString CellsModel::tsv(const QList<int> &rows) const
{
    const auto clean = [](QString text) { return text.replace(u'\t', u' ').replace(u'\n', u' '); };
    QStringList lines{m_headers.join(u'\t')};
    for (int row = 0; row < rowCount(); ++row) {
        if (!rows.isEmpty() && !rows.contains(row))
            continue;
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column)
            cells << clean(whole(at(row, column)));
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

int CellsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant CellsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Cell &cell = at(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return whole(cell);
    case Qt::AccessibleTextRole:
        return cell.tip.isEmpty() ? whole(cell) : QString(whole(cell) + QStringLiteral(". ") + cell.tip);
    case Qt::ToolTipRole:
        return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (cell.figure ? Qt::AlignRight : Qt::AlignLeft)));
    default:
        return {};
    }
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= m_headers.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_headers[section];
    if (role == Qt::TextAlignmentRole && !m_rows.empty()) {
        const bool right = at(0, section).figure;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

CellTable::CellTable(const Appearance &appearance, CellsModel &model, QWidget *parent)
    : QTableView(parent)
    , m_appearance(appearance)
    , m_model(model)
    , m_delegate(new CellDelegate(appearance, model, this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(rowHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setFixedHeight(32);
    horizontalHeader()->setMinimumSectionSize(20);
    horizontalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 0 7px; }")); // over the cells' own padding
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    const auto apply = [this] {
        QFont font = m_appearance.theme().font(Type::Small);
        font.setWeight(QFont::DemiBold);
        horizontalHeader()->setFont(font);
        layOut();
        viewport()->update();
    };
    apply();
    connect(&appearance, &Appearance::changed, this, apply);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        layOut();
        updateGeometry();
    });
}

void CellTable::setFitsRows(bool fits)
{
    m_fits = fits;
    setSizePolicy(QSizePolicy::Expanding, fits ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

void CellTable::setMarkedRow(int row)
{
    m_delegate->setMarkedRow(row);
    viewport()->update();
}

void CellTable::copy() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows << index.row();
    QGuiApplication::clipboard()->setText(m_model.tsv(rows));
}

QSize CellTable::sizeHint() const
{
    constexpr int someRows = 8;
    const int rows = m_fits ? qMin(m_model.rowCount(), mostRows) : someRows;
    int height = horizontalHeader()->height() + rows * rowHeight;
    int needed = 0;
    for (int column = 0; column < m_model.columnCount(); ++column)
        needed += neededWidth(column);
    if (m_fits && !m_shrinks && needed > width())
        height += 10; // the bar to scroll sideways
    return {320, height};
}

QSize CellTable::minimumSizeHint() const
{
    return {160, m_fits ? sizeHint().height() : 3 * rowHeight};
}

void CellTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        return QTableView::keyPressEvent(event);
    default:
        if (event->matches(QKeySequence::SelectAll))
            return QTableView::keyPressEvent(event);
        event->ignore(); // the page's keys
    }
}

void CellTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
    if (m_fits)
        updateGeometry();
}

int CellTable::neededWidth(int column) const
{
    constexpr int looked = 200; // the rest looks alike
    int needed = QFontMetrics(horizontalHeader()->font()).horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString()) + 2;
    for (int row = 0; row < qMin(m_model.rowCount(), looked); ++row)
        needed = qMax(needed, m_delegate->neededWidth(m_model.at(row, column)));
    constexpr int widest = 420;
    return qMin(needed + cellPadding, widest);
}

void CellTable::layOut()
{
    // Every column its need; what is left is shared out, so that the table fills its card.
    const int columns = m_model.columnCount();
    if (columns == 0)
        return;
    QList<int> widths;
    int needed = 0;
    for (int column = 0; column < columns; ++column) {
        widths << neededWidth(column);
        needed += widths.last();
    }
    int spare = viewport()->width() - needed;
    if (spare < 0 && m_shrinks && m_model.rowCount() > 0) {
        // Columns of words share what figures and verdicts leave.
        QList<int> words;
        int room = viewport()->width();
        for (int column = 0; column < columns; ++column) {
            const Cell &first = m_model.at(0, column);
            if (first.figure || first.verdict)
                room -= widths[column];
            else
                words << column;
        }
        constexpr int least = 72;
        for (const int column : std::as_const(words))
            widths[column] = qMax(qMin(widths[column], room / static_cast<int>(words.size())), least);
        spare = 0;
    }
    for (int column = 0; column < columns; ++column) {
        const int share = spare > 0 ? spare / columns + (column == 0 ? spare % columns : 0) : 0;
        setColumnWidth(column, widths[column] + share);
    }
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/runs_delegate.h"

#include "ui/pages/results/painting.h"
#include "ui/pages/results/runs_model.h"
#include "ui/pages/results/words.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>

namespace derby::ui {

namespace {

constexpr int checkSize = 16, checkLeft = 20, chipGap = 10;

bool isBroken(const RunListEntry &run)
{
    return !run.problem.isEmpty() && !run.running && run.grade.isEmpty();
}

/// The marks behind a run's name, the most important first.
QList<std::pair<Chip::Kind, QString>> marks(const RunListEntry &run)
{
    QList<std::pair<Chip::Kind, QString>> marks;
    if (run.simulated)
        marks.append({Chip::Kind::Simulated, RunsDelegate::tr("SIMULATED")});
    if (isBroken(run))
        marks.append({Chip::Kind::Neutral, RunsDelegate::tr("cannot be read")});
    else if (run.running)
        marks.append({Chip::Kind::Neutral, RunsDelegate::tr("running")});
    else if (run.partial)
        marks.append({Chip::Kind::Neutral, RunsDelegate::tr("partial")});
    if (verdictOf(run) == VerdictState::ClientLimited)
        marks.append({Chip::Kind::Warn, RunsDelegate::tr("client-limited")});
    if (run.imported)
        marks.append({Chip::Kind::Neutral, RunsDelegate::tr("imported")});
    for (const QString &tag : run.tags)
        marks.append({Chip::Kind::Neutral, u'#' + tag});
    return marks;
}

} // namespace

RunsDelegate::RunsDelegate(const Appearance &appearance, const RunsModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_appearance(appearance)
    , m_model(model)
{
}

QSize RunsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, rowHeight};
}

bool RunsDelegate::onCheck(const QRect &cell, const QPoint &point)
{
    return QRect(cell.x(), cell.y(), nameLeft - 2, cell.height()).contains(point);
}

QRect RunsDelegate::recoverBox(const QRect &cell, const RunListEntry &run) const
{
    if (!isBroken(run) || !run.recoverable)
        return {};
    const int width = QFontMetrics(m_appearance.theme().font(Type::Strong)).horizontalAdvance(tr("Recover")) + 2 * padding;
    return {cell.x() + padding, cell.y() + (cell.height() - 28) / 2, width, 28};
}

void RunsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_appearance.theme();
    const RunListEntry &run = m_model.at(index.row());
    const QRect cell = option.rect;
    const bool chosen = m_model.isChosen(index.row());
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool current = view && view->hasFocus() && view->currentIndex().row() == index.row();
    const Token ground = chosen ? Token::Selected : index.row() == m_hoverRow ? Token::Hover : Token::Surface;
    painter->save();
    painter->setClipRect(cell);
    painter->fillRect(cell, theme.color(ground));
    painter->fillRect(cell.x(), cell.bottom(), cell.width(), 1, theme.color(Token::Line));
    switch (index.column()) {
    case RunsModel::Run:
        paintName(*painter, cell, index);
        break;
    case RunsModel::Ttft:
        paintDots(*painter, cell, run);
        break;
    case RunsModel::Finding:
        paintFinding(*painter, cell, run);
        break;
    case RunsModel::Grade:
        paintGrade(*painter, theme, run.grade, QPointF(cell.right() - padding - 12, cell.center().y() + 0.5));
        break;
    default: {
        painter->setFont(theme.font(Type::Body));
        painter->setPen(theme.color(index.column() == RunsModel::When || isBroken(run) ? Token::Ink3 : Token::Ink2));
        const QRect room = cell.adjusted(padding, 0, -padding / 2, 0);
        painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }
    }
    if (current) { // the row's ring, cell by cell
        const QColor ink = theme.color(Token::Focus);
        painter->fillRect(cell.x(), cell.y(), cell.width(), 2, ink);
        painter->fillRect(cell.x(), cell.bottom() - 2, cell.width(), 2, ink);
        if (index.column() == 0)
            painter->fillRect(cell.x(), cell.y(), 2, cell.height() - 1, ink);
        if (index.column() == RunsModel::Grade)
            painter->fillRect(cell.right() - 1, cell.y(), 2, cell.height() - 1, ink);
    }
    painter->restore();
}

void RunsDelegate::paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const Theme &theme = m_appearance.theme();
    const RunListEntry &run = m_model.at(index.row());
    const int middle = cell.center().y();
    paintCheck(painter, theme, QRect(cell.x() + checkLeft, middle - checkSize / 2, checkSize, checkSize), m_model.isChosen(index.row()));
    const QFont font = theme.font(Type::Strong);
    const QFontMetrics metrics(font);
    const int right = cell.right() - padding;
    int room = right - (cell.x() + nameLeft);
    const int name = metrics.horizontalAdvance(run.title());
    const auto all = marks(run);
    // The first mark always has its place; the name gives way to it, the others give way to the name.
    int first = all.isEmpty() ? 0 : paintChip(nullptr, theme, all.first().first, all.first().second, 0, 0) + chipGap;
    if (first > room / 2)
        first = 0;
    const int shown = qMin(name, room - first);
    painter.setFont(font);
    painter.setPen(theme.color(isBroken(run) ? Token::Ink3 : Token::Ink));
    painter.drawText(QRect(cell.x() + nameLeft, cell.y(), shown + 1, cell.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(run.title(), Qt::ElideRight, shown + 1));
    int x = cell.x() + nameLeft + shown + chipGap;
    for (const auto &[kind, text] : all) {
        if (x + paintChip(nullptr, theme, kind, text, 0, 0) > right)
            break;
        x += paintChip(&painter, theme, kind, text, x, middle) + chipGap / 2 + 1;
    }
}

void RunsDelegate::paintDots(QPainter &painter, const QRect &cell, const RunListEntry &run) const
{
    const Theme &theme = m_appearance.theme();
    const DotAxis &axis = m_model.axis();
    if (axis.isEmpty())
        return;
    constexpr int side = 16;
    const double width = cell.width() - 2 * side;
    const int left = cell.x() + side, middle = cell.center().y();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const DotAxis::Tick &tick : axis.ticks())
        painter.fillRect(QRectF(std::round(left + axis.x(tick.ms, width)), cell.y(), 1, cell.height() - 1), theme.color(Token::Grid));
    // Bands first, so that no band covers a point.
    for (const RunListLane &lane : run.figures) {
        if (!lane.ttftP95Ms || !lane.low || !lane.high)
            continue;
        QColor band = theme.engine(lane.slot).mark;
        band.setAlphaF(0.35F);
        const double from = left + axis.x(*lane.low, width), to = left + axis.x(*lane.high, width);
        painter.setPen(Qt::NoPen);
        painter.setBrush(band);
        painter.drawRoundedRect(QRectF(from, middle - 3, qMax(to - from, 2.0), 6), 3, 3);
    }
    for (const RunListLane &lane : run.figures) {
        if (!lane.ttftP95Ms)
            continue;
        const EngineLook look = theme.engine(lane.slot);
        painter.save();
        painter.translate(left + axis.x(*lane.ttftP95Ms, width), middle);
        const bool hollow = lane.lowN || lane.second;
        painter.setPen(QPen(hollow ? look.mark : theme.color(Token::Surface), hollow ? 1.5 : 1));
        painter.setBrush(hollow ? theme.color(Token::Surface) : look.mark);
        painter.drawPath(markerPath(look.marker, 9));
        painter.restore();
    }
}

void RunsDelegate::paintFinding(QPainter &painter, const QRect &cell, const RunListEntry &run) const
{
    const Theme &theme = m_appearance.theme();
    if (const QRect box = recoverBox(cell, run); !box.isEmpty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Token::LineStrong), 1));
        painter.setBrush(theme.color(Token::Surface));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusControl, Theme::radiusControl);
        painter.setFont(theme.font(Type::Strong));
        painter.setPen(theme.color(Token::Ink));
        painter.drawText(box, Qt::AlignCenter, tr("Recover"));
        return;
    }
    int left = cell.x() + padding;
    const std::optional<VerdictState> state = verdictOf(run);
    const bool wins = state == VerdictState::Faster && run.winner >= 0;
    if (wins) {
        const RunListLane &lane = run.figures[static_cast<size_t>(run.winner)];
        paintEmblem(painter, theme, lane.slot, lane.second, QPointF(left + 7, cell.center().y() + 0.5));
        left += 20;
    }
    painter.setFont(theme.font(Type::Body));
    painter.setPen(theme.color(wins ? Token::Ink : isBroken(run) ? Token::Ink3 : Token::Ink2));
    const QRect room(left, cell.y(), cell.right() - padding / 2 - left, cell.height());
    const QString text = isBroken(run) ? run.problem : Words::finding(run);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine, painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
}

QWidget *RunsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.column() != RunsModel::Run)
        return nullptr;
    auto *edit = new QLineEdit(parent);
    edit->setFont(m_appearance.theme().font(Type::Strong));
    edit->setAccessibleName(tr("Name of the run"));
    constexpr int longestName = 200;
    edit->setMaxLength(longestName);
    return edit;
}

void RunsDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(nameLeft - 10, 6, -padding, -6));
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/command_palette.h"

#include "ui/app/fuzzy.h"
#include "ui/theme/icons.h"
#include "ui/widgets/keys.h"
#include "ui/widgets/widgets.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace derby::ui {

namespace {

constexpr int widest = 560, rowHeight = 36, mostRows = 10;
enum Role { IndexRole = Qt::UserRole, IconRole, KeysRole, WhereRole };

class Delegate : public QStyledItemDelegate
{
public:
    Delegate(const Appearance &appearance, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_appearance(appearance)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, rowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_appearance.theme();
        const bool chosen = option.state & QStyle::State_Selected;
        const QRect row = option.rect;
        painter->save();
        if (chosen)
            painter->fillRect(row, theme.color(Token::Selected));
        const QColor ink = theme.color(chosen ? Token::Ink : Token::Ink2);
        const QString name = index.data(IconRole).toString();
        if (!name.isEmpty())
            painter->drawPixmap(row.x() + 16, row.y() + (rowHeight - 18) / 2,
                                iconPixmap(name, ink, 18, painter->device()->devicePixelRatioF()));
        int right = row.right() - 16;
        if (const QString keys = index.data(KeysRole).toString(); !keys.isEmpty()) {
            right -= keyChipWidth(theme, keys);
            paintKeyChip(*painter, theme, keys, right, row.y() + rowHeight / 2, theme.color(Token::Ink3), theme.color(Token::LineStrong));
            right -= 12;
        }
        if (const QString where = index.data(WhereRole).toString(); !where.isEmpty()) {
            painter->setFont(theme.font(Type::Small));
            painter->setPen(theme.color(Token::Ink3));
            const int width = painter->fontMetrics().horizontalAdvance(where);
            painter->drawText(QRect(right - width, row.y(), width + 1, rowHeight), Qt::AlignVCenter | Qt::AlignRight, where);
            right -= width + 12;
        }
        QFont font = theme.font(chosen ? Type::Strong : Type::Body);
        painter->setFont(font);
        painter->setPen(theme.color(Token::Ink));
        const int left = row.x() + 46;
        painter->drawText(QRect(left, row.y(), right - left, rowHeight), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, right - left));
        painter->restore();
    }

private:
    const Appearance &m_appearance;
};

/// The magnifier beside the search line.
class Magnifier : public QWidget
{
public:
    explicit Magnifier(const Appearance &appearance)
        : m_appearance(appearance)
    {
        setFixedSize(18, 18);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.drawPixmap(0, 0,
                           iconPixmap(QStringLiteral("glyph/search"), m_appearance.theme().color(Token::Ink2), 18, devicePixelRatioF()));
    }

private:
    const Appearance &m_appearance;
};

} // namespace

CommandPalette::CommandPalette(const Appearance &appearance, QWidget *window)
    : Floating(appearance, window)
    , m_search(new QLineEdit)
    , m_list(new QListView)
    , m_model(new QStandardItemModel(this))
{
    hide();
    setAccessibleName(tr("Commands"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 16, 10);
    head->setSpacing(12);
    head->addWidget(new Magnifier(appearance));
    head->addWidget(m_search, 1);
    m_search->setFrame(false);
    m_search->setStyleSheet(
        QStringLiteral("QLineEdit, QLineEdit:focus { border: none; background: transparent; padding: 0; min-height: 24px; }"));
    m_search->setPlaceholderText(tr("What do you want to do?"));
    m_search->setAccessibleName(tr("Search commands"));
    content()->addLayout(head);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new Delegate(appearance, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    m_list->setAccessibleName(tr("Commands"));
    content()->addWidget(m_list, 1);
    content()->addSpacing(6);
    m_search->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::entered, m_list, [this](const QModelIndex &index) { m_list->setCurrentIndex(index); });
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isVisible() && now && !isAncestorOf(now) && now->window() == this->window())
            hide();
    });
}

void CommandPalette::open(const QList<PaletteCommand> &commands)
{
    m_commands = commands;
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_search->clear();
    filter();
    place();
    show();
    raise();
    m_search->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    m_before = nullptr;
}

void CommandPalette::place()
{
    const QWidget *window = parentWidget();
    const int width = qMin(widest, window->width() - 2 * Theme::pageMargin) + 2 * reach;
    const int most = qMin(mostRows, qMax(3, (window->height() - 200) / rowHeight));
    const int rows = qBound(1, m_model->rowCount(), most);
    m_list->setFixedHeight(rows * rowHeight);
    const int height = reach * 2 + 44 + rows * rowHeight + 6;
    setGeometry((window->width() - width) / 2, qMin(96, window->height() / 8), width, height);
}

void CommandPalette::filter()
{
    struct Hit
    {
        int index, score;
    };
    QList<Hit> hits;
    for (int i = 0; i < m_commands.size(); ++i) {
        const PaletteCommand &command = m_commands[i];
        // The page's name helps to find a command, but less than its own words.
        std::optional<int> score = fuzzyScore(m_search->text(), command.text);
        if (!score && !command.where.isEmpty()) {
            score = fuzzyScore(m_search->text(), QString(command.where + u' ' + command.text));
            if (score)
                score = *score / 2;
        }
        if (score)
            hits.append({i, *score});
    }
    if (!m_search->text().trimmed().isEmpty())
        std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    m_model->clear();
    for (const Hit &hit : hits) {
        const PaletteCommand &command = m_commands[hit.index];
        auto *item = new QStandardItem(command.text);
        item->setData(hit.index, IndexRole);
        item->setData(command.icon, IconRole);
        item->setData(command.keys, KeysRole);
        item->setData(command.where, WhereRole);
        m_model->appendRow(item);
    }
    if (hits.isEmpty()) {
        auto *item = new QStandardItem(tr("Nothing is called that."));
        item->setData(-1, IndexRole);
        item->setEnabled(false);
        m_model->appendRow(item);
    } else {
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
    place();
}

void CommandPalette::run()
{
    const QModelIndex index = m_list->currentIndex();
    const int command = index.isValid() ? index.data(IndexRole).toInt() : -1;
    if (command < 0)
        return;
    const std::function<void()> what = m_commands[command].run;
    close();
    what();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return Floating::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row(), rows = m_model->rowCount();
    const auto go = [this, rows](int to) { m_list->setCurrentIndex(m_model->index((to % rows + rows) % rows, 0)); };
    switch (key->key()) {
    case Qt::Key_Down:
        go(row + 1);
        return true;
    case Qt::Key_Up:
        go(row - 1);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // the list follows the search line; there is nowhere else to go
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

} // namespace derby::ui

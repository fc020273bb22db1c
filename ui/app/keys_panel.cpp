// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/keys_panel.h"

#include "ui/widgets/keys.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/widgets.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

constexpr int wide = 380;

class KeyChip : public QWidget
{
public:
    KeyChip(const Appearance &appearance, const QString &keys)
        : m_appearance(appearance)
        , m_keys(keys)
    {
        setFixedSize(keyChipWidth(appearance.theme(), keys), 20);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_appearance.theme();
        QPainter painter(this);
        paintKeyChip(painter, theme, m_keys, 0, height() / 2, theme.color(Token::Ink2), theme.color(Token::LineStrong));
    }

private:
    const Appearance &m_appearance;
    QString m_keys;
};

} // namespace

KeysPanel::KeysPanel(const Appearance &appearance, QWidget *window)
    : Floating(appearance, window)
{
    hide();
    setAccessibleName(tr("Keys"));
    window->installEventFilter(this);
}

void KeysPanel::open(const QString &page, const QStringList &pageKeys, const QStringList &everywhere)
{
    delete m_sheet;
    auto *scroll = new ScrollColumn;
    m_sheet = scroll;
    scroll->column()->setContentsMargins(Theme::l, Theme::l, Theme::l, Theme::l);
    scroll->column()->setSpacing(Theme::xs);
    if (!pageKeys.isEmpty())
        addKeys(scroll->column(), page, pageKeys);
    addKeys(scroll->column(), tr("Everywhere"), everywhere);
    scroll->column()->addStretch();
    content()->addWidget(scroll);
    place();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void KeysPanel::addKeys(QVBoxLayout *column, const QString &heading, const QStringList &keys)
{
    auto *label = new Text(appearance(), Type::Label, heading, nullptr, Token::Ink3);
    label->setContentsMargins(0, Theme::xs, 0, Theme::xs);
    column->addWidget(label);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::m);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, 104);
    grid->setColumnStretch(1, 1);
    for (const QString &line : keys) {
        // "key: what it does"; the key itself may be a colon.
        const qsizetype cut = line.indexOf(QLatin1String(": "));
        const int row = grid->rowCount();
        auto *what = new Text(appearance(), Type::Body, cut < 0 ? line : line.mid(cut + 2));
        what->setWordWrap(true);
        if (cut > 0)
            grid->addWidget(new KeyChip(appearance(), QString(line.left(cut)).replace(u'+', u' ')), row, 0, Qt::AlignLeft | Qt::AlignTop);
        grid->addWidget(what, row, 1);
    }
    column->addLayout(grid);
}

void KeysPanel::place()
{
    const QWidget *window = parentWidget();
    const int height = qMin(window->height() - 2 * Theme::pageMargin, m_sheet ? m_sheet->sizeHint().height() + 2 : 0) + 2 * reach;
    setGeometry(window->width() - wide - Theme::pageMargin - reach, Theme::pageHead - reach, wide + 2 * reach,
                qMin(height, window->height() - Theme::pageHead));
}

bool KeysPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return Floating::eventFilter(watched, event);
}

} // namespace derby::ui

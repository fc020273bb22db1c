// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/search_field.h"

#include "ui/theme/icons.h"
#include "ui/widgets/keys.h"

#include <QKeyEvent>
#include <QPainter>

namespace derby::ui {

namespace {
constexpr int glassSize = 16, glassRoom = 26, edge = 10;
}

SearchField::SearchField(const Appearance &appearance, QWidget *parent)
    : QLineEdit(parent)
    , m_appearance(appearance)
{
    setPlaceholderText(tr("Search name, model, tag, finding"));
    setAccessibleName(tr("Search runs"));
    setTextMargins(glassRoom, 0, 0, 0);
    setFixedHeight(Theme::control);
    const auto apply = [this] {
        setFont(m_appearance.theme().font(Type::Body));
        update();
    };
    apply();
    connect(&appearance, &Appearance::changed, this, apply);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.drawPixmap(edge, (height() - glassSize) / 2,
                       iconPixmap(QStringLiteral("glyph/search"), theme.color(Token::Ink3), glassSize, devicePixelRatioF()));
    if (!text().isEmpty() || hasFocus())
        return;
    const QString key = QStringLiteral("/");
    painter.setRenderHint(QPainter::Antialiasing);
    paintKeyChip(painter, theme, key, width() - edge - keyChipWidth(theme, key), height() / 2, theme.color(Token::Ink3),
                 theme.color(Token::LineStrong));
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            break;
        clear();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT left();
        return;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/widgets.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace derby::ui {

namespace {

class Segment : public QAbstractButton
{
public:
    Segment(const Appearance &appearance, const QString &label, QWidget *parent)
        : QAbstractButton(parent)
        , m_appearance(appearance)
    {
        setText(label);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        QFont font = m_appearance.theme().font(Type::Strong); // the width of the chosen state, so that nothing moves
        return {QFontMetrics(font).horizontalAdvance(text()) + 2 * Theme::m, Theme::control};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_appearance.theme();
        QPainter painter(this);
        QFont font = theme.font(isChecked() ? Type::Strong : Type::Body);
        if (!isChecked())
            font.setWeight(QFont::Medium);
        painter.setFont(font);
        const Token ink = !isEnabled() ? Token::InkOff : isChecked() || underMouse() ? Token::Ink : Token::Ink2;
        painter.setPen(theme.color(ink));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }

    bool event(QEvent *event) override
    {
        // The ground is painted by the parent, as one shape.
        if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
            parentWidget()->update();
        return QAbstractButton::event(event);
    }

private:
    const Appearance &m_appearance;
};

} // namespace

Segments::Segments(const Appearance &appearance, const QStringList &labels, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < labels.size(); ++i) {
        auto *segment = new Segment(appearance, labels[i], this);
        m_group->addButton(segment, i);
        row->addWidget(segment);
    }
    if (!labels.isEmpty())
        m_group->button(0)->setChecked(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this] { update(); });
    // Arrow keys check without a click: the group's toggles by the user are what counts.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked && !m_silent)
            Q_EMIT currentChanged(id);
    });
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

int Segments::current() const
{
    return m_group->checkedId();
}

void Segments::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index)) {
        m_silent = true;
        button->setChecked(true);
        m_silent = false;
    }
}

void Segments::setEnabledAt(int index, bool enabled)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setEnabled(enabled);
}

void Segments::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusControl, Theme::radiusControl);
    painter.fillPath(outline, theme.color(Token::Surface));
    painter.save();
    painter.setClipPath(outline);
    const auto buttons = m_group->buttons();
    for (const QAbstractButton *button : buttons) {
        if (button->isChecked())
            painter.fillRect(button->geometry(), theme.color(Token::Selected));
        else if (button->underMouse() && button->isEnabled())
            painter.fillRect(button->geometry(), theme.color(Token::Hover));
    }
    for (const QAbstractButton *button : buttons) {
        if (button != buttons.first())
            painter.fillRect(button->x(), 0, 1, height(), theme.color(Token::LineStrong));
    }
    painter.restore();
    painter.setPen(theme.color(isEnabled() ? Token::LineStrong : Token::Line));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/sidebar.h"

#include "ui/app/stopwatch_foot.h"
#include "ui/theme/icons.h"
#include "ui/widgets/widgets.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QPainter>

namespace derby::ui {

namespace {

constexpr int rowHeight = 32, iconPx = 20, edge = 12, inner = 8;

class Brand : public QWidget
{
public:
    explicit Brand(const Appearance &appearance)
        : m_appearance(appearance)
    {
        setFixedHeight(58);
        setAccessibleName(QStringLiteral("TokenDerby"));
        connect(&appearance, &Appearance::changed, this, [this] { update(); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_appearance.theme();
        QPainter painter(this);
        const bool narrow = width() < Theme::sidebar - 2 * edge;
        const int x = narrow ? (width() - 26) / 2 : inner;
        painter.drawPixmap(x, 16, iconPixmap(QStringLiteral("brand"), theme.color(Token::Ink), 26, devicePixelRatioF()));
        if (narrow)
            return;
        QFont font = theme.font(Type::Heading);
        font.setLetterSpacing(QFont::AbsoluteSpacing, -0.2);
        painter.setFont(font);
        painter.setPen(theme.color(Token::Ink));
        painter.drawText(QRect(x + 36, 16, width(), 26), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("TokenDerby"));
    }

private:
    const Appearance &m_appearance;
};

} // namespace

class Sidebar::Row : public QAbstractButton
{
public:
    Row(const Appearance &appearance, const QString &icon, int digit)
        : m_appearance(appearance)
        , m_icon(icon)
        , m_digit(digit)
        , m_ease(appearance, this)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setFixedHeight(rowHeight);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(&appearance, &Appearance::changed, this, [this] { update(); });
    }

    void setBusy(bool busy)
    {
        m_busy = busy;
        setAccessibleDescription(busy ? Sidebar::tr("a measurement is running") : QString());
        update();
    }

    void setNarrow(bool narrow)
    {
        m_narrow = narrow;
        setToolTip(narrow ? text() : QString());
        update();
    }

    QSize sizeHint() const override { return {m_narrow ? rowHeight : 160, rowHeight}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_appearance.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool chosen = isChecked() || isDown();
        const double level = m_ease.towards(underMouse() ? 1 : 0);
        if (chosen || level > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(chosen ? theme.color(Token::Selected) : mixed(theme.color(Token::Sidebar), theme.color(Token::Hover), level));
            painter.drawRoundedRect(rect(), Theme::radiusControl, Theme::radiusControl);
        }
        const QColor ink = theme.color(isChecked() ? Token::Ink : Token::Ink2);
        const int x = m_narrow ? (width() - iconPx) / 2 : inner;
        painter.drawPixmap(x, (height() - iconPx) / 2, iconPixmap(m_icon, ink, iconPx, devicePixelRatioF()));
        if (m_busy) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Token::Ink));
            painter.drawEllipse(QPointF(m_narrow ? width() - 6 : width() - 11, m_narrow ? 8 : height() / 2.0), 3, 3);
        }
        if (m_narrow)
            return;
        QFont font = theme.font(isChecked() ? Type::Strong : Type::Body);
        if (!isChecked())
            font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.setPen(ink);
        const int left = x + iconPx + 10;
        painter.drawText(QRect(left, 0, width() - left - 24, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - left - 24));
        if (m_digit > 0 && !m_busy) {
            painter.setFont(theme.font(Type::FigureS));
            painter.setPen(theme.color(Token::Ink3));
            painter.drawText(QRect(0, 0, width() - inner, height()), Qt::AlignVCenter | Qt::AlignRight, QString::number(m_digit));
        }
    }

private:
    const Appearance &m_appearance;
    QString m_icon;
    int m_digit;
    bool m_busy = false, m_narrow = false;
    Ease m_ease;
};

Sidebar::Sidebar(const Appearance &appearance, Stopwatch &stopwatch, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_group(new QButtonGroup(this))
    , m_brand(new Brand(appearance))
    , m_foot(new StopwatchFoot(appearance, stopwatch))
    , m_tools(new QWidget)
    , m_search(new Button(appearance, Button::Kind::Quiet, {}, QStringLiteral("glyph/search")))
{
    setFixedWidth(Theme::sidebar);
    setAccessibleName(tr("Pages"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edge, 0, edge, edge);
    column->setSpacing(0);
    column->addWidget(m_brand);
    const QString names[] = {tr("Measure"), tr("Show"), tr("Look inside")};
    for (int i = 0; i < 3; ++i) {
        m_labels[i] = new Text(appearance, Type::Label, names[i], nullptr, Token::Ink3);
        m_labels[i]->setContentsMargins(inner, i == 0 ? 16 : 14, 0, 4);
        m_labels[i]->setFixedHeight(Theme::lineHeight(Type::Label) + (i == 0 ? 20 : 18));
        m_labels[i]->hide();
        column->addWidget(m_labels[i]);
        m_groups[i] = new QVBoxLayout;
        m_groups[i]->setSpacing(1);
        column->addLayout(m_groups[i]);
    }
    column->addStretch();
    column->addWidget(m_foot);
    column->addWidget(m_tools);

    auto *settings = new Button(appearance, Button::Kind::Quiet, {}, QStringLiteral("settings"));
    settings->setAccessibleName(tr("Settings"));
    settings->setToolTip(tr("Settings"));
    auto *theme = new Button(appearance, Button::Kind::Quiet, {}, QStringLiteral("glyph/theme"));
    theme->setAccessibleName(tr("Light or dark"));
    theme->setToolTip(tr("Light or dark"));
    m_tools->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // narrow, they stand one below the other
    m_search->setSmall(true);
    m_search->setKeys(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_search->setAccessibleName(tr("Commands"));
    m_search->setToolTip(tr("Commands"));
    auto *tools = new QBoxLayout(QBoxLayout::LeftToRight, m_tools);
    tools->setContentsMargins(0, 4, 0, 0);
    tools->setSpacing(0);
    tools->addWidget(settings);
    tools->addWidget(theme);
    tools->addStretch();
    tools->addWidget(m_search);

    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton *button) { Q_EMIT chosen(button->objectName()); });
    connect(settings, &Button::clicked, this, &Sidebar::settingsAsked);
    connect(theme, &Button::clicked, this, &Sidebar::themeAsked);
    connect(m_search, &Button::clicked, this, &Sidebar::paletteAsked);
    connect(m_foot, &StopwatchFoot::qualityAsked, this, &Sidebar::qualityAsked);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void Sidebar::addPage(const QString &id, const QString &name, const QString &icon, SidebarGroup group, int digit)
{
    auto *row = new Row(m_appearance, icon, digit);
    row->setObjectName(id);
    row->setText(name);
    row->setAccessibleName(name);
    m_group->addButton(row);
    m_rows.insert(id, row);
    m_groups[int(group)]->addWidget(row);
    m_labels[int(group)]->setVisible(!m_narrow);
}

void Sidebar::setCurrent(const QString &id)
{
    // A page without a row (settings) leaves none checked.
    m_group->setExclusive(false);
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it)
        it.value()->setChecked(it.key() == id);
    m_group->setExclusive(true);
}

void Sidebar::setBusy(const QString &id, bool busy)
{
    if (Row *found = row(id))
        found->setBusy(busy);
}

void Sidebar::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    setFixedWidth(narrow ? Theme::sidebarNarrow : Theme::sidebar);
    for (int i = 0; i < 3; ++i)
        m_labels[i]->setVisible(!narrow && m_groups[i]->count() > 0);
    for (Row *row : std::as_const(m_rows))
        row->setNarrow(narrow);
    m_foot->setNarrow(narrow);
    static_cast<QBoxLayout *>(m_tools->layout())->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_search->setSmall(!narrow);
    m_search->setKeys(narrow ? QKeySequence() : QKeySequence(Qt::CTRL | Qt::Key_K));
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Sidebar));
    painter.fillRect(width() - 1, 0, 1, height(), theme.color(Token::Line));
}

} // namespace derby::ui

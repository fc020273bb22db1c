// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/engine_name.h"

#include "ui/theme/icons.h"
#include "ui/widgets/widgets.h"

#include <QPainter>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int emblemIcon = 26, emblemRadius = 10;
constexpr int nameSize = 20, smallestName = 14, nameLine = 26, lineSize = 12, lineLine = 18;

/// Quicksand hides its bold weight in another family than its text's.
QString boldFamily(const QString &family)
{
    return family == "Quicksand Medium"_L1 ? u"Quicksand"_s : family;
}

QFont faced(const Theme &theme, const QString &family, int pixels, QFont::Weight weight)
{
    QFont font = theme.font(Type::Body);
    if (!family.isEmpty())
        font.setFamilies(QStringList{family} + font.families());
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

EngineEmblem::EngineEmblem(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setFixedSize(side, side);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void EngineEmblem::setLook(const SeriesLook &look)
{
    m_look = look;
    update();
}

void EngineEmblem::paintEvent(QPaintEvent *)
{
    const EngineLook look = m_appearance.theme().engine(m_look.slot);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.soft);
    painter.drawRoundedRect(rect(), emblemRadius, emblemRadius);
    const QString emblem = emblemName(m_look.slot);
    if (m_look.second || emblem.endsWith("other"_L1)) {
        painter.translate(side / 2.0, side / 2.0);
        painter.setPen(QPen(look.mark, 2));
        painter.setBrush(m_look.second ? QBrush(Qt::NoBrush) : QBrush(look.mark));
        painter.drawPath(markerPath(look.marker, emblemIcon - 6));
        return;
    }
    const int at = (side - emblemIcon) / 2;
    painter.drawPixmap(at, at, iconPixmap(emblem, look.mark, emblemIcon, devicePixelRatioF()));
}

EngineName::EngineName(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void EngineName::set(const SeriesLook &look, const QString &tagLine)
{
    m_look = look;
    m_tagLine = tagLine;
    setAccessibleName(look.name);
    setAccessibleDescription(tagLine);
    updateGeometry();
    update();
}

QString EngineName::tagLine(const QString &slot)
{
    if (slot == "vllm"_L1)
        return tr("Throughput, measured.");
    if (slot == "tgi"_L1)
        return tr("Every step accounted for.");
    if (slot == "ollama"_L1)
        return tr("Happy to help.");
    return {};
}

QFont EngineName::nameFont() const
{
    const QString family = m_appearance.theme().engine(m_look.slot).family;
    const QString bold = boldFamily(family);
    QFont font = faced(m_appearance.theme(), bold, nameSize, QFont::Bold);
    // A long name is set smaller before it is cut.
    while (font.pixelSize() > smallestName && width() > 0 && QFontMetrics(font).horizontalAdvance(m_look.name) > width())
        font.setPixelSize(font.pixelSize() - 1);
    return font;
}

QFont EngineName::lineFont() const
{
    return faced(m_appearance.theme(), m_appearance.theme().engine(m_look.slot).family, lineSize, QFont::Normal);
}

QSize EngineName::sizeHint() const
{
    const int name = QFontMetrics(nameFont()).horizontalAdvance(m_look.name);
    const int line = QFontMetrics(lineFont()).horizontalAdvance(m_tagLine);
    return {qMax(name, line) + 2, nameLine + lineLine};
}

QSize EngineName::minimumSizeHint() const
{
    return {64, nameLine + lineLine};
}

void EngineName::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    QPainter painter(this);
    const auto line = [&](const QFont &font, const QColor &color, const QString &text, int y, int height) {
        painter.setFont(font);
        painter.setPen(color);
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, width());
        painter.drawText(QRect(0, y, width(), height), int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
        return shown == text;
    };
    const int top = m_tagLine.isEmpty() ? (height() - nameLine) / 2 : (height() - nameLine - lineLine) / 2;
    const bool whole = line(nameFont(), theme.engine(m_look.slot).text, m_look.name, top, nameLine);
    const bool lineWhole = m_tagLine.isEmpty() || line(lineFont(), theme.color(Token::Ink2), m_tagLine, top + nameLine, lineLine);
    const QString tip = whole && lineWhole ? QString() : m_look.name + u'\n' + m_tagLine;
    if (toolTip() != tip)
        setToolTip(tip);
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace derby::ui {

/// Colours of docs/ui (tokens); the names are the table's.
enum class Token {
    Window,
    Sidebar,
    Surface,
    Raised,
    Field,
    Hover,
    Selected,
    Line,
    LineStrong,
    Ink,
    Ink2,
    Ink3,
    InkOff,
    OnInk,
    Plot,
    Grid,
    Axis,
    Track,
    Tooltip,
    OnTooltip,
    Focus,
    Warn,
    WarnSoft,
    Error,
    ErrorSoft,
    Hatch,
    Film,
    FilmGrid,
    Scrim,
};

/// Type styles; the families come with them (figures are JetBrains Mono without ligatures).
enum class Type { Hero, Display, Title, Heading, Body, Strong, Small, Label, FigureL, FigureM, Figure, FigureS };

/// Form of a chart marker and an engine's emblem outline.
enum class Marker { Triangle, Square, Circle, Diamond, Star, Pentagon, TriangleDown, Cross };

/// An engine's colours and forms: its identity and nothing else.
struct EngineLook
{
    QColor mark; ///< lines, ticks, bars
    QColor text; ///< names and figures
    QColor soft; ///< bands, emblem grounds
    Marker marker = Marker::Circle;
    QList<qreal> dash; ///< in px; empty: solid
    QString family; ///< the personality's face, for names and tag lines
};

/// Everything that says how it looks, a value: read from resources/ui/tokens.json once.
class Theme
{
public:
    static Theme light();
    static Theme dark();

    bool isDark() const { return m_dark; }
    QColor color(Token token) const;
    /// `slot`: "vllm", "tgi", "ollama", "e4" … "e8" (report/plots.h).
    EngineLook engine(const QString &slot) const;
    QFont font(Type type) const;
    /// Height of a line of this style, px.
    static int lineHeight(Type type);
    QPalette palette() const;
    /// The one short style sheet for radii and fields.
    QString styleSheet() const;

    static constexpr int unit = 4, xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
    static constexpr int pageMargin = 24, gutter = 16, cardPadding = 16, sidebar = 208, sidebarNarrow = 56, pageHead = 72;
    static constexpr int control = 32, controlSmall = 26, radiusControl = 6, radiusCard = 10, radiusChip = 4;
    static constexpr int quickMs = 120, standardMs = 200, refreshMs = 200;

private:
    explicit Theme(bool dark)
        : m_dark(dark)
    {
    }
    bool m_dark;
};

/// `share` of `b` in `a`, 0 to 1: hover and pressed grounds.
QColor mixed(const QColor &a, const QColor &b, double share);

/// Loads the fonts that come with the program where the system has none of them. Call once, after QApplication.
void loadFonts();

} // namespace derby::ui

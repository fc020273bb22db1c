// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_style.h"

namespace derby::ui {

namespace {

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    return font;
}

} // namespace

ChartStyle ChartStyle::screen(const Theme &theme)
{
    ChartStyle style;
    style.theme = theme;
    style.tick = theme.font(Type::FigureS);
    style.title = sized(theme.font(Type::Small), 11, QFont::Normal);
    style.name = sized(theme.font(Type::Strong), 13, QFont::DemiBold);
    style.label = sized(theme.font(Type::Small), 11, QFont::Normal);
    style.figure = sized(theme.font(Type::Figure), 13, QFont::DemiBold);
    style.interval = theme.font(Type::FigureS);
    return style;
}

ChartStyle ChartStyle::forSlide(const Theme &theme)
{
    ChartStyle style;
    style.theme = theme;
    style.slide = true;
    style.tick = sized(theme.font(Type::Figure), 19, QFont::Medium);
    style.title = sized(theme.font(Type::Body), 19, QFont::Normal);
    style.name = sized(theme.font(Type::Strong), 24, QFont::DemiBold);
    style.label = sized(theme.font(Type::Body), 18, QFont::Normal);
    style.figure = sized(theme.font(Type::FigureL), 34, QFont::Medium);
    style.interval = sized(theme.font(Type::Body), 18, QFont::Normal);
    style.line = 3;
    style.outline = 2.5;
    style.marker = 14;
    style.dot = 7;
    style.emblem = 30;
    style.boxHeight = 26;
    style.cap = 18;
    style.median = 6;
    style.gap = 14;
    return style;
}

} // namespace derby::ui

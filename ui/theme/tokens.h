// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QMap>

#include <array>

namespace derby::ui {

/// resources/ui/tokens.json as values. Read once; whatever is missing there is a programming error, said by a warning.
struct Tokens
{
    static constexpr int colors = int(Token::Scrim) + 1;
    static constexpr int types = int(Type::FigureS) + 1;

    struct Face
    {
        QStringList families;
        int size = 13, line = 20;
        int weight = 400;
        qreal tracking = 0;
        bool caps = false;
        bool figure = false;
    };
    struct Palette
    {
        std::array<QColor, colors> color;
        QMap<QString, EngineLook> engine;
    };
    Palette light, dark;
    std::array<Face, types> face;
};

const Tokens &tokens();

} // namespace derby::ui

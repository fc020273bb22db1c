// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/tokens.h"

#include <QCoreApplication>
#include <QDir>
#include <QFontDatabase>

namespace derby::ui {

namespace {

const Tokens::Palette &paletteOf(bool dark)
{
    return dark ? tokens().dark : tokens().light;
}

} // namespace

Theme Theme::light()
{
    return Theme(false);
}

Theme Theme::dark()
{
    return Theme(true);
}

QColor Theme::color(Token token) const
{
    return paletteOf(m_dark).color[size_t(token)];
}

EngineLook Theme::engine(const QString &slot) const
{
    const auto &engines = paletteOf(m_dark).engine;
    const auto found = engines.find(slot);
    return found != engines.end() ? *found : engines.value(QStringLiteral("e8"));
}

QFont Theme::font(Type type) const
{
    const Tokens::Face &face = tokens().face[size_t(type)];
    QFont font;
    font.setFamilies(face.families);
    font.setPixelSize(face.size);
    font.setWeight(QFont::Weight(face.weight));
    if (face.tracking != 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, face.tracking);
    if (face.caps)
        font.setCapitalization(QFont::AllUppercase);
    // JetBrains Mono joins "->", "!=" and "***" into one sign: what was measured or sent must stay what it was.
    if (face.figure)
        font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

int Theme::lineHeight(Type type)
{
    return tokens().face[size_t(type)].line;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token normal, Token off) {
        palette.setColor(QPalette::Active, role, color(normal));
        palette.setColor(QPalette::Inactive, role, color(normal));
        palette.setColor(QPalette::Disabled, role, color(off));
    };
    set(QPalette::Window, Token::Window, Token::Window);
    set(QPalette::WindowText, Token::Ink, Token::InkOff);
    set(QPalette::Base, Token::Surface, Token::Field);
    set(QPalette::AlternateBase, Token::Field, Token::Field);
    set(QPalette::Text, Token::Ink, Token::InkOff);
    set(QPalette::Button, Token::Surface, Token::Field);
    set(QPalette::ButtonText, Token::Ink, Token::InkOff);
    set(QPalette::BrightText, Token::OnInk, Token::InkOff);
    set(QPalette::PlaceholderText, Token::Ink3, Token::InkOff);
    set(QPalette::Highlight, Token::Ink, Token::Selected);
    set(QPalette::HighlightedText, Token::OnInk, Token::InkOff);
    set(QPalette::ToolTipBase, Token::Tooltip, Token::Tooltip);
    set(QPalette::ToolTipText, Token::OnTooltip, Token::OnTooltip);
    set(QPalette::Link, Token::Ink, Token::InkOff);
    set(QPalette::LinkVisited, Token::Ink2, Token::InkOff);
    set(QPalette::Light, Token::Raised, Token::Raised);
    set(QPalette::Midlight, Token::Hover, Token::Hover);
    set(QPalette::Mid, Token::LineStrong, Token::Line);
    set(QPalette::Dark, Token::LineStrong, Token::Line);
    set(QPalette::Shadow, Token::Line, Token::Line);
    return palette;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](float x, float y) { return float(x + (y - x) * share); };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()), part(a.blueF(), b.blueF()),
                            part(a.alphaF(), b.alphaF()));
}

void loadFonts()
{
    // Packages that bring their own fonts (AppImage, Flatpak) keep them beside the program.
    const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/tokenderby/fonts"));
    const QStringList known = QFontDatabase::families();
    if (known.contains(QStringLiteral("Inter")) && known.contains(QStringLiteral("JetBrains Mono")))
        return;
    for (const QString &file : folder.entryList({QStringLiteral("*.otf"), QStringLiteral("*.ttf")}, QDir::Files))
        QFontDatabase::addApplicationFont(folder.filePath(file));
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

namespace derby::ui {

namespace {

// @name stands for the colour of that name. What the widgets paint themselves is not here.
const char sheet[] = R"(
QToolTip { background: @tooltip; color: @onTooltip; border: 1px solid @tooltip; border-radius: 4px; padding: 4px 6px; }
QLineEdit, QPlainTextEdit, QTextEdit { background: @surface; color: @ink; border: 1px solid @lineStrong; border-radius: 6px;
  selection-background-color: @ink; selection-color: @onInk; }
QLineEdit { padding: 0 9px; min-height: 30px; }
QLineEdit:focus { border: 2px solid @focus; padding: 0 8px; min-height: 28px; }
QLineEdit:disabled { background: @field; color: @inkOff; border-color: @line; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; }
derby--ui--Field QLineEdit, derby--ui--Field QLineEdit:focus { border: none; background: transparent; padding: 0; min-height: 0; }
QMenu { background: @raised; color: @ink; border: 1px solid @lineStrong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selected; }
QMenu::item:disabled { color: @inkOff; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QAbstractItemView { background: @surface; color: @ink; border: none; outline: none; selection-background-color: @selected;
  selection-color: @ink; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @lineStrong; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: @selected; color: @ink; }
QTableView { gridline-color: @line; }
QHeaderView { background: @field; border: none; }
QHeaderView::section { background: @field; color: @ink3; border: none; border-bottom: 1px solid @line; padding: 0 12px; }
QTableCornerButton::section { background: @field; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @lineStrong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @axis; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
)";

} // namespace

QString Theme::styleSheet() const
{
    QString text = QString::fromLatin1(sheet);
    // Longer names first, so that @ink does not eat the beginning of @inkOff.
    static const struct
    {
        const char *name;
        Token token;
    } names[] = {{"@lineStrong", Token::LineStrong},
                 {"@onTooltip", Token::OnTooltip},
                 {"@selected", Token::Selected},
                 {"@tooltip", Token::Tooltip},
                 {"@surface", Token::Surface},
                 {"@raised", Token::Raised},
                 {"@inkOff", Token::InkOff},
                 {"@field", Token::Field},
                 {"@focus", Token::Focus},
                 {"@onInk", Token::OnInk},
                 {"@hover", Token::Hover},
                 {"@line", Token::Line},
                 {"@axis", Token::Axis},
                 {"@ink3", Token::Ink3},
                 {"@ink", Token::Ink}};
    for (const auto &entry : names)
        text.replace(QLatin1String(entry.name), color(entry.token).name());
    return text;
}

} // namespace derby::ui

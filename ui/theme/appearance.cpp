// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>
#include <QStyleHints>
#include <QWindow>

namespace derby::ui {

namespace {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent)
    , m_systemDark(isDark(QApplication::palette()))
{
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Appearance::readSystem);
#endif
    apply();
}

void Appearance::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

bool Appearance::reducedMotion() const
{
    return m_reduced || QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
}

void Appearance::setReducedMotion(bool reduced)
{
    if (m_reduced == reduced)
        return;
    m_reduced = reduced;
    Q_EMIT changed();
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (m_applying)
        return false;
    if (event->type() == QEvent::ApplicationPaletteChange && watched == qApp) {
        const bool dark = isDark(QApplication::palette());
        // Our own palette comes back here too when the platform sends it again.
        if (QApplication::palette() != m_theme.palette() && dark != m_systemDark) {
            m_systemDark = dark;
            apply();
        }
    } else if (event->type() == QEvent::ThemeChange && qobject_cast<QWindow *>(watched)) {
        readSystem();
    }
    return false;
}

void Appearance::readSystem()
{
    m_applying = true;
    QApplication::setPalette(QPalette()); // the desktop's shines through again
    m_systemDark = isDark(QApplication::palette());
    m_applying = false;
    apply();
}

void Appearance::apply()
{
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_systemDark);
    m_theme = dark ? Theme::dark() : Theme::light();
    m_applying = true;
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(m_theme.font(Type::Body));
    qApp->setStyleSheet(m_theme.styleSheet());
    m_applying = false;
    Q_EMIT changed();
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/endpoint_chips.h"
#include "ui/pages/benchmark/yaml_editor.h"
#include "ui/pages/benchmark_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/widgets.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPainter>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace derby::ui {

/// A benchmark page with everything around it in a folder of its own.
struct PageFixture
{
    QTemporaryDir folder;
    Appearance appearance;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    EndpointBook book{folder.filePath(QStringLiteral("endpoints.json"))};
    RunStore runs{folder.filePath(QStringLiteral("results"))};
    std::unique_ptr<BenchmarkPage> page;

    explicit PageFixture(bool simulators = false, QSize size = {1232, 900}, Appearance::Mode mode = Appearance::Mode::Light)
    {
        loadFonts();
        appearance.setMode(mode);
        if (simulators && book.startSimulators(QStringLiteral("demo")))
            qFatal("no simulators");
        page = std::make_unique<BenchmarkPage>(appearance, book, runs, settings);
        page->resize(size);
        page->show();
        if (!QTest::qWaitForWindowExposed(page.get()))
            qFatal("no window");
        page->activateWindow();
    }

    YamlEditor &editor() const { return *page->findChild<YamlEditor *>(); }

    /// The line edit with this accessible name that is shown.
    QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *edit : page->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == name && edit->isVisibleTo(page.get()))
                return edit;
        }
        return nullptr;
    }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : page->findChildren<QPushButton *>()) {
            if (button->text().startsWith(text) && button->isVisibleTo(page.get()))
                return button;
        }
        return nullptr;
    }

    /// Whether a label that is shown holds these words.
    bool says(const QString &words) const
    {
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            if (label->text().contains(words, Qt::CaseInsensitive) && label->isVisibleTo(page.get()))
                return true;
        }
        return false;
    }

    static void type(QLineEdit *edit, const QString &text)
    {
        edit->setFocus();
        edit->selectAll();
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        else
            QTest::keyClicks(edit, text);
    }

    /// Goes round by Tab and names what a keyboard or a screen reader would miss: controls that Tab does not reach, and those without a
    /// name.
    QStringList missedByKeyboard() const
    {
        page->setFocus();
        QSet<QWidget *> seen;
        for (int i = 0; i < 500; ++i) {
            QTest::keyClick(page->window(), Qt::Key_Tab);
            QWidget *now = QApplication::focusWidget();
            if (!now || (seen.contains(now) && seen.size() > 20))
                break;
            seen << now;
        }
        QStringList missed;
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (!widget->isVisibleTo(page.get()) || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            if (!button && !qobject_cast<QLineEdit *>(widget) && !qobject_cast<QComboBox *>(widget)
                && !qobject_cast<QPlainTextEdit *>(widget) && !qobject_cast<QAbstractItemView *>(widget))
                continue;
            const QString name = widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
            if (name.isEmpty())
                missed << QString::fromLatin1(widget->metaObject()->className()) + QStringLiteral(": no name");
            const bool member = button && button->group() && button->isCheckable(); // Tab reaches one of a group, arrows the others
            if (!member && !seen.contains(widget))
                missed << name + QStringLiteral(": not reached by Tab");
        }
        return missed;
    }

    /// Keeps a picture for whoever wants to look: only where TOKENDERBY_SHOTS names a folder.
    void shot(const QString &name) const
    {
        const QString target = qEnvironmentVariable("TOKENDERBY_SHOTS");
        if (target.isEmpty())
            return;
        QDir().mkpath(target);
        QPixmap ground(page->size());
        ground.fill(appearance.theme().color(Token::Window));
        QPainter painter(&ground);
        page->render(&painter, {}, {}, QWidget::DrawChildren);
        painter.end();
        ground.save(target + u'/' + name + QStringLiteral(".png"));
    }
};

} // namespace derby::ui

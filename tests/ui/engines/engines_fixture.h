// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory_keys.h"
#include "ui/models/localhost_look.h"
#include "ui/pages/engines/engine_card.h"
#include "ui/pages/engines_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/widgets.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace derby::ui {

/// The Engines page with everything around it in a folder of its own.
struct EnginesFixture
{
    QTemporaryDir folder;
    Appearance appearance;
    std::shared_ptr<MemoryKeys::Content> keys = std::make_shared<MemoryKeys::Content>();
    EndpointBook book{folder.filePath(QStringLiteral("endpoints.json")), std::make_unique<MemoryKeys>(keys)};
    std::unique_ptr<EnginesPage> page;
    QList<Notice> notices;

    explicit EnginesFixture(bool simulators = false, QSize size = {1232, 900}, Appearance::Mode mode = Appearance::Mode::Light)
    {
        loadFonts();
        appearance.setMode(mode);
        if (simulators && book.startSimulators(QStringLiteral("demo")))
            qFatal("no simulators");
        page = std::make_unique<EnginesPage>(appearance, book);
        QObject::connect(page.get(), &Page::notice, page.get(), [this](const Notice &notice) { notices << notice; });
        page->resize(size);
        page->show();
        if (!QTest::qWaitForWindowExposed(page.get()))
            qFatal("no window");
        page->activateWindow();
    }

    template <class T>
    T *shown(const QString &name) const
    {
        for (T *widget : page->findChildren<T *>()) {
            if (widget->isVisibleTo(page.get()) && widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    QLineEdit *field(const QString &name) const { return shown<QLineEdit>(name); }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : page->findChildren<QPushButton *>()) {
            if (button->text().startsWith(text) && button->isVisibleTo(page.get()))
                return button;
        }
        return nullptr;
    }

    QList<EngineCard *> cards() const
    {
        QList<EngineCard *> cards;
        for (EngineCard *card : page->findChildren<EngineCard *>()) {
            if (card->isVisibleTo(page.get()))
                cards << card;
        }
        return cards;
    }
    EngineCard *card(int index) const
    {
        for (EngineCard *card : cards()) {
            if (card->serial() == book.entries()[index].serial)
                return card;
        }
        return nullptr;
    }

    static bool says(const QWidget *widget, const QString &words)
    {
        for (const QLabel *label : widget->findChildren<QLabel *>()) {
            if (label->text().contains(words, Qt::CaseInsensitive) && label->isVisibleTo(widget))
                return true;
        }
        return false;
    }
    bool says(const QString &words) const { return says(page.get(), words); }

    /// A state chip with these words.
    static bool hasChip(const QWidget *widget, const QString &words)
    {
        for (const Chip *chip : widget->findChildren<Chip *>()) {
            if (chip->accessibleName() == words && chip->isVisibleTo(widget))
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

    /// Keeps a picture for whoever wants to look: only where TOKENDERBY_SHOTS names a folder.
    void shot(const QString &name) const
    {
        const QString target = qEnvironmentVariable("TOKENDERBY_SHOTS");
        if (target.isEmpty())
            return;
        QDir().mkpath(target);
        QTest::qWait(60); // layouts settle
        QPixmap ground(page->size());
        ground.fill(appearance.theme().color(Token::Window));
        QPainter painter(&ground);
        page->render(&painter, {}, {}, QWidget::DrawChildren);
        painter.end();
        ground.save(target + u'/' + name + QStringLiteral(".png"));
    }
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "results_fixture.h"

#include "ui/pages/results/list_panel.h"
#include "ui/pages/results/run_panel.h"
#include "ui/pages/results/runs_view.h"
#include "ui/pages/results/verdict_card.h"
#include "ui/pages/results_page.h"
#include "ui/widgets/widgets.h"

#include <QApplication>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace fixture {

using namespace derby::ui;

/// A results page over a results folder of its own.
struct Shown
{
    QTemporaryDir folder;
    QString results = folder.filePath(QStringLiteral("results"));
    Appearance appearance;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    std::unique_ptr<RunStore> store;
    std::unique_ptr<ResultsPage> page;
    QList<Notice> notices;

    Shown() { QDir().mkpath(results); }

    void show(QSize size = {1232, 900}, Appearance::Mode mode = Appearance::Mode::Light)
    {
        loadFonts();
        appearance.setMode(mode);
        qApp->setPalette(appearance.theme().palette());
        qApp->setStyleSheet(appearance.theme().styleSheet());
        store = std::make_unique<RunStore>(results);
        page = std::make_unique<ResultsPage>(appearance, *store, settings);
        QObject::connect(page.get(), &Page::notice, page.get(), [this](const Notice &notice) { notices << notice; });
        page->resize(size);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()) || !QTest::qWaitFor([this] { return !store->isListing(); }, 30000))
            qFatal("no page");
    }

    const RunsModel &model() const { return page->findChild<ListPanel *>()->model(); }
    RunsView *view() const { return page->findChild<RunsView *>(); }
    RunPanel *run() const { return page->findChild<RunPanel *>(); }
    VerdictCard *verdict() const { return page->findChild<VerdictCard *>(); }

    QPushButton *button(const QString &text) const
    {
        const auto buttons = page->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if ((button->text() == text || button->accessibleName() == text) && button->isVisible())
                return button;
        }
        return nullptr;
    }

    void click(const QString &text) const
    {
        QPushButton *found = button(text);
        if (!found)
            qFatal("no button %s", qPrintable(text));
        QTest::mouseClick(found, Qt::LeftButton);
    }

    /// Whether a text stands anywhere that can be seen.
    bool says(const QString &text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    /// Chooses a file in the dialog that is open.
    void choose(const QString &path) const
    {
        auto *dialog = page->findChild<QFileDialog *>();
        if (!dialog)
            qFatal("no file dialog");
        dialog->setDirectory(QFileInfo(path).path());
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
    }

    bool openFirst()
    {
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Home);
        QTest::keyClick(view(), Qt::Key_Return);
        return QTest::qWaitFor([this] { return run()->isVisible(); }, 30000);
    }

    void grab(const QString &name) const
    {
        if (const QString folder = qEnvironmentVariable("TOKENDERBY_SHOTS"); !folder.isEmpty()) {
            QTest::qWait(250); // charts that are still being made
            QPixmap shot(page->size() * 1);
            shot.fill(appearance.theme().color(Token::Window));
            page->render(&shot);
            shot.save(folder + u'/' + name + QStringLiteral(".png"));
        }
    }
};

} // namespace fixture

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines_page.h"

#include "ui/pages/engines/engines_view.h"
#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QShortcut>

#include <QVBoxLayout>

#include <algorithm>

namespace derby::ui {

using namespace Qt::StringLiterals;

class EnginesPage::Impl : public QObject
{
public:
    Impl(EnginesPage *page, const Appearance &appearance, EndpointBook &book)
        : page(page)
        , book(book)
        , view(new EnginesView(appearance, book, page))
        , discover(new Button(appearance, Button::Kind::Plain, EnginesPage::tr("Discover"), u"discover"_s, page))
        , benchmark(new Button(appearance, Button::Kind::Primary, {}, u"benchmark"_s, page))
    {
    }

    void addCommand(const QString &text, const QKeySequence &keys, std::function<void()> run)
    {
        auto *action = new QAction(text, page);
        if (!keys.isEmpty()) {
            action->setShortcut(keys);
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        }
        QObject::connect(action, &QAction::triggered, this, std::move(run));
        page->addAction(action);
        commands << action;
    }

    void showHead()
    {
        const int count = int(book.entries().size());
        const bool empty = count == 0;
        discover->setVisible(!empty);
        benchmark->setVisible(!empty);
        benchmark->setText(count == 1       ? EnginesPage::tr("Benchmark it")
                               : count == 2 ? EnginesPage::tr("Benchmark both")
                               : count == 3 ? EnginesPage::tr("Benchmark all three")
                                            : EnginesPage::tr("Benchmark all %1").arg(count));
        page->setTitle(EnginesPage::tr("Engines"),
                       empty               ? QString()
                           : book.paused() ? EnginesPage::tr("%n endpoint(s), not asked while something is measured", nullptr, count)
                                           : EnginesPage::tr("%n endpoint(s), checked every 10 s", nullptr, count));
    }

    EnginesPage *page;
    EndpointBook &book;
    EnginesView *view;
    Button *discover, *benchmark;
    QList<QAction *> commands;
};

EnginesPage::EnginesPage(const Appearance &appearance, EndpointBook &book, QWidget *parent)
    : Page(appearance, parent)
    , d(std::make_unique<Impl>(this, appearance, book))
{
    const QKeySequence discoverKeys(Qt::CTRL | Qt::Key_D), addressKeys(Qt::CTRL | Qt::Key_L);
    d->discover->setKeys(discoverKeys);
    actions()->addWidget(d->discover);
    actions()->addWidget(d->benchmark);
    body()->addWidget(d->view, 1);
    d->addCommand(tr("Look for engines on this machine"), discoverKeys, [this] { d->view->discover(); });
    d->addCommand(tr("Type an engine's address"), addressKeys, [this] { d->view->focusAddress(); });
    d->addCommand(tr("Use the simulators"), {}, [this] { d->view->useSimulators(); });
    d->addCommand(tr("Benchmark these engines"), {}, [this] { Q_EMIT benchmarkRequested(); });
    connect(d->discover, &Button::clicked, d->view, &EnginesView::discover);
    connect(d->benchmark, &Button::clicked, this, &EnginesPage::benchmarkRequested);
    connect(d->view, &EnginesView::notice, this, &Page::notice);
    connect(d->view, &EnginesView::benchmarkRequested, this, &EnginesPage::benchmarkRequested);
    connect(d->view, &EnginesView::calibrateRequested, this, &EnginesPage::calibrateRequested);
    connect(&book, &EndpointBook::changed, d.get(), [this] {
        d->showHead();
        Q_EMIT simulatedChanged();
    });
    connect(&book, &EndpointBook::pausedChanged, d.get(), [this] { d->showHead(); });
    d->showHead();
}

EnginesPage::~EnginesPage() = default;

QList<QAction *> EnginesPage::commands() const
{
    return d->commands;
}

QStringList EnginesPage::keys() const
{
    return {tr("Ctrl+D: look for engines on this machine"),
            tr("Ctrl+L: type an address"),
            tr("Enter: add the address; edit the card"),
            tr("Arrows: from card to card"),
            tr("T: test the card's engine"),
            tr("Del: remove the card's engine"),
            tr("Esc: stop, or close")};
}

bool EnginesPage::simulated() const
{
    const QList<BookEntry> &entries = d->book.entries();
    return std::any_of(entries.begin(), entries.end(), [](const BookEntry &entry) { return entry.endpoint.simulated; });
}

bool EnginesPage::escape()
{
    return d->view->escape();
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/engines_view.h"

#include "plan/lane_names.h"
#include "ui/pages/engines/address_entry.h"
#include "ui/pages/engines/cards_area.h"
#include "ui/pages/engines/comparability_bar.h"
#include "ui/pages/engines/edit_panel.h"
#include "ui/pages/engines/first_start.h"
#include "ui/pages/engines/ladder_card.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/tab_order.h"

#include <QPointer>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int sideWidth = 376, narrowBelow = 980;
const QString simulatorProfile = u"demo"_s;

} // namespace

EnginesView::EnginesView(const Appearance &appearance, EndpointBook &book, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_book(book)
    , m_watch(book, m_lookout)
    , m_tester(book)
    , m_localhost(m_lookout)
    , m_stack(new QStackedWidget(this))
    , m_firstScroll(new ScrollColumn(this))
    , m_scroll(new ScrollColumn(this))
    , m_first(new FirstStart(appearance, book, m_lookout, m_localhost, this))
    , m_cards(new CardsArea(appearance, book, m_watch, m_tester, m_lookout, this))
    , m_comparability(new ComparabilityBar(appearance, this))
    , m_lower(new QWidget(this))
    , m_lowerRow(new QBoxLayout(QBoxLayout::LeftToRight, m_lower))
    , m_ladder(new LadderCard(appearance, book, m_localhost, this))
    , m_side(new QWidget(this))
    , m_address(new AddressEntry(appearance, book, m_lookout, this))
    , m_edit(new EditPanel(appearance, book, this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_firstScroll->column()->addWidget(m_first, 1);
    m_stack->addWidget(m_firstScroll);
    makeLower();
    QVBoxLayout *column = m_scroll->column();
    column->addWidget(m_cards);
    column->addWidget(m_comparability);
    column->addWidget(m_edit);
    column->addWidget(m_lower);
    column->addStretch();
    m_edit->hide();
    m_stack->addWidget(m_scroll);
    connectParts();
    showState();
}

EnginesView::~EnginesView() = default;

void EnginesView::makeLower()
{
    m_lowerRow->setContentsMargins(0, 0, 0, 0);
    m_lowerRow->setSpacing(Theme::gutter);
    m_lowerRow->addWidget(m_ladder, 1);
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(Theme::m);
    auto *add = new Card(m_appearance, m_side);
    add->setHeading(tr("Add by address"));
    add->body()->addWidget(m_address);
    add->body()->addStretch(1);
    side->addWidget(add, 1);
    auto *simulators = new Card(m_appearance, m_side);
    simulators->setKind(Card::Kind::Simulated);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::m);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new Text(m_appearance, Type::Heading, tr("No servers at hand?"), simulators));
    auto *text =
        new Text(m_appearance, Type::Small, tr("Three built-in simulators, marked SIMULATED everywhere."), simulators, Token::Ink3);
    text->setWordWrap(true);
    words->addWidget(text);
    row->addLayout(words, 1);
    auto *use = new Button(m_appearance, Button::Kind::Plain, tr("Use simulators"), u"simulator"_s, simulators);
    row->addWidget(use);
    simulators->body()->addSpacing(Theme::xs);
    simulators->body()->addLayout(row);
    connect(use, &Button::clicked, this, &EnginesView::useSimulators);
    side->addWidget(simulators);
    m_lowerRow->addWidget(m_side);
    const auto showUse = [this, use] { use->setEnabled(!m_book.simulating()); };
    connect(&m_book, &EndpointBook::changed, use, showUse);
    showUse();
}

void EnginesView::connectParts()
{
    connect(&m_book, &EndpointBook::changed, this, &EnginesView::showState);
    connect(&m_book, &EndpointBook::statusChanged, this, [this] { m_comparability->setFacts(Comparability::facts(m_book.entries())); });
    connect(&m_book, &EndpointBook::pausedChanged, this, [this](bool paused) {
        m_address->setPaused(paused);
        m_first->address().setPaused(paused);
        if (paused)
            m_localhost.cancel();
    });
    connect(&m_book, &EndpointBook::keyFailed, this, &EnginesView::tell);
    connect(m_first, &FirstStart::lookRequested, this, &EnginesView::discover);
    connect(m_first, &FirstStart::simulatorsRequested, this, &EnginesView::useSimulators);
    connect(m_first, &FirstStart::calibrateRequested, this, &EnginesView::calibrateRequested);
    connect(m_first, &FirstStart::startRequested, this, [this](const QList<Endpoint> &found) {
        addAll(found);
        Q_EMIT benchmarkRequested();
    });
    connect(m_ladder, &LadderCard::lookRequested, this, &EnginesView::discover);
    connect(m_ladder, &LadderCard::addRequested, this, &EnginesView::addAll);
    for (AddressEntry *entry : {m_address, &m_first->address()}) {
        connect(entry, &AddressEntry::looking, m_ladder, &LadderCard::showTyping);
        connect(entry, &AddressEntry::looked, m_ladder, &LadderCard::showTyped);
        connect(entry, &AddressEntry::added, this, &EnginesView::focusCard);
    }
    connect(m_cards, &CardsArea::editRequested, this, &EnginesView::edit);
    connect(m_cards, &CardsArea::removeRequested, this, &EnginesView::remove);
    connect(m_cards, &CardsArea::failed, this, &EnginesView::tell);
    connect(m_cards, &CardsArea::copied, this, [this](const QString &address) {
        Q_EMIT notice({tr("%1 is copied.").arg(address), u"glyph/copy"_s, {}, {}});
    });
    connect(m_edit, &EditPanel::saved, this, &EnginesView::closeEdit);
    connect(m_edit, &EditPanel::closed, this, [this] { closeEdit(m_lastEdited); });
}

AddressEntry &EnginesView::address() const
{
    return m_book.entries().isEmpty() ? m_first->address() : *m_address;
}

void EnginesView::showState()
{
    m_comparability->setFacts(Comparability::facts(m_book.entries()));
    m_stack->setCurrentWidget(m_book.entries().isEmpty() ? m_firstScroll : m_scroll);
    // What this change shows and hides is there a moment later.
    QTimer::singleShot(0, this, [this] { chainTabOrder(this); });
}

void EnginesView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_localhost.begun() && !m_book.paused())
        m_localhost.start();
}

void EnginesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < narrowBelow;
    m_lowerRow->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_side->setMinimumWidth(narrow ? 0 : sideWidth);
    m_side->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : sideWidth);
}

void EnginesView::discover()
{
    if (m_book.paused()) {
        Q_EMIT notice({tr("Something is being measured: look again when that is over."), u"glyph/warn"_s, {}, {}});
        return;
    }
    m_localhost.start();
}

void EnginesView::focusAddress()
{
    if (m_edit->isVisible())
        closeEdit(0);
    address().focusAddress();
}

void EnginesView::useSimulators()
{
    if (const std::optional<Error> error = m_book.startSimulators(simulatorProfile)) {
        tell(*error);
        return;
    }
    if (!m_cards->cards().isEmpty())
        m_cards->cards().last()->setFocus(Qt::OtherFocusReason);
}

void EnginesView::addAll(const QList<Endpoint> &endpoints)
{
    for (const Endpoint &endpoint : endpoints) {
        if (const std::optional<Error> error = m_book.add(endpoint, u"localhost"_s))
            tell(*error);
    }
}

void EnginesView::edit(quint64 serial, EndpointStatus::Remedy why)
{
    const int index = m_book.indexOf(serial);
    if (index < 0 || m_book.entries()[index].ownSimulator())
        return;
    m_lastEdited = serial;
    m_lower->hide();
    m_edit->show();
    chainTabOrder(this);
    m_edit->edit(serial, why);
    // The panel has its size only once the layout has seen it.
    QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_edit, 0, 0); });
}

void EnginesView::closeEdit(quint64 serial)
{
    m_edit->hide();
    m_lower->show();
    chainTabOrder(this);
    focusCard(serial);
}

void EnginesView::focusCard(quint64 serial)
{
    if (EngineCard *card = m_cards->cardOf(serial))
        card->setFocus(Qt::OtherFocusReason);
}

void EnginesView::remove(quint64 serial)
{
    const int index = m_book.indexOf(serial);
    if (index < 0)
        return;
    const BookEntry entry = m_book.entries()[index];
    const QString name = laneNames(m_book.endpoints()).value(index);
    if (const std::optional<Error> error = m_book.remove(index)) {
        tell(*error);
        return;
    }
    const qsizetype next = qMin<qsizetype>(index, m_cards->cards().size() - 1);
    if (next >= 0)
        m_cards->cards()[next]->setFocus(Qt::OtherFocusReason);
    else
        address().focusAddress();
    // The notice may outlive this page.
    Q_EMIT notice({tr("%1 at %2 is removed.").arg(name, entry.endpoint.url.toDisplayString()), u"glyph/trash"_s, tr("Undo"),
                   [self = QPointer(this), index, entry] {
                       if (self)
                           self->m_book.insertBack(index, entry);
                   }});
}

void EnginesView::tell(const Error &error)
{
    Q_EMIT notice({QStringList{error.message, error.actions.value(0)}.join(u' '), u"glyph/error"_s, {}, {}});
}

bool EnginesView::escape()
{
    if (m_edit->isVisible()) {
        closeEdit(m_lastEdited);
        return true;
    }
    if (m_localhost.running()) {
        m_localhost.cancel();
        return true;
    }
    return address().clear();
}

} // namespace derby::ui

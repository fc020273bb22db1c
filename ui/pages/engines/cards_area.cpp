// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/cards_area.h"

#include "ui/widgets/flow.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace derby::ui {

namespace {
constexpr int narrowestCard = 320, mostColumns = 3;
}

CardsArea::CardsArea(const Appearance &appearance, EndpointBook &book, EndpointWatch &watch, EndpointTester &tester, Lookout &lookout,
                     QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_book(book)
    , m_watch(watch)
    , m_tester(tester)
    , m_lookout(lookout)
{
    auto *flow = new Flow(this);
    flow->setColumns(narrowestCard, mostColumns);
    flow->setGaps(Theme::gutter, Theme::gutter);
    flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&book, &EndpointBook::changed, this, &CardsArea::rebuild);
    connect(&book, &EndpointBook::statusChanged, this, [this](int index) {
        if (EngineCard *card = cardOf(m_book.entries()[index].serial))
            card->setEntry(m_book.entries()[index], seriesLooks(m_book.endpoints())[size_t(index)]);
    });
    connect(&book, &EndpointBook::pausedChanged, this, [this](bool paused) {
        m_loads.clear();
        for (EngineCard *card : std::as_const(m_cards)) {
            card->setLoading(false);
            card->setPaused(paused);
        }
    });
    connect(&tester, &EndpointTester::changed, this, [this](quint64 serial) {
        if (EngineCard *card = cardOf(serial))
            card->setTest(m_tester.running(serial), m_tester.result(serial));
    });
    rebuild();
}

CardsArea::~CardsArea() = default;

EngineCard *CardsArea::cardOf(quint64 serial) const
{
    const auto found = std::find_if(m_cards.begin(), m_cards.end(), [serial](const EngineCard *card) { return card->serial() == serial; });
    return found == m_cards.end() ? nullptr : *found;
}

void CardsArea::rebuild()
{
    const QList<BookEntry> &entries = m_book.entries();
    const std::vector<SeriesLook> looks = seriesLooks(m_book.endpoints());
    QList<EngineCard *> cards;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        EngineCard *card = cardOf(entries[i].serial);
        if (!card) {
            card = new EngineCard(m_appearance, entries[i].serial, this);
            connectCard(card);
            card->setPaused(m_book.paused());
            card->show();
        }
        card->setEntry(entries[i], looks[size_t(i)]);
        cards << card;
    }
    while (QLayoutItem *item = layout()->takeAt(0))
        delete item;
    for (EngineCard *card : std::as_const(m_cards)) {
        if (!cards.contains(card)) {
            // It may be the sender of what leads here.
            card->hide();
            card->deleteLater();
            m_loads.erase(card->serial());
        }
    }
    m_cards = cards;
    for (EngineCard *card : std::as_const(m_cards))
        layout()->addWidget(card);
    layout()->invalidate();
    updateGeometry();
}

void CardsArea::connectCard(EngineCard *card)
{
    const quint64 serial = card->serial();
    connect(card, &EngineCard::testRequested, this, [this, serial] { m_tester.start(serial); });
    connect(card, &EngineCard::testCancelled, this, [this, serial] { m_tester.cancel(serial); });
    connect(card, &EngineCard::testClosed, this, [this, serial] { m_tester.forget(serial); });
    connect(card, &EngineCard::checkRequested, this, [this, serial] { m_watch.checkNow(serial); });
    connect(card, &EngineCard::removeRequested, this, [this, serial] { Q_EMIT removeRequested(serial); });
    connect(card, &EngineCard::editRequested, this, [this, serial](EndpointStatus::Remedy why) { Q_EMIT editRequested(serial, why); });
    connect(card, &EngineCard::remedyRequested, this, [this, serial](EndpointStatus::Remedy remedy) { help(serial, remedy); });
    connect(card, &EngineCard::neighbourRequested, this, [this, card](int step) { moveFocus(card, step); });
    connect(card, &EngineCard::copyRequested, this, [this, serial] {
        const int index = m_book.indexOf(serial);
        if (index < 0)
            return;
        const QString address = m_book.entries()[index].endpoint.url.toString();
        QGuiApplication::clipboard()->setText(address);
        Q_EMIT copied(address);
    });
}

void CardsArea::help(quint64 serial, EndpointStatus::Remedy remedy)
{
    const int index = m_book.indexOf(serial);
    if (index < 0)
        return;
    const BookEntry &entry = m_book.entries()[index];
    if (remedy == EndpointStatus::Remedy::ChangeEngine && entry.status.found) {
        Endpoint endpoint = entry.endpoint;
        endpoint.engine = *entry.status.found;
        endpoint.protocol = defaultProtocol(endpoint.engine);
        if (const std::optional<Error> error = m_book.replace(index, endpoint, entry.keychainKey))
            Q_EMIT failed(*error);
        return;
    }
    if (remedy != EndpointStatus::Remedy::LoadModel) {
        Q_EMIT editRequested(serial, remedy);
        return;
    }
    if (EngineCard *card = cardOf(serial))
        card->setLoading(true);
    m_loads[serial] = m_lookout.load(m_book.endpoints()[index], Deadlines(), [this, serial](const std::optional<Error> &error) {
        m_loads.erase(serial);
        if (EngineCard *card = cardOf(serial))
            card->setLoading(false);
        if (error)
            Q_EMIT failed(*error);
        m_watch.checkNow(serial);
    });
}

void CardsArea::moveFocus(const EngineCard *from, int step)
{
    const qsizetype at = m_cards.indexOf(const_cast<EngineCard *>(from));
    int columns = 0;
    for (const EngineCard *card : std::as_const(m_cards))
        columns += card->y() == m_cards.first()->y() ? 1 : 0;
    const qsizetype to = at + (qAbs(step) == 1 ? step : step / 2 * columns);
    if (to >= 0 && to < m_cards.size())
        m_cards[to]->setFocus(Qt::OtherFocusReason);
}

} // namespace derby::ui

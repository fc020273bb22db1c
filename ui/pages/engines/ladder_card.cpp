// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/ladder_card.h"

#include "base/text.h"
#include "ui/models/endpoint_status.h"
#include "ui/pages/engines/ladder_row.h"

#include <QHBoxLayout>
#include <QResizeEvent>

#include <algorithm>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int narrowBelow = 620;

QString usualEngine(int port)
{
    switch (port) {
    case 8000:
        return LadderCard::tr("usual for vLLM");
    case 8080:
        return LadderCard::tr("usual for llama.cpp");
    case 3000:
        return LadderCard::tr("usual for TGI");
    case 80:
        return LadderCard::tr("usual for TGI in a container");
    case 11434:
        return LadderCard::tr("usual for Ollama");
    case 30000:
        return LadderCard::tr("usual for SGLang");
    default:
        return {};
    }
}

bool isThere(const EndpointBook &book, const QUrl &url)
{
    return std::any_of(book.entries().begin(), book.entries().end(), [&](const BookEntry &entry) { return entry.endpoint.url == url; });
}

/// The look that the engine has, or would have if it were added.
SeriesLook lookOf(const EndpointBook &book, const Endpoint &endpoint)
{
    QList<Endpoint> endpoints = book.endpoints();
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        if (endpoints[i].url == endpoint.url)
            return seriesLooks(endpoints)[size_t(i)];
    }
    return seriesLooks(QList<Endpoint>{endpoint}).front();
}

QString nothingWords(const ServerLook &look)
{
    if (look.error && !look.answered)
        return look.error->kind == ErrorKind::Refused ? LadderCard::tr("nothing listens")
                                                      : EndpointJudge::shortNote(look.error->kind).toLower();
    if (look.webPage)
        return LadderCard::tr("a web page");
    if (look.loading)
        return LadderCard::tr("a server that loads its model");
    if (look.refused)
        return LadderCard::tr("a server that wants a key");
    return LadderCard::tr("answers, but is no inference server");
}

} // namespace

LadderCard::LadderCard(const Appearance &appearance, EndpointBook &book, LocalhostLook &look, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_book(book)
    , m_look(look)
    , m_typed(new LadderRow(appearance, LadderRow::Place::Last, tr("Typed address"), tr("yours"), this))
    , m_again(new Button(appearance, Button::Kind::Plain, tr("Look again"), u"discover"_s, this))
    , m_addAll(new Button(appearance, Button::Kind::Plain, tr("Add all"), u"glyph/plus"_s, this))
{
    setHeading(tr("Where we looked"));
    headRow()->addWidget(m_addAll);
    headRow()->addWidget(m_again);
    m_addAll->hide();
    body()->setSpacing(0);
    for (std::size_t i = 0; i < look.places().size(); ++i) {
        const QUrl url = look.places()[i].url;
        const int port = url.port(80);
        auto *row = new LadderRow(appearance, i == 0 ? LadderRow::Place::First : LadderRow::Place::Middle,
                                  url.host() + u':' + QString::number(port), usualEngine(port), this);
        connect(row, &LadderRow::pressed, this, [this, i] {
            const LookedAt &place = m_look.places()[i];
            if (const auto endpoint = place.look ? LocalhostLook::endpointOf(place.url, *place.look) : std::nullopt)
                Q_EMIT addRequested({*endpoint});
        });
        body()->addWidget(row);
        m_rows << row;
    }
    body()->addWidget(m_typed);
    body()->addStretch();
    m_typed->setNothing(tr("none yet"), u"–"_s);
    connect(m_again, &Button::clicked, this, &LadderCard::lookRequested);
    connect(m_addAll, &Button::clicked, this, [this] {
        QList<Endpoint> fresh;
        for (const Endpoint &endpoint : m_look.found()) {
            if (!isThere(m_book, endpoint.url))
                fresh << endpoint;
        }
        Q_EMIT addRequested(fresh);
    });
    connect(&look, &LocalhostLook::changed, this, &LadderCard::refresh);
    connect(&book, &EndpointBook::changed, this, &LadderCard::refresh);
    refresh();
}

void LadderCard::showPlace(LadderRow &row, const LookedAt &place)
{
    if (place.looking) {
        row.setLooking();
        return;
    }
    if (!place.look) {
        row.setNothing(tr("not looked yet"), u"–"_s);
        return;
    }
    const QString took = humanMs(place.tookMs);
    const auto endpoint = LocalhostLook::endpointOf(place.url, *place.look);
    if (!endpoint) {
        row.setNothing(nothingWords(*place.look), took);
        return;
    }
    const bool there = isThere(m_book, place.url);
    const SeriesLook look = lookOf(m_book, *endpoint);
    const QString model = printable(place.look->offer.names.value(0));
    row.setEngine(there                 ? tr("among your engines")
                      : model.isEmpty() ? tr("answers as an engine")
                                        : model,
                  look.slot, engineName(endpoint->engine), took, there ? QString() : tr("Add"));
}

void LadderCard::refresh()
{
    int fresh = 0;
    for (std::size_t i = 0; i < m_look.places().size(); ++i)
        showPlace(*m_rows[qsizetype(i)], m_look.places()[i]);
    for (const Endpoint &endpoint : m_look.found())
        fresh += isThere(m_book, endpoint.url) ? 0 : 1;
    m_addAll->setVisible(fresh > 1);
    m_again->setEnabled(!m_look.running() && !m_book.paused());
    setHeading(tr("Where we looked"),
               m_look.running()     ? tr("looking now")
                   : m_look.begun() ? tr("on this machine, reads only")
                                    : QString());
}

void LadderCard::showTyping(const QUrl &url)
{
    if (url.isEmpty()) {
        m_typed->setTitle(tr("Typed address"), tr("yours"));
        m_typed->setNothing(tr("none yet"), u"–"_s);
        return;
    }
    m_typed->setTitle(tr("Typed address"), url.authority());
    m_typed->setLooking();
}

void LadderCard::showTyped(const QUrl &url, const ServerLook &look, double tookMs)
{
    m_typed->setTitle(tr("Typed address"), url.authority());
    const auto endpoint = LocalhostLook::endpointOf(url, look);
    if (!endpoint) {
        m_typed->setNothing(nothingWords(look), humanMs(tookMs));
        return;
    }
    const QString model = printable(look.offer.names.value(0));
    m_typed->setEngine(model.isEmpty() ? tr("answers as an engine") : model, lookOf(m_book, *endpoint).slot, engineName(endpoint->engine),
                       humanMs(tookMs), {});
}

void LadderCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    const bool narrow = event->size().width() < narrowBelow;
    for (LadderRow *row : std::as_const(m_rows))
        row->setNarrow(narrow);
    m_typed->setNarrow(narrow);
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/endpoint_watch.h"

#include "base/random.h"
#include "ui/models/endpoint_status.h"

#include <utility>

namespace derby::ui {

namespace {

/// Of the pause, either way: endpoints that were added together are not asked together for ever.
constexpr double jitter = 0.15;
/// Every so many checks everything is asked anew: a server can be started again with another model.
constexpr int checksPerLook = 6;

/// Whether one cheap question tells whether anything has changed.
bool isWellKnown(const EndpointStatus &status)
{
    using State = EndpointStatus::State;
    return status.state == State::Ready || (status.state == State::Degraded && status.remedy == EndpointStatus::Remedy::LoadModel);
}

} // namespace

struct EndpointWatch::Watched
{
    QTimer timer;
    Lookout::HandlePtr question;
    int checks = 0;
    quint64 draws = 0;
};

EndpointWatch::EndpointWatch(EndpointBook &book, Lookout &lookout, Pause pause, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_lookout(lookout)
    , m_pause(pause)
{
    connect(&book, &EndpointBook::changed, this, &EndpointWatch::follow);
    connect(&book, &EndpointBook::pausedChanged, this, [this](bool paused) {
        for (const auto &[serial, watched] : m_watched) {
            watched->timer.stop();
            watched->question.reset();
            if (!paused)
                schedule(*watched, serial);
        }
    });
    follow();
}

EndpointWatch::~EndpointWatch() = default;

void EndpointWatch::follow()
{
    std::erase_if(m_watched, [this](const auto &watched) { return m_book.indexOf(watched.first) < 0; });
    // By value: what a check tells at once may change the book.
    const QList<BookEntry> entries = m_book.entries();
    for (const BookEntry &entry : entries) {
        if (m_watched.contains(entry.serial))
            continue;
        auto &watched = m_watched[entry.serial];
        watched = std::make_unique<Watched>();
        watched->timer.setSingleShot(true);
        connect(&watched->timer, &QTimer::timeout, this, [this, serial = entry.serial] { check(serial); });
        if (!m_book.paused())
            watched->timer.start(0);
    }
}

void EndpointWatch::checkNow(quint64 serial)
{
    const auto found = m_watched.find(serial);
    if (found == m_watched.end() || m_book.paused())
        return;
    found->second->checks = 0;
    check(serial);
}

void EndpointWatch::checkAll()
{
    for (const auto &[serial, watched] : m_watched) {
        if (!m_book.paused())
            watched->timer.start(0);
    }
}

void EndpointWatch::schedule(Watched &watched, quint64 serial)
{
    SplitMix64 draw(drawSeed(serial, ++watched.draws));
    const double factor = 1 + jitter * (2 * draw.uniform() - 1);
    watched.timer.start(std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(m_pause.count()) * factor)));
}

void EndpointWatch::check(quint64 serial)
{
    const int index = m_book.indexOf(serial);
    const auto found = m_watched.find(serial);
    if (index < 0 || found == m_watched.end() || m_book.paused())
        return;
    Watched &watched = *found->second;
    watched.timer.stop();
    EndpointStatus known = m_book.entries()[index].status;
    const Endpoint endpoint = m_book.endpoints()[index];
    if (isWellKnown(known) && watched.checks % checksPerLook != 0) {
        watched.question = m_lookout.pulse(endpoint, Lookout::shortDeadlines(), pulses, [this, serial, endpoint](const ServerPulse &pulse) {
            const int now = m_book.indexOf(serial);
            if (now < 0)
                return;
            QList<double> trips;
            for (const std::optional<Nanos> &trip : pulse.roundTrips)
                trips << (trip ? toMs(*trip) : -1);
            taken(serial, EndpointJudge::fromPulse(endpoint, m_book.entries()[now].status, pulse), trips);
        });
        return;
    }
    if (known.state == EndpointStatus::State::Unknown) {
        known.state = EndpointStatus::State::Checking;
        m_book.setStatus(serial, known);
    }
    watched.question = m_lookout.look(endpoint, Lookout::shortDeadlines(), {}, [this, serial](const ServerLook &look) {
        const int now = m_book.indexOf(serial);
        if (now < 0)
            return;
        if (look.answered)
            m_book.setSimulated(serial, look.simulated);
        // The model as the user gave it: endpoints() has filled in the server's.
        EndpointStatus status = EndpointJudge::fromLook(m_book.entries()[now].endpoint, look);
        status.roundTripsMs = m_book.entries()[now].status.roundTripsMs;
        taken(serial, std::move(status), look.answered ? QList<double>() : QList<double>{-1});
        if (isWellKnown(m_book.entries()[now].status)) // its round trip, which the other questions do not tell
            check(serial);
    });
}

void EndpointWatch::taken(quint64 serial, EndpointStatus status, const QList<double> &roundTripsMs)
{
    const auto found = m_watched.find(serial);
    if (found == m_watched.end())
        return;
    // What was known of a server is still worth reading when it is gone.
    if (status.state == EndpointStatus::State::Gone) {
        const EndpointStatus &before = m_book.entries()[m_book.indexOf(serial)].status;
        status.version = status.version.isEmpty() || !before.version.isEmpty() ? before.version : status.version;
        status.model = before.model;
        status.models = before.models;
        status.contextTokens = before.contextTokens;
    }
    status.roundTripsMs += roundTripsMs;
    while (status.roundTripsMs.size() > roundTripsKept)
        status.roundTripsMs.removeFirst();
    Watched &watched = *found->second;
    ++watched.checks;
    schedule(watched, serial);
    m_book.setStatus(serial, status);
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/localhost_look.h"

#include <QElapsedTimer>

namespace derby::ui {

LocalhostLook::LocalhostLook(Lookout &lookout, QList<int> ports, QObject *parent)
    : QObject(parent)
    , m_lookout(lookout)
{
    if (ports.isEmpty())
        ports = usualPorts();
    for (const int port : std::as_const(ports)) {
        LookedAt place;
        place.url = QUrl(QStringLiteral("http://localhost"));
        if (port != 80)
            place.url.setPort(port);
        m_places.push_back(place);
    }
}

LocalhostLook::~LocalhostLook() = default;

QList<int> LocalhostLook::usualPorts()
{
    return {8000, 8080, 3000, 80, 11434, 30000};
}

void LocalhostLook::start()
{
    m_questions.clear();
    m_left = static_cast<int>(m_places.size());
    m_begun = true;
    QElapsedTimer since;
    since.start();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        LookedAt &place = m_places[i];
        place.looking = true;
        place.look.reset();
        Endpoint endpoint;
        endpoint.url = place.url;
        m_questions.push_back(m_lookout.look(endpoint, Lookout::shortDeadlines(), {}, [this, i, since](const ServerLook &look) {
            m_places[i].looking = false;
            m_places[i].look = look;
            m_places[i].tookMs = static_cast<double>(since.nsecsElapsed()) / 1e6;
            --m_left;
            Q_EMIT changed();
            if (m_left == 0)
                Q_EMIT finished();
        }));
    }
    Q_EMIT changed();
}

void LocalhostLook::cancel()
{
    m_questions.clear();
    m_left = 0;
    for (LookedAt &place : m_places)
        place.looking = false;
    Q_EMIT changed();
}

std::optional<Endpoint> LocalhostLook::endpointOf(const QUrl &url, const ServerLook &look)
{
    const std::optional<Engine> engine = look.engine();
    if (!engine)
        return std::nullopt;
    Endpoint endpoint;
    endpoint.url = url;
    endpoint.engine = *engine;
    endpoint.protocol = defaultProtocol(*engine);
    endpoint.simulated = look.simulated;
    return endpoint;
}

QList<Endpoint> LocalhostLook::found() const
{
    QList<Endpoint> found;
    for (const LookedAt &place : m_places) {
        if (const auto endpoint = place.look ? endpointOf(place.url, *place.look) : std::nullopt)
            found << *endpoint;
    }
    return found;
}

} // namespace derby::ui

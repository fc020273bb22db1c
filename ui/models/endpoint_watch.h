// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"
#include "ui/models/lookout.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

namespace derby::ui {

/// Keeps the status of the book's endpoints current: all questions when an endpoint is new, when it comes back and once a minute, one cheap
/// question otherwise. Never on the transport that measures, and not at all while the book is paused.
class EndpointWatch : public QObject
{
    Q_OBJECT
public:
    using Pause = std::chrono::milliseconds;
    static constexpr Pause usualPause = std::chrono::seconds(10);
    /// Times that the cheap question is asked in a row: the first tells the state, all of them the round trip.
    static constexpr int pulses = 5;
    static constexpr int roundTripsKept = 30; ///< the last minute's, at the usual pause

    EndpointWatch(EndpointBook &book, Lookout &lookout, Pause pause = usualPause, QObject *parent = nullptr);
    ~EndpointWatch() override;

    void checkNow(quint64 serial);
    void checkAll();

private:
    struct Watched;
    void follow(); ///< the book has changed
    void check(quint64 serial);
    void schedule(Watched &watched, quint64 serial);
    void taken(quint64 serial, EndpointStatus status, const QList<double> &roundTripsMs);

    EndpointBook &m_book;
    Lookout &m_lookout;
    Pause m_pause;
    std::map<quint64, std::unique_ptr<Watched>> m_watched;
};

} // namespace derby::ui

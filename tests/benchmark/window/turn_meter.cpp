// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "turn_meter.h"

#include <QAbstractEventDispatcher>

#include <array>
#include <cstdlib>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

namespace {

/// A wait shorter than this was none: the event dispatcher only looked for what else there is to do.
constexpr double waitMs = 0.2;

double clockMs(clockid_t clock)
{
    timespec t{};
    clock_gettime(clock, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

} // namespace

TurnMeter::TurnMeter(int &argc, char **argv)
    : QApplication(argc, argv)
    , m_schedule(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC))
    , m_origin(now())
{
    // The turn's end is the last event before the thread waits; whether it waited shows when the next event comes.
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] {
        if (m_open && m_depth == 0)
            m_to = now();
    });
}

TurnMeter::~TurnMeter()
{
    if (m_schedule >= 0)
        ::close(m_schedule);
}

TurnMeter::Mark TurnMeter::now() const
{
    // Nanoseconds on a processor, nanoseconds waiting for one, time slices.
    std::array<char, 96> text{};
    const ssize_t size = m_schedule >= 0 ? ::pread(m_schedule, text.data(), text.size() - 1, 0) : 0;
    char *end = nullptr;
    if (size > 0)
        std::strtoull(text.data(), &end, 10);
    const double waitedMs = end ? double(std::strtoull(end, nullptr, 10)) / 1e6 : 0;
    return {clockMs(CLOCK_MONOTONIC), clockMs(CLOCK_THREAD_CPUTIME_ID), waitedMs};
}

void TurnMeter::begin()
{
    m_turns.clear();
    m_open = false;
    m_origin = now();
}

void TurnMeter::close()
{
    if (m_open)
        m_turns.push_back({(m_from.wallMs - m_origin.wallMs) / 1e3, m_to.wallMs - m_from.wallMs, m_to.cpuMs - m_from.cpuMs,
                           m_to.waitedMs - m_from.waitedMs});
    m_open = false;
}

std::vector<Turn> TurnMeter::turns() const
{
    return m_turns;
}

bool TurnMeter::notify(QObject *receiver, QEvent *event)
{
    if (m_depth == 0) {
        const Mark start = now();
        if (m_open && start.wallMs - m_to.wallMs > waitMs)
            close();
        if (!m_open) {
            m_open = true;
            m_from = start;
        }
    }
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    if (--m_depth == 0)
        m_to = now();
    return done;
}

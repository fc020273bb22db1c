// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/end_signals.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace derby::ui {

#ifdef Q_OS_UNIX
namespace {

constexpr int endingSignals[] = {SIGINT, SIGTERM, SIGHUP};
std::atomic<int> writeEnd = -1; // a signal handler has no other way to know
static_assert(std::atomic<int>::is_always_lock_free);

void onSignal(int number)
{
    const int before = errno;
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
    errno = before;
}

void handle(void (*handler)(int), int flags)
{
    for (const int number : endingSignals) {
        struct sigaction now = {};
        if (::sigaction(number, nullptr, &now) != 0 || now.sa_handler == SIG_IGN)
            continue;
        struct sigaction action = {};
        action.sa_handler = handler;
        action.sa_flags = flags;
        ::sigaction(number, &action, nullptr);
    }
}

} // namespace

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe(m_pipe) != 0)
        return; // no descriptor left: the signals end the program as they always did
    for (const int end : m_pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    writeEnd = m_pipe[1];
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        unsigned char number = 0;
        if (::read(m_pipe[0], &number, 1) == 1)
            Q_EMIT asked(number);
    });
    handle(onSignal, SA_RESTART | SA_RESETHAND); // each once: the next one finds what was there by default
}

EndSignals::~EndSignals()
{
    if (m_pipe[0] < 0)
        return;
    handle(SIG_DFL, 0);
    writeEnd = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}
#else
EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
}

EndSignals::~EndSignals() = default;
#endif

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/thread_stats.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#ifdef __linux__
#include <fcntl.h>
#include <unistd.h>
#endif
#ifndef _WIN32
#include <pthread.h>
#include <sched.h>
#endif

namespace derby {

RunDelay::RunDelay()
{
#ifdef __linux__
    m_file = ::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
#endif
    sinceLast();
}

RunDelay::~RunDelay()
{
#ifdef __linux__
    if (m_file >= 0)
        ::close(m_file);
#endif
}

std::optional<Nanos> RunDelay::sinceLast()
{
#ifdef __linux__
    if (m_file < 0)
        return std::nullopt;
    std::array<char, 96> text; // "cpu_ns run_delay_ns timeslices"
    const ssize_t size = ::pread(m_file, text.data(), text.size(), 0);
    if (size <= 0)
        return std::nullopt;
    const char *end = text.data() + size;
    const char *second = static_cast<const char *>(std::memchr(text.data(), ' ', static_cast<size_t>(size)));
    std::int64_t delay = 0;
    if (!second || std::from_chars(second + 1, end, delay).ec != std::errc())
        return std::nullopt;
    const Nanos since = Nanos(delay) - m_last;
    m_last = Nanos(delay);
    return since;
#else
    return std::nullopt;
#endif
}

std::map<int, double> cpuSecondsOfThreads(std::string_view name)
{
    std::map<int, double> used;
#ifdef __linux__
    const std::string kept(name.substr(0, 15));
    std::error_code code;
    for (std::filesystem::directory_iterator task("/proc/self/task", code), end; !code && task != end; task.increment(code)) {
        std::string comm;
        std::getline(std::ifstream(task->path() / "comm"), comm);
        if (comm != kept)
            continue;
        std::int64_t cpuNs = 0; // the first figure of schedstat
        if (std::ifstream(task->path() / "schedstat") >> cpuNs) // nothing when the thread has just ended
            used[std::atoi(task->path().filename().c_str())] = static_cast<double>(cpuNs) * 1e-9;
    }
#else
    static_cast<void>(name);
#endif
    return used;
}

bool askRealtimePriority()
{
#ifdef _WIN32
    return false;
#else
    sched_param parameters{};
    parameters.sched_priority = sched_get_priority_min(SCHED_RR);
    return pthread_setschedparam(pthread_self(), SCHED_RR, &parameters) == 0;
#endif
}

} // namespace derby

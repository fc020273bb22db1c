// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <vector>

/// What the cheapest possible client costs: one epoll loop that reads, takes the kernel's time stamp and throws the bytes away.
struct BareResult
{
    double cpuSeconds = 0;
    std::uint64_t reads = 0;
    std::uint64_t bytes = 0;
    std::uint64_t stamped = 0; ///< reads that carried a kernel time
    int finished = 0; ///< connections that the server closed or whose end chunk came
};

/// Opens `requests.size()` connections to 127.0.0.1:port, sends one request on each and reads until every stream has ended.
BareResult runBareEpoll(int port, const std::vector<QByteArray> &requests, int staggerMicros);

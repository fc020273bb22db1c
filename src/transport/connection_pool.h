// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/connection.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace derby {

/// The idle connections of all loops. Thread-safe: who starts a stream takes its connection at once, and with it the loop it lives on.
class ConnectionPool
{
public:
    /// A used connection is given up after this long: vLLM closes them 5 s after the last answer. One that was never used stays, as it does
    /// there.
    static constexpr Nanos usedLifetime = std::chrono::seconds(4);

    struct Idle
    {
        std::unique_ptr<ClientConnection> connection;
        int loop = -1;
    };

    void put(std::unique_ptr<ClientConnection> connection, int loop);
    /// An idle connection for `key`, of the loop for which `load` is least; the newest of those.
    Idle take(const std::string &key, MonoTime now, const std::function<int(int loop)> &load);
    /// How many idle connections for `key` were opened ahead of time, by loop.
    std::vector<int> fresh(const std::string &key, int loops);
    /// Takes out the connections of `loop` that are too old; to be destroyed on its thread.
    std::vector<std::unique_ptr<ClientConnection>> takeExpired(int loop, MonoTime now);
    bool empty(int loop);
    void clear();

private:
    std::mutex m_mutex;
    std::map<std::string, std::vector<Idle>> m_idle;
};

} // namespace derby

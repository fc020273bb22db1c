// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/connection_pool.h"

#include <algorithm>

namespace derby {

namespace {

bool expired(const ClientConnection &connection, MonoTime now)
{
    return connection.used && now - connection.idleSince > ConnectionPool::usedLifetime;
}

} // namespace

void ConnectionPool::put(std::unique_ptr<ClientConnection> connection, int loop)
{
    const std::lock_guard lock(m_mutex);
    std::vector<Idle> &idle = m_idle[connection->route->key];
    idle.push_back({std::move(connection), loop});
}

ConnectionPool::Idle ConnectionPool::take(const std::string &key, MonoTime now, const std::function<int(int)> &load)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_idle.find(key);
    if (found == m_idle.end())
        return {};
    std::vector<Idle> &idle = found->second;
    auto best = idle.end();
    int bestLoad = 0;
    for (auto it = idle.end(); it != idle.begin();) {
        --it;
        if (expired(*it->connection, now))
            continue;
        const int itsLoad = load(it->loop);
        if (best == idle.end() || itsLoad < bestLoad) {
            best = it;
            bestLoad = itsLoad;
        }
    }
    if (best == idle.end())
        return {};
    Idle taken = std::move(*best);
    idle.erase(best);
    return taken;
}

std::vector<int> ConnectionPool::fresh(const std::string &key, int loops)
{
    std::vector<int> counts(static_cast<size_t>(loops));
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_idle.find(key); found != m_idle.end()) {
        for (const Idle &idle : found->second)
            counts[static_cast<size_t>(idle.loop)] += idle.connection->used ? 0 : 1;
    }
    return counts;
}

std::vector<std::unique_ptr<ClientConnection>> ConnectionPool::takeExpired(int loop, MonoTime now)
{
    std::vector<std::unique_ptr<ClientConnection>> old;
    const std::lock_guard lock(m_mutex);
    for (auto &[key, idle] : m_idle) {
        const auto end = std::stable_partition(idle.begin(), idle.end(), [&](const Idle &candidate) {
            return candidate.loop != loop || !expired(*candidate.connection, now);
        });
        std::for_each(end, idle.end(), [&old](Idle &each) { old.push_back(std::move(each.connection)); });
        idle.erase(end, idle.end());
    }
    return old;
}

bool ConnectionPool::empty(int loop)
{
    const std::lock_guard lock(m_mutex);
    return std::none_of(m_idle.begin(), m_idle.end(), [loop](const auto &entry) {
        return std::any_of(entry.second.begin(), entry.second.end(), [loop](const Idle &idle) { return idle.loop == loop; });
    });
}

void ConnectionPool::clear()
{
    const std::lock_guard lock(m_mutex);
    m_idle.clear();
}

} // namespace derby

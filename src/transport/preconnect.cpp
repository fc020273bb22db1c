// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/preconnect.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <atomic>
#include <numeric>

#if defined(__GNUC__) && !defined(__clang__) // GCC 12 takes Asio's allocation of coroutine frames for a mismatch once it has inlined it
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace derby {

namespace asio = boost::asio;

namespace {

constexpr int atATime = 32; ///< a loop; well below the usual backlog of 128

/// What is left to open on one loop.
struct Share
{
    int left = 0;
};

struct Whole
{
    std::atomic<int> workers = 0;
    std::function<void()> done;
};

class Worker final : public LoopTask
{
public:
    Worker(std::uint64_t id, MeasuringLoop &loop, std::shared_ptr<const Route> route, Nanos limit, std::shared_ptr<Share> share,
           std::shared_ptr<Whole> whole)
        : m_id(id)
        , m_loop(loop)
        , m_route(std::move(route))
        , m_limit(limit > Nanos(0) ? limit : Nanos(std::chrono::hours(1)))
        , m_share(std::move(share))
        , m_whole(std::move(whole))
    {
    }

    std::uint64_t id() const { return m_id; }

    static asio::awaitable<void> run(std::shared_ptr<Worker> self)
    {
        while (self->m_share->left > 0) {
            --self->m_share->left;
            const bool opened = co_await self->openOne();
            if (!opened)
                self->m_share->left = 0;
        }
        self->m_loop.remove(self->m_id);
        if (--self->m_whole->workers == 0)
            self->m_whole->done();
    }

    void tick(MonoTime now) override
    {
        if (now >= m_deadline)
            abort(ErrorKind::ConnectTimeout);
        else if (m_connection)
            m_connection->tick(now);
    }

    void abort(ErrorKind) override
    {
        m_share->left = 0;
        if (m_connection)
            m_connection->close();
    }

private:
    asio::awaitable<bool> openOne()
    {
        m_deadline = m_loop.now() + m_limit;
        m_connection = std::make_unique<ClientConnection>(m_loop, m_route);
        const std::optional<Error> error = co_await m_connection->open(m_deadline);
        std::unique_ptr<ClientConnection> opened = std::move(m_connection);
        if (error)
            co_return false;
        opened->idleSince = m_loop.now();
        m_loop.pool.put(std::move(opened), m_loop.index);
        co_return true;
    }

    const std::uint64_t m_id;
    MeasuringLoop &m_loop;
    const std::shared_ptr<const Route> m_route;
    const Nanos m_limit;
    const std::shared_ptr<Share> m_share;
    const std::shared_ptr<Whole> m_whole;
    std::unique_ptr<ClientConnection> m_connection;
    MonoTime m_deadline = MonoTime::max();
};

} // namespace

void preconnectOn(const std::vector<MeasuringLoop *> &loops, ConnectionPool &pool, std::shared_ptr<const Route> route, int count,
                  const Deadlines &deadlines, const std::function<std::uint64_t()> &nextId, std::function<void()> done)
{
    std::vector<int> have = pool.fresh(route->key, static_cast<int>(loops.size()));
    std::vector<int> wanted(loops.size());
    for (int missing = count - std::accumulate(have.begin(), have.end(), 0); missing > 0; --missing) {
        const auto least = static_cast<size_t>(std::min_element(have.begin(), have.end()) - have.begin());
        ++have[least];
        ++wanted[least];
    }
    auto whole = std::make_shared<Whole>();
    whole->done = std::move(done);
    for (const int share : wanted)
        whole->workers += std::min(share, atATime);
    if (whole->workers == 0) {
        loops.front()->post([whole] { whole->done(); });
        return;
    }
    for (size_t i = 0; i < loops.size(); ++i) {
        MeasuringLoop &loop = *loops[i];
        auto share = std::make_shared<Share>(Share{wanted[i]});
        for (int n = std::min(wanted[i], atATime); n > 0; --n) {
            auto worker = std::make_shared<Worker>(nextId(), loop, route, deadlines.connect, share, whole);
            loop.post([&loop, worker] {
                loop.add(worker->id(), worker);
                asio::co_spawn(loop.context(), Worker::run(worker), [](std::exception_ptr failure) {
                    if (failure)
                        std::rethrow_exception(failure);
                });
            });
        }
    }
}

} // namespace derby

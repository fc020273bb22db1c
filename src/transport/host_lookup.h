// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace derby {

/// Resolves host names in threads of its own, so that a lookup that hangs holds up nobody: a waiter can leave at any time.
/// (Asio's resolver ends a cancelled lookup only when getaddrinfo returns.) Streams that ask for the same host at once share one lookup.
/// Thread-safe.
class HostLookup
{
public:
    using Addresses = std::vector<boost::asio::ip::tcp::endpoint>;

    /// One stream's interest in a lookup. Used on its loop's thread, but for deliver().
    class Waiter
    {
    public:
        explicit Waiter(boost::asio::io_context &context);
        boost::asio::steady_timer &arrival() { return *m_arrival; } ///< cancelled when the result is there
        void leave(); ///< the result is no longer wanted and the io_context may go; call before letting go of the waiter

        bool done = false;
        Addresses addresses;
        std::string error; ///< getaddrinfo's words when there are no addresses

    private:
        friend class HostLookup;
        static void deliver(const std::shared_ptr<Waiter> &waiter, const Addresses &addresses, const std::string &error);

        std::mutex m_mutex;
        boost::asio::io_context *m_context;
        std::optional<boost::asio::steady_timer> m_arrival; ///< none after leave(): a lookup thread may be the last to let go of this
    };

    HostLookup();
    /// The waiter's result is ready at once for a numeric address.
    std::shared_ptr<Waiter> start(boost::asio::io_context &context, const std::string &host, std::uint16_t port);

private:
    struct State
    {
        std::mutex mutex;
        std::map<std::string, std::vector<std::shared_ptr<Waiter>>> running; ///< by host:port
    };
    static void run(const std::shared_ptr<State> &state, const std::string &host, std::uint16_t port, const std::string &key);
    static void finish(State &state, const std::string &key, const Addresses &addresses, const std::string &error);

    std::shared_ptr<State> m_state; ///< shared with the lookup threads, which may outlive this
};

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/host_lookup.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>

#include <cstring>
#include <system_error>
#include <thread>

#include <netdb.h>
#include <sys/socket.h>

namespace derby {

namespace asio = boost::asio;

HostLookup::Waiter::Waiter(asio::io_context &context)
    : m_context(&context)
    , m_arrival(std::in_place, context, asio::steady_timer::time_point::max())
{
}

void HostLookup::Waiter::leave()
{
    m_arrival.reset();
    const std::lock_guard lock(m_mutex);
    m_context = nullptr;
}

void HostLookup::Waiter::deliver(const std::shared_ptr<Waiter> &waiter, const Addresses &addresses, const std::string &error)
{
    const std::lock_guard lock(waiter->m_mutex);
    if (!waiter->m_context)
        return;
    asio::post(*waiter->m_context, [waiter, addresses, error] {
        waiter->addresses = addresses;
        waiter->error = error;
        waiter->done = true;
        if (waiter->m_arrival)
            waiter->m_arrival->cancel();
    });
}

HostLookup::HostLookup()
    : m_state(std::make_shared<State>())
{
}

std::shared_ptr<HostLookup::Waiter> HostLookup::start(asio::io_context &context, const std::string &host, std::uint16_t port)
{
    auto waiter = std::make_shared<Waiter>(context);
    boost::system::error_code code;
    if (const auto address = asio::ip::make_address(host, code); !code) {
        waiter->addresses = {{address, port}};
        waiter->done = true;
        return waiter;
    }
    const std::string key = host + ':' + std::to_string(port);
    bool first = false;
    {
        const std::lock_guard lock(m_state->mutex);
        std::vector<std::shared_ptr<Waiter>> &waiters = m_state->running[key];
        first = waiters.empty();
        waiters.push_back(waiter);
    }
    if (first) {
        try {
            std::thread(&HostLookup::run, m_state, host, port, key).detach(); // getaddrinfo can't be interrupted
        } catch (const std::system_error &failure) {
            finish(*m_state, key, {}, failure.what());
        }
    }
    return waiter;
}

void HostLookup::run(const std::shared_ptr<State> &state, const std::string &host, std::uint16_t port, const std::string &key)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo *found = nullptr;
    const int result = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    Addresses addresses;
    for (const addrinfo *info = found; info; info = info->ai_next) {
        asio::ip::tcp::endpoint endpoint;
        if (info->ai_addrlen > endpoint.capacity())
            continue;
        std::memcpy(endpoint.data(), info->ai_addr, info->ai_addrlen);
        endpoint.resize(info->ai_addrlen);
        addresses.push_back(endpoint);
    }
    if (found)
        ::freeaddrinfo(found);
    const std::string error = result == 0 ? (addresses.empty() ? "no address" : "") : ::gai_strerror(result);
    finish(*state, key, addresses, error);
}

void HostLookup::finish(State &state, const std::string &key, const Addresses &addresses, const std::string &error)
{
    std::vector<std::shared_ptr<Waiter>> waiters;
    {
        const std::lock_guard lock(state.mutex);
        const auto running = state.running.find(key);
        waiters = std::move(running->second);
        state.running.erase(running);
    }
    for (const auto &waiter : waiters)
        Waiter::deliver(waiter, addresses, error);
}

} // namespace derby

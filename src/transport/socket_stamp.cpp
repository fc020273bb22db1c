// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/socket_stamp.h"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/errqueue.h>
#include <linux/net_tstamp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#endif

namespace derby {

bool enableReceiveTimes(int socket)
{
#ifdef __linux__
    const int flags = SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE;
    return ::setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPING, &flags, sizeof flags) == 0;
#else
    (void)socket;
    return false;
#endif
}

StampedRead readStamped(int socket, char *to, std::size_t capacity)
{
    iovec part{to, capacity};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
#ifdef __linux__
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(scm_timestamping))];
    message.msg_control = control;
    message.msg_controllen = sizeof control;
#endif
    StampedRead read;
    do {
        read.bytes = ::recvmsg(socket, &message, MSG_DONTWAIT);
    } while (read.bytes < 0 && errno == EINTR);
    if (read.bytes < 0) {
        read.error = errno;
        return read;
    }
#ifdef __linux__
    for (cmsghdr *item = CMSG_FIRSTHDR(&message); item; item = CMSG_NXTHDR(&message, item)) {
        if (item->cmsg_level == SOL_SOCKET && item->cmsg_type == SCM_TIMESTAMPING) {
            scm_timestamping stamps;
            std::memcpy(&stamps, CMSG_DATA(item), sizeof stamps);
            read.realNs = static_cast<std::int64_t>(stamps.ts[0].tv_sec) * 1'000'000'000 + stamps.ts[0].tv_nsec;
        }
    }
#endif
    return read;
}

std::optional<Nanos> smoothedRtt(int socket)
{
#ifdef __linux__
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 || info.tcpi_rtt == 0)
        return std::nullopt;
    return std::chrono::microseconds(info.tcpi_rtt);
#else
    (void)socket;
    return std::nullopt;
#endif
}

ReceiveTimesKeeper::ReceiveTimesKeeper()
{
#ifdef __linux__
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    m_available = m_socket >= 0 && enableReceiveTimes(m_socket);
#endif
}

ReceiveTimesKeeper::~ReceiveTimesKeeper()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

} // namespace derby

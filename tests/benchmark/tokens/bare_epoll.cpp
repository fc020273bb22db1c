// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bare_epoll.h"

#include <arpa/inet.h>
#include <linux/net_tstamp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <thread>

namespace {

double cpuNow()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

int connectTo(int port)
{
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int flags = SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE;
    const int one = 1;
    if (fd < 0 || connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
        || setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPING, &flags, sizeof flags) != 0
        || setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) != 0) {
        std::perror("bare client");
        std::exit(1);
    }
    return fd;
}

} // namespace

BareResult runBareEpoll(int port, const std::vector<QByteArray> &requests, int staggerMicros)
{
    BareResult result;
    const int poll = epoll_create1(0);
    std::vector<int> sockets;
    for (size_t i = 0; i < requests.size(); ++i) {
        const int fd = connectTo(port);
        sockets.push_back(fd);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = fd;
        epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
    }
    const double before = cpuNow();
    std::thread sender([&] {
        for (size_t i = 0; i < requests.size(); ++i) {
            if (send(sockets[i], requests[i].constData(), size_t(requests[i].size()), MSG_NOSIGNAL) < 0)
                std::perror("bare client: send");
            std::this_thread::sleep_for(std::chrono::microseconds(staggerMicros));
        }
    });
    std::array<epoll_event, 256> events{};
    std::array<char, 65536> buffer{};
    std::array<char, 512> control{};
    volatile long lastStamp = 0; // read and kept, as a measuring client must
    while (result.finished < int(requests.size())) {
        const int n = epoll_wait(poll, events.data(), int(events.size()), -1);
        for (int i = 0; i < n; ++i) {
            iovec vector{buffer.data(), buffer.size()};
            msghdr message{};
            message.msg_iov = &vector;
            message.msg_iovlen = 1;
            message.msg_control = control.data();
            message.msg_controllen = control.size();
            const ssize_t got = recvmsg(events[size_t(i)].data.fd, &message, MSG_DONTWAIT);
            if (got < 0 && errno == EAGAIN)
                continue;
            bool over = got <= 0;
            if (got > 0) {
                ++result.reads;
                result.bytes += std::uint64_t(got);
                for (cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
                    if (header->cmsg_type == SCM_TIMESTAMPING) {
                        timespec stamp{};
                        std::memcpy(&stamp, CMSG_DATA(header), sizeof stamp);
                        lastStamp = stamp.tv_nsec;
                        ++result.stamped;
                    }
                }
                timespec now{};
                clock_gettime(CLOCK_MONOTONIC, &now);
                lastStamp = lastStamp + now.tv_nsec;
                over = got >= 5 && std::memcmp(buffer.data() + got - 5, "0\r\n\r\n", 5) == 0;
            }
            if (over) {
                epoll_ctl(poll, EPOLL_CTL_DEL, events[size_t(i)].data.fd, nullptr);
                ++result.finished;
            }
        }
    }
    sender.join();
    result.cpuSeconds = cpuNow() - before;
    for (const int fd : sockets)
        close(fd);
    close(poll);
    return result;
}

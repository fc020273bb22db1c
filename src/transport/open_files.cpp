// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/stopwatch_transport.h"

#include <algorithm>

#ifndef _WIN32
#include <sys/resource.h>
#endif

namespace derby {

OpenFileLimit raiseOpenFileLimit(quint64 needed)
{
    OpenFileLimit limit;
#ifndef _WIN32
    rlimit now{};
    if (::getrlimit(RLIMIT_NOFILE, &now) != 0)
        return limit;
    if (now.rlim_cur < now.rlim_max) {
        const rlimit wanted{now.rlim_max, now.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &wanted) == 0)
            now = wanted;
    }
    limit.soft = now.rlim_cur;
    limit.hard = now.rlim_max;
    limit.enough = now.rlim_cur == RLIM_INFINITY || now.rlim_cur >= needed;
#else
    limit.enough = true;
    limit.soft = limit.hard = needed;
#endif
    return limit;
}

} // namespace derby

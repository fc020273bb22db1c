// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace derby {

/// Calls work(0) … work(count - 1) on up to two threads. What a try does must depend on its number alone, so that the threads don't matter.
template <class Work>
void forEachTry(int count, const Work &work)
{
    std::atomic<int> next{0};
    const auto loop = [&] {
        for (int number = next++; number < count; number = next++)
            work(number);
    };
    std::vector<std::jthread> workers;
    if (std::thread::hardware_concurrency() > 1)
        workers.emplace_back(loop);
    loop();
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace derby {

/// Appends lines to a file in a thread of its own, in their order, each handed to the kernel as soon as the disk lets it: what is lost
/// when the process is killed is what a slow disk had not taken yet. All calls from any thread.
class JournalWriter
{
public:
    /// What did not reach the file.
    struct Loss
    {
        qint64 lines = 0;
        int reason = 0; ///< errno of the first failure
    };

    /// Takes over `file`. At most `room` bytes wait for the disk.
    JournalWriter(int file, std::size_t room);
    /// Waits until everything is written.
    ~JournalWriter();
    JournalWriter(const JournalWriter &) = delete;
    JournalWriter &operator=(const JournalWriter &) = delete;

    /// `line` with its line feed. Returns at once, unless there is no room: then it waits for the disk, and warns the first time.
    void append(std::string_view line);
    /// Waits until the kernel has (or has refused) every line that was appended before.
    void flush() const;
    Loss loss() const;

private:
    /// Lines one behind the other.
    struct Batch
    {
        std::string text;
        std::vector<std::size_t> ends; ///< of the lines in `text`
    };
    void run();
    void write(std::string_view line);
    void lose(int reason, std::size_t written);

    const int m_file;
    const std::size_t m_room;

    mutable std::mutex m_mutex; ///< of what follows
    std::condition_variable m_work;
    mutable std::condition_variable m_progress;
    Batch m_waiting;
    std::size_t m_writingBytes = 0; ///< of the batch that the thread has taken
    Loss m_loss;
    bool m_warned = false;
    bool m_ending = false;

    // The thread's own.
    std::string m_line;
    off_t m_size = 0;
    bool m_midLine = false; ///< the file ends in the middle of a line
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace derby

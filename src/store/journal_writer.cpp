// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_writer.h"

#include "base/log.h"

#include <cerrno>
#include <unistd.h>

namespace derby {

JournalWriter::JournalWriter(int file, std::size_t room)
    : m_file(file)
    , m_room(room)
    , m_thread([this] { run(); })
{
}

JournalWriter::~JournalWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_work.notify_one();
    m_thread.join();
    ::close(m_file);
}

void JournalWriter::append(std::string_view line)
{
    {
        std::unique_lock lock(m_mutex);
        // A line that is larger than the room alone is taken when nothing else waits.
        const auto fits = [&] {
            const std::size_t queued = m_waiting.text.size() + m_writingBytes;
            return queued == 0 || queued + line.size() <= m_room;
        };
        if (!fits()) {
            if (!m_warned) {
                m_warned = true;
                qCWarning(logStore).noquote() << "The disk is too slow for the journal: requests wait for it from here on, and leave late.";
            }
            m_progress.wait(lock, fits);
        }
        m_waiting.text += line;
        m_waiting.ends.push_back(m_waiting.text.size());
    }
    m_work.notify_one();
}

void JournalWriter::flush() const
{
    std::unique_lock lock(m_mutex);
    m_progress.wait(lock, [this] { return m_waiting.text.empty() && m_writingBytes == 0; });
}

JournalWriter::Loss JournalWriter::loss() const
{
    const std::lock_guard lock(m_mutex);
    return m_loss;
}

void JournalWriter::run()
{
    Batch batch; // swapped with the waiting one, so that both keep their memory
    std::unique_lock lock(m_mutex);
    while (true) {
        m_work.wait(lock, [this] { return m_ending || !m_waiting.text.empty(); });
        if (m_waiting.text.empty())
            return;
        std::swap(batch, m_waiting);
        m_writingBytes = batch.text.size();
        lock.unlock();
        std::size_t begin = 0;
        for (const std::size_t end : batch.ends) {
            write(std::string_view(batch.text).substr(begin, end - begin));
            begin = end;
        }
        batch.text.clear();
        batch.ends.clear();
        lock.lock();
        m_writingBytes = 0;
        m_progress.notify_all();
    }
}

/// One write() a line, so that the kernel has the whole line, whatever becomes of this process.
void JournalWriter::write(std::string_view line)
{
    std::string_view text = line;
    if (m_midLine) {
        m_line = '\n';
        m_line += line;
        text = m_line;
    }
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t n = ::write(m_file, text.data() + done, text.size() - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            lose(n < 0 ? errno : EIO, done);
            return;
        }
        done += static_cast<std::size_t>(n);
    }
    m_midLine = false;
    m_size += static_cast<off_t>(text.size());
}

void JournalWriter::lose(int reason, std::size_t written)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_loss.lines++ == 0;
        if (first)
            m_loss.reason = reason;
    }
    if (first)
        qCWarning(logStore).noquote() << "The journal cannot be written:" << qt_error_string(reason);
    // Half a line must not spoil the next one: taken back, else ended.
    if (written > 0 && ::ftruncate(m_file, m_size) != 0) {
        m_midLine = true;
        m_size += static_cast<off_t>(written);
    }
}

} // namespace derby

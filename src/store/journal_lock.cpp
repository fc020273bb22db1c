// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_lock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace derby {

namespace {

/// A descriptor of the journal's own open file: the lock is that file's, and ends with the last of its descriptors.
class HeldJournal
{
public:
    explicit HeldJournal(int file)
        : m_file(file)
    {
    }
    ~HeldJournal() { ::close(m_file); }
    HeldJournal(const HeldJournal &) = delete;
    HeldJournal &operator=(const HeldJournal &) = delete;

private:
    const int m_file;
};

} // namespace

JournalHold holdJournal(int file)
{
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return {};
    const int again = ::fcntl(file, F_DUPFD_CLOEXEC, 0);
    return again < 0 ? nullptr : std::make_shared<HeldJournal>(again);
}

bool journalIsWritten(const QDir &folder)
{
    QFile file(folder.filePath(QStringLiteral("journal.jsonl")));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    // The writer holds an exclusive lock, which ends with its process, whatever ended that.
    return ::flock(file.handle(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

} // namespace derby

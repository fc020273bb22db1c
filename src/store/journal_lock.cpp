// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_lock.h"

#include <QFile>

#include <cerrno>
#include <sys/file.h>

namespace derby {

bool journalIsWritten(const QDir &folder)
{
    QFile file(folder.filePath(QStringLiteral("journal.jsonl")));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    // The writer holds an exclusive lock, which ends with its process, whatever ended that.
    return ::flock(file.handle(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_folder.h"

#include "base/log.h"
#include "base/text.h"
#include "store/journal_format.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace derby {

class Journal::Impl
{
public:
    Impl(int file, QString path, const Plan &plan, MonoTime origin)
        : m_file(file)
        , m_path(std::move(path))
        , m_origin(origin)
    {
        for (const Endpoint &endpoint : plan.endpoints)
            appendJsonString(m_lanes.emplace_back(), endpoint.id);
        m_line.reserve(16 * 1024);
    }
    ~Impl() { ::close(m_file); }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    void accept(const Record &record)
    {
        m_line.clear();
        if (m_midLine)
            m_line += '\n';
        const auto lane = static_cast<size_t>(record.lane);
        appendJournalLine(m_line, record, lane < m_lanes.size() ? std::string_view(m_lanes[lane]) : "\"\"", m_origin);
        write();
    }

    std::optional<Error> error() const
    {
        if (m_lost == 0)
            return std::nullopt;
        return makeError(
            ErrorKind::Io,
            QStringLiteral("%1 could not be written to the journal; this run keeps them in memory only.").arg(counted(m_lost, u"record")),
            QStringLiteral("%1: %2").arg(m_path, qt_error_string(m_errno)),
            {QStringLiteral("Make room on the disk, or choose another folder: --output DIR"), QStringLiteral("Run the test again")});
    }

private:
    /// One write() a record, so that the kernel has the whole line, whatever becomes of this process.
    void write()
    {
        size_t done = 0;
        while (done < m_line.size()) {
            const ssize_t n = ::write(m_file, m_line.data() + done, m_line.size() - done);
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0) {
                lose(n < 0 ? errno : EIO, done);
                return;
            }
            done += static_cast<size_t>(n);
        }
        m_midLine = false;
        m_size += static_cast<off_t>(m_line.size());
    }

    void lose(int reason, size_t written)
    {
        if (m_lost++ == 0) {
            m_errno = reason;
            qCWarning(logStore).noquote() << "The journal cannot be written:" << qt_error_string(reason);
        }
        // Half a line must not spoil the next one: taken back, else ended.
        if (written > 0 && ::ftruncate(m_file, m_size) != 0) {
            m_midLine = true;
            m_size += static_cast<off_t>(written);
        }
    }

    int m_file;
    QString m_path;
    MonoTime m_origin;
    std::vector<std::string> m_lanes; ///< ids as JSON
    std::string m_line; ///< reused, so that a record costs no allocation
    off_t m_size = 0;
    bool m_midLine = false; ///< the file ends in the middle of a line
    qint64 m_lost = 0;
    int m_errno = 0;
};

Journal::Journal(std::unique_ptr<Impl> impl)
    : d(std::move(impl))
{
}

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::create(const QDir &folder, const Plan &plan, MonoTime origin)
{
    const QString path = folder.filePath(journalFileName());
    const auto refuse = [&path](const QString &why) {
        return fail(
            makeError(ErrorKind::Io, QStringLiteral("The journal %1 cannot be made.").arg(path), why,
                      {QStringLiteral("Choose another folder: --output DIR"), QStringLiteral("Check that the folder can be written")}));
    };
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0)
        return refuse(qt_error_string(errno));
    ::flock(file, LOCK_EX | LOCK_NB); // tells others that this run goes on; where a file system has no locks, they cannot know
    struct stat state = {};
    if (::fstat(file, &state) == 0 && state.st_size > 0) {
        ::close(file);
        return refuse(QStringLiteral("It holds another run's records already."));
    }
    return std::unique_ptr<Journal>(new Journal(std::make_unique<Impl>(file, path, plan, origin)));
}

void Journal::accept(const Record &record)
{
    d->accept(record);
}

std::optional<Error> Journal::error() const
{
    return d->error();
}

} // namespace derby

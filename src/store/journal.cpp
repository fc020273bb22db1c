// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_folder.h"

#include "base/log.h"
#include "base/text.h"
#include "store/journal_format.h"
#include "store/journal_writer.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace derby {

namespace {

/// Bytes that may wait for a slow disk: some 100,000 records of a few events.
constexpr std::size_t journalRoom = 64u << 20;

} // namespace

class Journal::Impl
{
public:
    Impl(int file, QString path, const Plan &plan, MonoTime origin)
        : m_path(std::move(path))
        , m_origin(origin)
        , m_hold(holdJournal(file))
        , m_writer(file, journalRoom)
    {
        for (const Endpoint &endpoint : plan.endpoints) {
            JournalLane &lane = m_lanes.emplace_back();
            appendJsonString(lane.id, endpoint.id);
            lane.simulated = endpoint.simulated;
        }
        m_line.reserve(16 * 1024);
    }

    void accept(const Record &record)
    {
        m_line.clear();
        const auto lane = static_cast<size_t>(record.lane);
        appendJournalLine(m_line, record, lane < m_lanes.size() ? m_lanes[lane] : m_none, m_origin);
        m_writer.append(m_line);
    }

    void flush() const { m_writer.flush(); }

    std::optional<Error> error() const
    {
        m_writer.flush();
        const JournalWriter::Loss loss = m_writer.loss();
        if (loss.lines == 0)
            return std::nullopt;
        return makeError(
            ErrorKind::Io,
            QStringLiteral("%1 could not be written to the journal; this run keeps them in memory only.")
                .arg(counted(loss.lines, u"record")),
            QStringLiteral("%1: %2").arg(m_path, qt_error_string(loss.reason)),
            {QStringLiteral("Make room on the disk, or choose another folder: --output DIR"), QStringLiteral("Run the test again")});
    }

    const JournalHold &hold() const { return m_hold; }

private:
    QString m_path;
    MonoTime m_origin;
    JournalHold m_hold; ///< from before the first line
    std::vector<JournalLane> m_lanes;
    const JournalLane m_none{"\"\""}; ///< of a record without a lane
    std::string m_line; ///< reused, so that a record costs no allocation
    JournalWriter m_writer;
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

void Journal::flush() const
{
    d->flush();
}

std::optional<Error> Journal::error() const
{
    return d->error();
}

const JournalHold &Journal::hold() const
{
    return d->hold();
}

} // namespace derby

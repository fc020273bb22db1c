// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_run.h"

#include "store/journal_format.h"
#include "store/journal_writer.h"
#include "store/run_folder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace derby;

namespace {

/// Draws records in which each optional part is there or not, with texts that need care.
class Drawer
{
public:
    explicit Drawer(quint64 seed)
        : m_random(seed)
    {
    }

    Record record(MonoTime origin)
    {
        m_origin = origin;
        Record record;
        record.lane = flip() ? 1 : 0;
        record.test = text();
        record.phase = flip() ? Phase::Warmup : Phase::Measured;
        record.round = number(1000);
        record.user = number(100) - 1;
        record.prompt = number(100) - 1;
        record.counted = flip();
        record.planned = time();
        for (auto *stamp :
             {&record.sent, &record.head, &record.firstByte, &record.firstToken, &record.firstAnswer, &record.lastToken, &record.done}) {
            if (flip())
                *stamp = time();
        }
        for (auto *duration : {&record.connect.dns, &record.connect.connect, &record.connect.tls, &record.rtt}) {
            if (flip())
                *duration = Nanos(number(1000000000));
        }
        record.reusedConnection = flip();
        record.staleRetries = number(2);
        record.status = flip() ? 200 + number(400) : 0;
        if (flip())
            record.outputTokens = TokenCount{number(5000), static_cast<Provenance>(number(4))};
        record.contentEvents = number(3000);
        for (auto *count : {&record.promptTokens, &record.cachedTokens, &record.reasoningTokens}) {
            if (flip())
                *count = flip() ? 0 : 1LL << 40;
        }
        record.finishReason = flip() ? text() : QString();
        ServerTiming &timing = record.serverTiming;
        for (auto *value : {&timing.totalMs, &timing.loadMs, &timing.queueMs, &timing.prefillMs, &timing.decodeMs, &timing.validationMs,
                            &timing.inferenceMs, &timing.perTokenMs}) {
            if (flip())
                *value = flip() ? number(1000) : m_random.uniform() * 1e-7;
        }
        for (int i = number(5); i > 0; --i)
            record.events.push_back({time(), time(), number(4) - 1, static_cast<std::uint16_t>(number(65536))});
        record.outcome = static_cast<Outcome>(number(3));
        if (flip())
            record.error =
                Error{static_cast<ErrorKind>(number(23)), text(), text(), flip() ? QStringList{text(), text()} : QStringList(), flip()};
        return record;
    }

private:
    bool flip() { return m_random() & 1; }
    int number(int below) { return static_cast<int>(m_random() % static_cast<quint64>(below)); }
    MonoTime time() { return m_origin + Nanos(static_cast<qint64>(m_random() % 4000000000000ULL) - 1000000000); }
    QString text()
    {
        static const QStringList words{
            QStringLiteral("stop"),
            QString(),
            QStringLiteral("\"quoted\" \\ and / slashed"),
            QStringLiteral("lines\nand\ttabs\r"),
            QString(QChar(u'\0')) + QChar(0x1f) + QChar(0x7f),
            QString::fromUtf8("Z\xc3\xbcrich \xe6\x9d\xb1\xe4\xba\xac \xf0\x9f\x8f\x87 \xe2\x80\xae"),
            QString(300, u'x'),
            QStringLiteral("},{\"schema\":9}"),
        };
        return words[number(static_cast<int>(words.size()))];
    }

    SplitMix64 m_random;
    MonoTime m_origin;
};

QByteArray lineOf(const Record &record)
{
    std::string line;
    appendJournalLine(line, record, {"\"vllm\""}, {});
    return QByteArray::fromStdString(line);
}

Result<JournalContents> parse(const QByteArray &bytes, const QStringList &lanes = {QStringLiteral("vllm"), QStringLiteral("tgi")})
{
    return parseJournal({bytes.constData(), static_cast<size_t>(bytes.size())}, lanes);
}

} // namespace

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordComesBack_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
    }

    void everyRecordComesBack()
    {
        QFETCH(quint64, seed);
        const MonoTime origin{std::chrono::hours(100)};
        QTemporaryDir folder;
        std::vector<Record> written;
        Drawer draw(seed);
        {
            const auto journal = Journal::create(QDir(folder.path()), sample::plan(), origin);
            QVERIFY(journal.has_value());
            for (int i = 0; i < 500; ++i) {
                written.push_back(draw.record(origin));
                (*journal)->accept(written.back());
            }
            QVERIFY(!(*journal)->error());
        }
        const auto read = readJournal(folder.filePath(journalFileName()), {QStringLiteral("vllm"), QStringLiteral("tgi")});
        QVERIFY(read.has_value());
        QCOMPARE(read->warnings, QStringList());
        QCOMPARE(read->records.size(), written.size());
        for (size_t i = 0; i < written.size(); ++i) {
            // Times in the file count from the origin.
            Record shifted = read->records[i];
            const auto shift = [&](auto &time) { time = time + origin.time_since_epoch(); };
            shift(shifted.planned);
            for (auto *stamp : {&shifted.sent, &shifted.head, &shifted.firstByte, &shifted.firstToken, &shifted.firstAnswer,
                                &shifted.lastToken, &shifted.done}) {
                if (*stamp)
                    shift(**stamp);
            }
            for (RecordEvent &event : shifted.events) {
                shift(event.received);
                shift(event.seen);
            }
            const char *different = sample::difference(written[i], shifted);
            QVERIFY2(!different, different);
        }
    }

    void lineIsAsDocumented()
    {
        Record record = sample::good(0, QStringLiteral("load"), 3, 100);
        record.connect.connect = Nanos(120000);
        record.events[1].tokens = -1;
        record.events[2].flags = EventCoalesced | EventReasoning;
        record.serverTiming.queueMs = 1.5;
        QCOMPARE(
            lineOf(record),
            QByteArray(
                "{\"schema\":1,\"lane\":\"vllm\",\"simulated\":false,\"test\":\"load\",\"phase\":\"measured\",\"round\":3,\"user\":1,"
                "\"prompt\":0,\"counted\":"
                "true,"
                "\"planned_ns\":99500000,\"sent_ns\":100000000,\"head_ns\":109000000,\"first_byte_ns\":109000000,\"first_token_ns\":"
                "110000000,"
                "\"first_answer_ns\":110000000,\"last_token_ns\":150000000,\"done_ns\":151000000,\"dns_ns\":null,\"connect_ns\":120000,"
                "\"tls_ns\":null,"
                "\"rtt_ns\":null,\"reused_connection\":false,\"stale_retries\":0,\"status\":200,\"output_tokens\":3,\"output_tokens_"
                "source\":\"server_reported\","
                "\"content_events\":3,\"prompt_tokens\":24,\"cached_tokens\":null,\"reasoning_tokens\":null,\"finish_reason\":\"length\","
                "\"server_timing\":{\"queue_ms\":1.5},\"events\":[[110000000,110100000,1,0],[130000000,130100000,null,0],[150000000,"
                "150100000,1,5]],"
                "\"outcome\":\"succeeded\",\"error\":null}\n"));
    }

    void tornLastLineIsLeftOut()
    {
        const QByteArray first = lineOf(sample::good(0, QStringLiteral("load"), 0, 1));
        const QByteArray last =
            lineOf(sample::failed(0, QStringLiteral("load"), 1, 2, ErrorKind::Reset, QStringLiteral("detail with \"}\" in it")));
        for (qsizetype cut = 0; cut <= last.size(); ++cut) {
            const auto read = parse(first + last.left(cut));
            QVERIFY(read.has_value());
            // Without its line feed alone, the record is whole.
            const bool whole = cut >= last.size() - 1;
            QCOMPARE(read->records.size(), whole ? 2u : 1u);
            QCOMPARE(read->torn, cut > 0 && !whole);
            QCOMPARE(read->warnings.size(), read->torn ? 1 : 0);
            QCOMPARE(read->damagedLines, 0);
        }
    }

    void damagedLineIsNamedAndSkipped_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        const QByteArray good = lineOf(sample::good(0, QStringLiteral("load"), 0, 1)).chopped(1);
        const auto swapped = [&good](const char *from, const char *to) {
            QByteArray changed = good;
            changed.replace(from, to);
            if (changed == good)
                qFatal("nothing to change: %s", from);
            return changed;
        };
        QTest::newRow("no JSON") << QByteArray("what is this?") << QString();
        QTest::newRow("half a line") << good.left(100) << QString();
        QTest::newRow("two on one line") << good + good << QString();
        QTest::newRow("array") << QByteArray("[1,2]") << QString();
        QTest::newRow("not UTF-8") << swapped("length", "\xff\xfe") << QString();
        QTest::newRow("no schema") << swapped("\"schema\":1,", "") << QStringLiteral("schema");
        QTest::newRow("schema 0") << swapped("\"schema\":1,", "\"schema\":0,") << QStringLiteral("schema");
        QTest::newRow("text for a time") << swapped("\"sent_ns\":1000000", "\"sent_ns\":\"soon\"") << QStringLiteral("sent_ns");
        QTest::newRow("time beyond reason") << swapped("\"sent_ns\":1000000", "\"sent_ns\":9223372036854775807")
                                            << QStringLiteral("sent_ns");
        QTest::newRow("fraction of a nanosecond") << swapped("\"sent_ns\":1000000", "\"sent_ns\":1.5") << QStringLiteral("sent_ns");
        QTest::newRow("round beyond reason") << swapped("\"round\":0", "\"round\":2000000000") << QStringLiteral("round");
        QTest::newRow("negative round") << swapped("\"round\":0", "\"round\":-1") << QStringLiteral("round");
        QTest::newRow("unknown outcome") << swapped("succeeded", "won") << QStringLiteral("outcome");
        QTest::newRow("unknown phase") << swapped("measured", "cooldown") << QStringLiteral("phase");
        QTest::newRow("unknown source") << swapped("server_reported", "guessed") << QStringLiteral("output_tokens_source");
        QTest::newRow("count without source") << swapped("\"server_reported\"", "null") << QStringLiteral("output_tokens_source");
        QTest::newRow("unknown kind of error") << swapped("\"error\":null", "\"error\":{\"kind\":\"gremlins\"}")
                                               << QStringLiteral("error.kind");
        QTest::newRow("short event") << swapped(",1,0],[", ",1],[") << QStringLiteral("events");
        QTest::newRow("flags beyond reason") << swapped(",1,0],[", ",1,70000],[") << QStringLiteral("events");
        QTest::newRow("no outcome") << swapped("\"outcome\":\"succeeded\",", "") << QStringLiteral("outcome");
        QTest::newRow("lane of another run") << swapped("vllm", "ollama") << QStringLiteral("ollama");
        QTest::newRow("deep") << QByteArray(5000, '[') << QString();
    }

    void damagedLineIsNamedAndSkipped()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, says);
        const QByteArray good = lineOf(sample::good(0, QStringLiteral("load"), 0, 1));
        const auto read = parse(good + line + '\n' + good);
        QVERIFY(read.has_value());
        QCOMPARE(read->records.size(), 2u);
        QCOMPARE(read->damagedLines, 1);
        QVERIFY(!read->torn);
        QCOMPARE(read->warnings.size(), 1);
        QVERIFY2(read->warnings[0].contains(QStringLiteral("Line 2 ")) && read->warnings[0].contains(says), qPrintable(read->warnings[0]));
    }

    void manyDamagedLinesAreSummedUp()
    {
        const auto read = parse(QByteArray("nonsense\n").repeated(1000));
        QVERIFY(read.has_value());
        QCOMPARE(read->damagedLines, 1000);
        QCOMPARE(read->warnings.size(), 11);
        QVERIFY(read->warnings.last().contains(QStringLiteral("1000")));
    }

    void newerJournalIsRefused()
    {
        QByteArray line = lineOf(sample::good(0, QStringLiteral("load"), 0, 1));
        line.replace("\"schema\":1", "\"schema\":2");
        const auto read = parse(line);
        QVERIFY(!read.has_value());
        QVERIFY(read.error().message.contains(QStringLiteral("newer")));
        QVERIFY(!read.error().actions.isEmpty());
    }

    void lanesComeInOrderOfAppearanceWithoutAPlan()
    {
        QByteArray other = lineOf(sample::good(0, QStringLiteral("load"), 0, 1));
        other.replace("vllm", "\\u0061b");
        const auto read = parse(other + lineOf(sample::good(0, QStringLiteral("load"), 0, 1)) + other, {});
        QVERIFY(read.has_value());
        QCOMPARE(read->lanes, (QStringList{QStringLiteral("ab"), QStringLiteral("vllm")}));
        QCOMPARE(read->records[2].lane, 0);
        QCOMPARE(read->records[1].lane, 1);
    }

    void missingOrEmptyFile()
    {
        QTemporaryDir folder;
        QVERIFY(!readJournal(folder.filePath(QStringLiteral("none"))).has_value());
        sample::write(folder.filePath(journalFileName()), {});
        const auto empty = readJournal(folder.filePath(journalFileName()));
        QVERIFY(empty.has_value());
        QVERIFY(empty->records.empty());
    }

    void anotherRunsJournalIsNotTouched()
    {
        QTemporaryDir folder;
        sample::write(folder.filePath(journalFileName()), "precious\n");
        const auto journal = Journal::create(QDir(folder.path()), sample::plan(), {});
        QVERIFY(!journal.has_value());
        QCOMPARE(sample::read(folder.filePath(journalFileName())), QByteArray("precious\n"));
        QVERIFY(!Journal::create(QDir(folder.filePath(QStringLiteral("no/such/folder"))), sample::plan(), {}).has_value());
    }

    void fullDiskIsToldAndTheRunGoesOn()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), folder.filePath(journalFileName())));
        const auto journal = Journal::create(QDir(folder.path()), sample::plan(), {});
        QVERIFY(journal.has_value());
        QVERIFY(!(*journal)->error());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("journal cannot be written")));
        for (int i = 0; i < 3; ++i)
            (*journal)->accept(sample::good(0, QStringLiteral("load"), 0, i));
        const std::optional<Error> error = (*journal)->error();
        QVERIFY(error.has_value());
        QVERIFY2(error->message.startsWith(QStringLiteral("3 records")), qPrintable(error->message));
        QVERIFY2(error->detail.contains(QStringLiteral("No space left")), qPrintable(error->detail));
        QVERIFY(!error->actions.isEmpty());
    }

    void halfWrittenLineIsTakenBack()
    {
        QTemporaryDir folder;
        const auto journal = Journal::create(QDir(folder.path()), sample::plan(), {});
        QVERIFY(journal.has_value());
        const Record record = sample::good(0, QStringLiteral("load"), 0, 1);
        const auto size = static_cast<rlim_t>(lineOf(record).size());
        rlimit before = {};
        getrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, SIG_IGN);
        (*journal)->accept(record);
        (*journal)->flush();
        rlimit tight = before;
        tight.rlim_cur = size + size / 2; // the second record fits half
        setrlimit(RLIMIT_FSIZE, &tight);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("journal cannot be written")));
        (*journal)->accept(record);
        (*journal)->flush();
        setrlimit(RLIMIT_FSIZE, &before); // room again
        (*journal)->accept(record);
        (*journal)->flush();
        const auto read = readJournal(folder.filePath(journalFileName()), {QStringLiteral("vllm"), QStringLiteral("tgi")});
        QVERIFY(read.has_value());
        QCOMPARE(read->records.size(), 2u);
        QCOMPARE(read->damagedLines, 0);
        QVERIFY((*journal)->error()->message.startsWith(QStringLiteral("1 record ")));
    }

    void whatWasFlushedTheKernelHas()
    {
        QTemporaryDir folder;
        const Record record = sample::good(0, QStringLiteral("load"), 0, 1);
        const auto journal = Journal::create(QDir(folder.path()), sample::plan(), {});
        QVERIFY(journal.has_value());
        for (int i = 1; i <= 50; ++i) {
            (*journal)->accept(record);
            (*journal)->flush();
            QCOMPARE(sample::read(folder.filePath(journalFileName())).count('\n'), i);
        }
    }

    /// A pipe that nobody empties is a disk that does not answer.
    void slowDiskIsWaitedForOnlyWhenTheRoomIsUsedUp()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        const std::string line = std::string(999, 'x') + '\n';
        constexpr std::size_t held = 300; // more than the pipe's 64 KiB and the room take
        std::atomic<std::size_t> appended{0};
        std::string got;
        {
            JournalWriter writer(ends[1], 100 * line.size());
            for (std::size_t i = 0; i < 100; ++i) // never waits, whatever the pipe took
                writer.append(line);
            static std::atomic<int> warnings;
            warnings = 0;
            const QtMessageHandler usual = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
                if (text.contains(QLatin1String("disk is too slow")))
                    ++warnings;
            });
            std::thread run([&] {
                for (std::size_t i = 0; i < held; ++i) {
                    writer.append(line.substr(std::to_string(i).size()) + std::to_string(i).append("\n"));
                    ++appended;
                }
            });
            while (warnings == 0) // only then is the disk awake again
                QTest::qWait(1);
            QVERIFY(appended < held);
            std::array<char, 4096> bytes{};
            const std::size_t total = (100 + held) * line.size() + held; // each of the numbered ones is a byte longer
            while (got.size() < total) {
                const ssize_t n = ::read(ends[0], bytes.data(), bytes.size());
                QVERIFY(n > 0);
                got.append(bytes.data(), static_cast<std::size_t>(n));
            }
            run.join();
            writer.flush();
            qInstallMessageHandler(usual);
            QCOMPARE(warnings.load(), 1);
            QCOMPARE(writer.loss().lines, 0);
        }
        ::close(ends[0]);
        QCOMPARE(appended.load(), held);
        std::size_t at = 100 * line.size();
        for (std::size_t i = 0; i < held; ++i) { // in order
            const std::size_t end = got.find('\n', got.find('\n', at) + 1);
            QVERIFY(end != std::string::npos);
            QVERIFY2(std::string_view(got).substr(at, end - at).ends_with("\n" + std::to_string(i)), std::to_string(i).c_str());
            at = end + 1;
        }
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"

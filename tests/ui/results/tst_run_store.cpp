// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "results_fixture.h"

#include "ui/models/run_index.h"
#include "ui/models/run_store.h"
#include "ui/models/run_trash.h"

#include <QFile>
#include <QSignalSpy>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <atomic>

using namespace derby;
using namespace derby::ui;

namespace {

QDateTime day(int number)
{
    return QDateTime(QDate(2026, 1, 1), QTime(12, 0)).addSecs(60LL * number);
}

QString tiny(const QTemporaryDir &results, int number, const QString &name = QStringLiteral("run"))
{
    fixture::Tiny run;
    run.name = name;
    run.started = day(number);
    return fixture::tinyRun(results.path(), run);
}

/// Where ten thousand folders can be made in a second: in memory, where the system has room there. On a disk it takes up to a minute.
QString quickPlace()
{
    constexpr qint64 enough = 256LL << 20;
    const QStorageInfo memory(QStringLiteral("/dev/shm"));
    const bool there = memory.isValid() && memory.isReady() && !memory.isReadOnly() && memory.bytesAvailable() > enough;
    return (there ? memory.rootPath() : QDir::tempPath()) + QStringLiteral("/tokenderby-XXXXXX");
}

bool listedAll(RunStore &store, size_t expected)
{
    return QTest::qWaitFor([&] { return !store.isListing() && store.runs()->size() == expected; }, 60000);
}

/// A run's entry; an empty one where it is not listed.
RunListEntry find(const RunStore &store, const QString &folder)
{
    for (const RunListEntry &entry : *store.runs()) {
        if (entry.folder == folder)
            return entry;
    }
    return {};
}

} // namespace

class RunStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesSayWhatTheFilesSay()
    {
        QTemporaryDir results;
        fixture::Tiny given;
        given.name = QStringLiteral("Night soak");
        given.started = day(0);
        given.simulated = true;
        given.grade = QStringLiteral("B");
        const QString folder = fixture::tinyRun(results.path(), given);
        QVERIFY(
            writeNotes(QDir(folder), {QStringLiteral("Soak"), {QStringLiteral("night"), QStringLiteral("baseline")}, QStringLiteral("n")}));
        const RunListEntry run = readRunEntry(folder);
        QCOMPARE(run.problem, QString());
        QCOMPARE(run.name, QStringLiteral("Night soak"));
        QCOMPARE(run.title(), QStringLiteral("Soak"));
        QCOMPARE(run.tags, QStringList({QStringLiteral("night"), QStringLiteral("baseline")}));
        QCOMPARE(run.started, day(0).toUTC());
        QVERIFY(run.simulated && !run.partial && run.load);
        QCOMPARE(run.grade, QStringLiteral("B"));
        QCOMPARE(run.users, 24);
        QCOMPARE(run.requests, 600);
        QCOMPARE(run.model, QStringLiteral("some/model"));
        QCOMPARE(run.figures.size(), 2u);
        QCOMPARE(run.figures[0].slot, QStringLiteral("vllm"));
        QCOMPARE(*run.figures[1].ttftP95Ms, 130.0);
        QCOMPARE(*run.figures[1].high, 143.0);
        QCOMPARE(run.verdict, QStringLiteral("faster"));
        QCOMPARE(run.winner, 0);
        QCOMPARE(run.metric, QStringLiteral("ttft_p95"));
        QCOMPARE(run.finding, QStringLiteral("The sentence of Night soak."));
    }

    void tenThousandAreListedInTheBackgroundInOrder()
    {
        constexpr int many = 10000;
        QTemporaryDir results(quickPlace());
        // A run written just now is read once more at the next start (run_listing.cpp): these are an hour old.
        const QDateTime hourAgo = QDateTime::currentDateTime().addSecs(-3600);
        for (int i = 0; i < many; ++i) {
            const QDir folder(tiny(results, i));
            for (const QString &name : folder.entryList(QDir::Files)) {
                QFile file(folder.filePath(name));
                QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(hourAgo, QFileDevice::FileModificationTime));
            }
        }
        RunStore store(results.path());
        std::atomic<int> reads = 0, onGui = 0;
        QThread *gui = QThread::currentThread();
        store.setReadHook([&] {
            ++reads;
            if (QThread::currentThread() == gui)
                ++onGui;
        });
        QSignalSpy batches(&store, &RunStore::listed);
        store.refresh();
        QCOMPARE(batches.size(), 0); // nothing was read in here
        QVERIFY(listedAll(store, many));
        QCOMPARE(reads, many);
        QCOMPARE(onGui, 0);
        QVERIFY(batches.size() >= 1);
        const auto list = store.runs(); // held: the folder is watched, and listed again whenever something changes
        const auto &runs = *list;
        for (size_t i = 1; i < runs.size(); ++i)
            QVERIFY(runs[i - 1].started > runs[i].started); // newest first

        // Nothing changed: the next start reads the index and not one run.
        QTRY_VERIFY(QFile::exists(RunIndex::fileFor(results.path())));
        reads = 0;
        RunStore next(results.path());
        next.setReadHook([&] { ++reads; });
        next.refresh();
        QVERIFY(listedAll(next, many));
        QCOMPARE(reads, 0);
        QVERIFY(*next.runs() == runs);
    }

    void aChangedRunIsReadAgain()
    {
        QTemporaryDir results;
        const QString first = tiny(results, 0), second = tiny(results, 1);
        RunStore store(results.path());
        store.refresh();
        QVERIFY(listedAll(store, 2));
        QVERIFY(writeNotes(QDir(first), {QStringLiteral("Renamed"), {}, {}}));
        const QString third = tiny(results, 2);
        store.touched(third);
        QTRY_COMPARE(store.runs()->size(), 3u);
        QTRY_COMPARE(store.runs()->back().title(), QStringLiteral("Renamed"));
        QCOMPARE(store.runs()->front().folder, third);
    }

    void aDamagedIndexCountsAsNone()
    {
        QTemporaryDir results;
        tiny(results, 0);
        const QString file = RunIndex::fileFor(results.path());
        {
            RunStore store(results.path());
            store.refresh();
            QVERIFY(listedAll(store, 1));
        }
        for (const QByteArray &bytes : {QByteArray("nonsense"), QByteArray(), QByteArray("TDIX\0\0\0\1\xff\xff\xff\xff", 12)}) {
            fixture::write(file, bytes);
            RunStore store(results.path());
            store.refresh();
            QVERIFY(listedAll(store, 1));
            QCOMPARE(store.runs()->front().name, QStringLiteral("run"));
        }
    }

    void brokenFoldersAreListedWithTheirProblem()
    {
        QTemporaryDir results;
        const QString whole = fixture::wholeRun(results.path(), {});
        QDir(results.path()).mkpath(QStringLiteral("test_empty_20260101_000000"));
        fixture::write(results.filePath(QStringLiteral("test_empty_20260101_000000/test_manifest.json")), "{\"schema\": 1, ");
        QVERIFY(QFile::remove(whole + QStringLiteral("/comparison.json")));
        RunStore store(results.path());
        store.refresh();
        QVERIFY(listedAll(store, 2));
        const RunListEntry recoverable = store.runs()->at(0), lost = store.runs()->at(1); // copies: the list goes with the next one
        QVERIFY(recoverable.recoverable && !recoverable.problem.isEmpty());
        QVERIFY(!lost.recoverable && lost.problem.contains(QStringLiteral("damaged")));

        bool done = false;
        store.remake(whole, this, [&](const Result<QStringList> &files) {
            QVERIFY(files.has_value());
            done = true;
        });
        QTRY_VERIFY(done);
        QTRY_COMPARE(store.runs()->at(0).problem, QString());
        QVERIFY(!store.runs()->at(0).grade.isEmpty());

        done = false;
        store.remake(lost.folder, this, [&](const Result<QStringList> &files) {
            QVERIFY(!files.has_value());
            QVERIFY(!files.error().actions.isEmpty());
            done = true;
        });
        QTRY_VERIFY(done);
    }

    void opensAndJudges()
    {
        QTemporaryDir results;
        const QString folder = fixture::wholeRun(results.path(), {});
        RunStore store(results.path());
        OpenRunPtr opened;
        store.open(folder, this, [&](const Result<OpenRunPtr> &run) {
            QVERIFY(run.has_value());
            QCOMPARE(QThread::currentThread(), qApp->thread());
            opened = *run;
        });
        QVERIFY(!opened);
        QTRY_VERIFY(opened);
        QCOMPARE(opened->run->records.size(), 300u);
        QCOMPARE(opened->comparison->tests.size(), 1u);

        std::optional<Error> error;
        store.open(results.filePath(QStringLiteral("none")), this, [&](const Result<OpenRunPtr> &run) { error = run.error(); });
        QTRY_VERIFY(error);
        QVERIFY(!error->message.isEmpty());

        // Nobody waits any more.
        auto context = std::make_unique<QObject>();
        bool called = false, sentinel = false;
        store.open(folder, context.get(), [&](const Result<OpenRunPtr> &) { called = true; });
        context.reset();
        store.open(folder, this, [&](const Result<OpenRunPtr> &) { sentinel = true; });
        QTRY_VERIFY(sentinel);
        QVERIFY(!called);
    }

    void deletedRunsComeBack()
    {
        QTemporaryDir results;
        const QString first = tiny(results, 0), second = tiny(results, 1);
        RunStore store(results.path());
        store.refresh();
        QVERIFY(listedAll(store, 2));
        RunStore::Moved removed;
        store.remove({first, results.filePath(QStringLiteral("none"))}, this, [&](const RunStore::Moved &moved) { removed = moved; });
        QTRY_COMPARE(removed.moved.size(), 1);
        QVERIFY(removed.error.has_value()); // the second was not there
        QVERIFY(!QFile::exists(first));
        QVERIFY(QFile::exists(removed.moved.first() + QStringLiteral("/test_manifest.json")));
        QVERIFY(removed.moved.first().startsWith(binFolder(results.path())));
        QTRY_COMPARE(store.runs()->size(), 1u);
        RunStore::Moved restored;
        store.restore(removed.moved, this, [&](const RunStore::Moved &moved) { restored = moved; });
        QTRY_COMPARE(restored.moved, QStringList{first});
        QTRY_COMPARE(store.runs()->size(), 2u);
        QVERIFY(!QFile::exists(QFileInfo(removed.moved.first()).path())); // no empty stamp is left
    }

    void aRunThatIsMeasuredStays()
    {
        QTemporaryDir results;
        const auto folder = createRunFolder(results.path(), QStringLiteral("now"), day(0));
        const RunResult run = fixture::run({});
        const auto journal = Journal::create(*folder, run.plan, run.origin);
        QVERIFY(journal.has_value());
        const Result<QString> moved = moveToBin(folder->path(), QDateTime::currentDateTimeUtc());
        QVERIFY(!moved.has_value());
        QCOMPARE(moved.error().kind, ErrorKind::Usage);
        QVERIFY(folder->exists());
    }

    void theBinForgetsAfterThirtyDays()
    {
        QTemporaryDir results;
        const QString old = tiny(results, 0), fresh = tiny(results, 1);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto oldBinned = moveToBin(old, now.addDays(-binDays - 1));
        const auto freshBinned = moveToBin(fresh, now.addDays(-binDays + 1));
        QVERIFY(oldBinned && freshBinned);
        const QString foreign = binFolder(results.path()) + QStringLiteral("/not ours/kept");
        QVERIFY(QDir().mkpath(foreign));
        QCOMPARE(emptyBin(results.path(), now), 1);
        QVERIFY(!QFile::exists(*oldBinned));
        QVERIFY(QFile::exists(*freshBinned));
        QVERIFY(QFile::exists(foreign));
    }

    void notesAreWrittenBesideTheRun()
    {
        QTemporaryDir results;
        const QString folder = fixture::wholeRun(results.path(), {});
        QFile manifest(folder + QStringLiteral("/test_manifest.json"));
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        const QByteArray before = manifest.readAll();
        manifest.close();
        RunStore store(results.path());
        bool done = false;
        const RunNotes notes{QStringLiteral("Booth laptop"), tagsFromText(QStringLiteral("a, B ,, b\nc")), QStringLiteral("warm\nroom")};
        QCOMPARE(notes.tags, QStringList({QStringLiteral("a"), QStringLiteral("B"), QStringLiteral("c")}));
        store.setNotes(folder, notes, this, [&](const Result<> &written) {
            QVERIFY(written.has_value());
            done = true;
        });
        QTRY_VERIFY(done);
        QVERIFY(readNotes(QDir(folder)) == notes);
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        QCOMPARE(manifest.readAll(), before);
        QTRY_COMPARE(store.runs()->size(), 1u);
        QTRY_COMPARE(store.runs()->front().title(), QStringLiteral("Booth laptop"));
        // They are no part of what is made again.
        QVERIFY(!QJsonDocument::fromJson(before).object()[QStringLiteral("files")].toObject().contains(notesFileName()));
        QVERIFY(writeNotes(QDir(folder), {}));
        QVERIFY(!QFile::exists(folder + u'/' + notesFileName()));
        QVERIFY(!writeNotes(QDir(results.filePath(QStringLiteral("none"))), notes));
    }

    /// Nobody tells the store: it sees what other programs do in the folder, from the folder's own making on.
    void followsWhatOtherProgramsDo()
    {
        QTemporaryDir top;
        const QString results = top.filePath(QStringLiteral("documents/results"));
        RunStore store(results);
        store.refresh();
        QTRY_VERIFY(!store.isListing());
        QCOMPARE(store.runs()->size(), 0u);
        QVERIFY(QDir().mkpath(results));
        const QString first = fixture::wholeRun(results, {});
        QTRY_COMPARE(store.runs()->size(), 1u);
        // One that is still measured, and ends.
        const auto folder = createRunFolder(results, QStringLiteral("now"), day(0));
        const RunResult run = fixture::run({});
        {
            const auto journal = Journal::create(*folder, run.plan, run.origin);
            QVERIFY(journal.has_value());
            store.refresh();
            QTRY_COMPARE(store.runs()->size(), 2u);
            QTRY_VERIFY(!store.isListing() && !find(store, folder->path()).problem.isEmpty());
        }
        QVERIFY(writeRunFiles(*folder, run, judge(run)).has_value());
        QTRY_VERIFY(find(store, folder->path()).started.isValid() && find(store, folder->path()).problem.isEmpty());
        QVERIFY(QDir(first).removeRecursively());
        QTRY_COMPARE(store.runs()->size(), 1u);
        QCOMPARE(store.runs()->front().folder, folder->path());
    }

    void anotherFolderIsListed()
    {
        QTemporaryDir results, other;
        tiny(results, 0);
        tiny(other, 0, QStringLiteral("a"));
        tiny(other, 1, QStringLiteral("b"));
        RunStore store(results.path());
        store.refresh();
        QSignalSpy changed(&store, &RunStore::folderChanged);
        store.setFolder(other.path());
        QCOMPARE(changed.size(), 1);
        QVERIFY(listedAll(store, 2));
        QCOMPARE(store.runs()->front().name, QStringLiteral("b"));
    }
};

QTEST_MAIN(RunStoreTest)
#include "tst_run_store.moc"

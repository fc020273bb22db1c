// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture.h"

#include "cli/progress.h"

#include <QTest>

using namespace derby;
using namespace derby::cli;
using namespace Qt::StringLiterals;

class ProgressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRun()
    {
        Snapshot snapshot;
        snapshot.phase = snapshot.test = u"load"_s;
        snapshot.round = 2;
        snapshot.rounds = 6;
        snapshot.progress = 0.34;
        snapshot.secondsLeft = 80;
        snapshot.lanes.resize(1);
        snapshot.lanes[0].succeeded = 12;
        snapshot.lanes[0].inFlight = 3;
        const QStringList lanes{u"vLLM"_s};
        QCOMPARE(progressLine(snapshot, lanes, 200), u"load 2/6   34 %   1 min 20 s left   vLLM 12 ok, 3 in flight"_s);

        snapshot.progress = 1; // no time is left, and answers are still coming
        snapshot.secondsLeft = 0;
        QCOMPARE(progressLine(snapshot, lanes, 200), u"load 2/6   99 %   draining: 3 in flight   vLLM 12 ok, 3 in flight"_s);

        snapshot.phase = u"done"_s;
        snapshot.lanes[0].inFlight = 0;
        QCOMPARE(progressLine(snapshot, lanes, 200), u"done   100 %   vLLM 12 ok"_s);
        QCOMPARE(progressLine(snapshot, lanes, 10).size(), 9);
    }

    void oneRequest()
    {
        using enum Waiting::Stage;
        const std::vector<Waiting> lanes{
            {u"vLLM"_s, FirstToken, 12.9, 60, 0}, {u"TGI"_s, Answering, 3, 60, 340}, {u"Ollama"_s, Preparing, 7, 60, 0}};
        QCOMPARE(waitingLine(lanes, 500),
                 u"vLLM: waiting for the first token, 12 s of 60 s   TGI: answering, 340 events, 3 s   "
                 "Ollama: asking for its engine and model, 7 s"_s);
        QVERIFY(waitingLine(lanes, 40).size() < 40);
    }

    /// A file gets a line when something changes and every ten seconds.
    void withoutATerminal()
    {
        Capture err(stderr);
        StatusLine line(false), silent(true);
        const auto at = [](int seconds) { return MonoTime(std::chrono::seconds(seconds)); };
        for (int second = 100; second < 125; ++second) {
            line.show(QString::number(second), u"a"_s, at(second));
            silent.show(u"silent"_s, u"a"_s, at(second));
        }
        line.show(u"b"_s, u"b"_s, at(125));
        QCOMPARE(err.text(), QByteArray("100\n110\n120\nb\n"));
    }
};

QTEST_GUILESS_MAIN(ProgressTest)
#include "tst_progress.moc"

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // its parser stumbles over the standard headers behind this one
#include "simulator/model.h"
#endif

#include <QTest>

#include <map>

using namespace derby;
using namespace std::chrono_literals;

namespace {

const MonoTime start{1000s};

ModelParameters exact(Batching batching)
{
    ModelParameters parameters;
    parameters.batching = batching;
    parameters.stepSeconds = 0.020;
    parameters.stepPerSequenceSeconds = 0.001;
    parameters.jitterSigma = 0;
    parameters.prefillSeconds = 0.010;
    parameters.prefillTokensPerSecond = 1000;
    parameters.chunkTokens = 1000;
    parameters.seats = 4;
    return parameters;
}

/// Token times in milliseconds since `start`, by sequence.
std::map<SequenceId, std::vector<double>> run(BatchModel &model, Nanos until = 1h)
{
    std::map<SequenceId, std::vector<double>> times;
    model.advance(start + until,
                  [&](const ModelToken &token) { times[token.id].push_back(std::round(toMs(token.at - start) * 1e3) / 1e3); });
    return times;
}

} // namespace

class TestBatchModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAlone()
    {
        BatchModel model(exact(Batching::Chunked), 1);
        QVERIFY(!model.nextEventTime());
        const SequenceId id = model.submit(start, 40, 3);
        QCOMPARE(*model.nextEventTime() - start, Nanos(50ms)); // c + n / P
        const auto times = run(model);
        QCOMPARE(times.at(id), (std::vector<double>{50, 71, 92})); // then t0 + a a token
        QVERIFY(!model.nextEventTime());
        QCOMPARE(model.running(), 0);
        QVERIFY(!model.times(id));
    }

    void cachedPromptIsFaster()
    {
        BatchModel model(exact(Batching::Chunked), 1);
        const SequenceId id = model.submit(start, 40, 1, 30);
        QCOMPARE(run(model).at(id), (std::vector<double>{20}));
    }

    void seatsAreGivenInOrder()
    {
        ModelParameters parameters = exact(Batching::Chunked);
        parameters.seats = 1;
        BatchModel model(parameters, 1);
        const SequenceId first = model.submit(start, 10, 2), second = model.submit(start, 10, 2), third = model.submit(start + 1ms, 10, 2);
        QCOMPARE(model.running() + model.waiting(), 3);
        const auto times = run(model);
        QCOMPARE(times.at(first), (std::vector<double>{20, 41}));
        QCOMPARE(times.at(second), (std::vector<double>{61, 82}));
        QCOMPARE(times.at(third), (std::vector<double>{102, 123}));
    }

    void prefillStretchesDecoding()
    {
        BatchModel model(exact(Batching::Chunked), 1);
        const SequenceId first = model.submit(start, 10, 4);
        model.advance(start + 25ms, [](const ModelToken &) {});
        const SequenceId second = model.submit(start + 25ms, 100, 2);
        const auto times = run(model);
        // The step that runs ends at 41 ms; the next holds the prompt of 100 tokens and takes 21 + 100 ms; then two decode.
        QCOMPARE(times.at(first), (std::vector<double>{41, 162, 184}));
        QCOMPARE(times.at(second), (std::vector<double>{162, 184}));
    }

    void longPromptsComeInChunks()
    {
        ModelParameters parameters = exact(Batching::Chunked);
        parameters.chunkTokens = 50;
        BatchModel model(parameters, 1);
        std::vector<int> prefilled;
        model.observeSteps([&](const BatchModel::Step &step) { prefilled.push_back(step.prefilled); });
        const SequenceId first = model.submit(start, 10, 5);
        model.advance(start + 20ms, [](const ModelToken &) {});
        model.submit(start + 20ms, 120, 1);
        const auto times = run(model);
        QCOMPARE(prefilled, (std::vector<int>{10, 0, 49, 49, 22})); // a decoding sequence takes one of the 50
        QCOMPARE(times.at(first).size(), std::size_t(4));
    }

    void alternatingPausesDecoding()
    {
        ModelParameters parameters = exact(Batching::Alternating);
        parameters.seats = 0;
        BatchModel model(parameters, 1);
        const SequenceId first = model.submit(start, 10, 4);
        model.advance(start + 25ms, [](const ModelToken &) {});
        const SequenceId second = model.submit(start + 25ms, 100, 2);
        const auto times = run(model);
        // 41: first decodes; 41 to 151: prefill of the second alone (10 + 100); then both decode.
        QCOMPARE(times.at(first), (std::vector<double>{41, 173, 194}));
        QCOMPARE(times.at(second), (std::vector<double>{151, 173}));
    }

    void batchBudgetHoldsBack()
    {
        ModelParameters parameters = exact(Batching::Alternating);
        parameters.seats = 0;
        parameters.batchTokens = 100;
        BatchModel model(parameters, 1);
        const SequenceId first = model.submit(start, 60, 2), second = model.submit(start, 60, 1);
        const auto times = run(model);
        QCOMPARE(times.at(first), (std::vector<double>{70, 91}));
        QCOMPARE(times.at(second), (std::vector<double>{161}));
    }

    void independentHasNoNeighbours()
    {
        ModelParameters parameters = exact(Batching::Independent);
        parameters.stepPerSequenceSeconds = 0;
        parameters.prefillSeconds = 0.050;
        parameters.prefillTokensPerSecond = 1e12;
        BatchModel model(parameters, 1);
        std::vector<SequenceId> ids;
        for (int i = 0; i < 300; ++i)
            ids.push_back(model.submit(start + i * 1ms, 100, 3));
        QCOMPARE(model.running(), 300);
        const auto times = run(model);
        for (int i = 0; i < 300; ++i)
            QCOMPARE(times.at(ids[static_cast<std::size_t>(i)]), (std::vector<double>{50.0 + i, 70.0 + i, 90.0 + i}));
    }

    void cancelFreesTheSeat_data()
    {
        QTest::addColumn<int>("batching");
        QTest::newRow("chunked") << static_cast<int>(Batching::Chunked);
        QTest::newRow("alternating") << static_cast<int>(Batching::Alternating);
        QTest::newRow("independent") << static_cast<int>(Batching::Independent);
    }
    void cancelFreesTheSeat()
    {
        QFETCH(int, batching);
        ModelParameters parameters = exact(static_cast<Batching>(batching));
        parameters.seats = 1;
        BatchModel model(parameters, 1);
        const SequenceId first = model.submit(start, 10, 1000), second = model.submit(start, 10, 2);
        model.advance(start + 100ms, [](const ModelToken &) {});
        model.cancel(first);
        model.cancel(first);
        const auto times = run(model);
        QVERIFY(!times.contains(first));
        QVERIFY(batching == static_cast<int>(Batching::Independent) || times.at(second).size() == 2);
        QCOMPARE(model.running() + model.waiting(), 0);
        QVERIFY(!model.nextEventTime() || batching == static_cast<int>(Batching::Independent));
        QCOMPARE(model.heldTokens(), 0);
    }

    void callbacksMaySubmitAndCancel()
    {
        ModelParameters parameters = exact(Batching::Chunked);
        parameters.seats = 2;
        BatchModel model(parameters, 1);
        const SequenceId first = model.submit(start, 10, 5), second = model.submit(start, 10, 500);
        int after = 0;
        model.advance(start + 10s, [&](const ModelToken &token) {
            if (token.id == first && token.last) {
                model.cancel(second);
                model.submit(token.at, 10, 3);
            } else if (token.id > second) {
                ++after;
            }
        });
        QCOMPARE(after, 3);
        QVERIFY(!model.nextEventTime());
    }

    void sameSeedSameTimes_data() { cancelFreesTheSeat_data(); }
    void sameSeedSameTimes()
    {
        QFETCH(int, batching);
        ModelParameters parameters = exact(static_cast<Batching>(batching));
        parameters.jitterSigma = 0.1;
        const auto all = [&](std::uint64_t seed, Nanos stride) {
            BatchModel model(parameters, seed);
            std::vector<Nanos> times;
            MonoTime at = start;
            for (int i = 0; i < 40; ++i) {
                model.submit(at, 20 + i, 10);
                at += 13ms;
                // How often somebody looks must not matter.
                for (MonoTime look = at - 13ms; look < at; look += stride)
                    model.advance(look, [&](const ModelToken &token) { times.push_back(token.at - start); });
                model.advance(at, [&](const ModelToken &token) { times.push_back(token.at - start); });
            }
            model.advance(start + 1h, [&](const ModelToken &token) { times.push_back(token.at - start); });
            return times;
        };
        const auto once = all(7, 13ms), again = all(7, 1ms), other = all(8, 13ms);
        QCOMPARE(once.size(), std::size_t(400));
        QVERIFY(std::is_sorted(once.begin(), once.end()));
        QVERIFY(once == again);
        QVERIFY(once != other);
    }

    void jitterIsLogNormal()
    {
        ModelParameters parameters = exact(Batching::Chunked);
        parameters.jitterSigma = 0.05;
        parameters.stepPerSequenceSeconds = 0;
        BatchModel model(parameters, 3);
        model.submit(start, 1, 20001);
        double sum = 0, squares = 0;
        MonoTime before{};
        model.advance(start + 1h, [&](const ModelToken &token) {
            if (token.index > 0) {
                const double value = std::log(toSeconds(token.at - before) / 0.020);
                sum += value;
                squares += value * value;
            }
            before = token.at;
        });
        const double mean = sum / 20000, sigma = std::sqrt(squares / 20000 - mean * mean);
        QVERIFY2(std::abs(mean) < 4 * 0.05 / std::sqrt(20000.0), qPrintable(QString::number(mean)));
        QVERIFY2(std::abs(sigma - 0.05) < 0.002, qPrintable(QString::number(sigma)));
    }
};

QTEST_GUILESS_MAIN(TestBatchModel)
#include "tst_batch_model.moc"

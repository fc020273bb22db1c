// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "measure/recorder.h"

using namespace derby;
using namespace std::chrono_literals;

namespace {

MonoTime at(Nanos sinceStart)
{
    return MonoTime(1000s) + sinceStart;
}

/// A read whose kernel time is `received`; the loop looked `looked` before it saw the bytes.
ReceiveTimes readAt(Nanos received, Nanos lag = 50us, Nanos looked = 20ms)
{
    return {at(received), at(received + lag), at(received + lag - looked), true};
}

std::string content(const char *text)
{
    return std::string("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"") + text + "\"}}]}\n\n";
}

const std::string role = "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n";
const std::string finish = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}\n\n";
const std::string done = "data: [DONE]\n\n";

std::string usage(int tokens)
{
    return "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":" + std::to_string(tokens)
        + ",\"total_tokens\":" + std::to_string(11 + tokens) + "}}\n\n";
}

ResponseHead streamHead(int status = 200, const QByteArray &type = "text/event-stream; charset=utf-8")
{
    return {status, "OK", {{"Content-Type", type}}};
}

/// A recorder with the record that it hands over.
struct Tape
{
    explicit Tape(Engine engine = Engine::Vllm, Protocol protocol = Protocol::OpenAiChat)
    {
        Record draft;
        draft.lane = 2;
        draft.test = QStringLiteral("ttft");
        draft.planned = at(-1ms);
        recorder = std::make_unique<Recorder>(engine, protocol, std::move(draft), [this](Record &&ended) {
            ++calls;
            record = std::move(ended);
        });
    }
    void sent() { recorder->onSent({at(0ns), {}, true, 0}); }
    void head(const ReceiveTimes &when) { recorder->onHead(streamHead(), when); }
    StreamState body(const std::string &bytes, const ReceiveTimes &when) { return recorder->onBody(bytes, when); }
    void close(Nanos when, std::optional<Error> error = {}) { recorder->onClosed({at(when), std::move(error), Nanos(80us), true}); }

    std::unique_ptr<Recorder> recorder;
    Record record;
    int calls = 0;
};

} // namespace

class TestRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stampsAStream()
    {
        Tape tape;
        tape.sent();
        tape.head(readAt(40ms));
        QCOMPARE(tape.body(role, readAt(40ms)), StreamState::WaitingForToken);
        QCOMPARE(tape.body(content("a"), readAt(100ms)), StreamState::Streaming);
        QCOMPARE(tape.body(content("b"), readAt(120ms)), StreamState::Streaming);
        QCOMPARE(tape.body(content("c") + finish, readAt(145ms)), StreamState::Streaming);
        QCOMPARE(tape.body(usage(3) + done, readAt(146ms)), StreamState::Complete);
        tape.close(147ms);

        QCOMPARE(tape.calls, 1);
        const Record &record = tape.record;
        QCOMPARE(record.outcome, Outcome::Succeeded);
        QVERIFY(!record.error);
        QCOMPARE(record.lane, 2);
        QCOMPARE(record.status, 200);
        QCOMPARE(*record.firstByte, at(40ms));
        QCOMPARE(*record.firstToken, at(100ms));
        QCOMPARE(*record.firstAnswer, at(100ms));
        QCOMPARE(*record.lastToken, at(145ms));
        QCOMPARE(*record.done, at(146ms));
        QCOMPARE(record.ended, at(147ms));
        QCOMPARE(*record.rtt, Nanos(80us));
        QVERIFY(record.reusedConnection);
        QCOMPARE(record.events.size(), std::size_t(3));
        for (const RecordEvent &event : record.events)
            QCOMPARE(event.flags, std::uint16_t(0));
        QCOMPARE(record.events[1].seen, at(120ms + 50us));
        QCOMPARE(record.contentEvents, 3);
        QVERIFY(record.outputTokens);
        QCOMPARE(record.outputTokens->n, 3);
        QCOMPARE(record.outputTokens->source, Provenance::ServerReported);
        QCOMPARE(*record.promptTokens, 11);
        QCOMPARE(record.finishReason, QStringLiteral("length"));
        QCOMPARE(*record.lateness(), Nanos(1ms));
        QCOMPARE(*record.tpot(), Nanos(22500us));

        Nanos sum = *record.ttft();
        for (std::size_t i = 1; i < record.events.size(); ++i)
            sum += record.events[i].received - record.events[i - 1].received;
        QCOMPARE(sum, *record.e2e());
    }

    void firstTokenInTheReadOfTheRoleChunk()
    {
        Tape tape;
        tape.sent();
        tape.head(readAt(60ms));
        QCOMPARE(tape.body(role + content("a"), readAt(60ms)), StreamState::Streaming);
        tape.body(content("b") + finish + usage(2) + done, readAt(80ms));
        tape.close(80ms);
        QCOMPARE(*tape.record.firstToken, at(60ms));
        // Role, finish, usage and [DONE] never coalesce a token.
        QCOMPARE(tape.record.events[0].flags, std::uint16_t(0));
        QCOMPARE(tape.record.events[1].flags, std::uint16_t(0));
    }

    void severalTokensInARead_data()
    {
        QTest::addColumn<qint64>("lookedMicros");
        QTest::addColumn<int>("flag");
        QTest::newRow("the loop had just looked: the server's burst") << qint64(999) << int(EventServerBurst);
        QTest::newRow("the loop was late") << qint64(1000) << int(EventCoalesced);
        QTest::newRow("the loop was very late") << qint64(50000) << int(EventCoalesced);
    }
    void severalTokensInARead()
    {
        QFETCH(qint64, lookedMicros);
        QFETCH(int, flag);
        Tape tape;
        tape.sent();
        tape.head(readAt(40ms));
        tape.body(content("a") + content("b") + content("c") + finish, readAt(100ms, 50us, std::chrono::microseconds(lookedMicros)));
        tape.body(done, readAt(101ms));
        tape.close(101ms);
        QCOMPARE(tape.record.events.size(), std::size_t(3));
        QCOMPARE(int(tape.record.events[0].flags), flag);
        QCOMPARE(int(tape.record.events[1].flags), flag);
        QCOMPARE(int(tape.record.events[2].flags), 0); // the last one of a read has its true time
        for (const RecordEvent &event : tape.record.events)
            QCOMPARE(event.received, at(100ms));
    }

    void anEventCutInTwoHasTheTimeOfTheReadThatCompletesIt()
    {
        Tape tape;
        tape.sent();
        tape.head(readAt(40ms));
        const std::string token = content("a");
        QCOMPARE(tape.body(token.substr(0, 20), readAt(50ms)), StreamState::WaitingForToken);
        QCOMPARE(tape.body(token.substr(20), readAt(90ms)), StreamState::Streaming);
        tape.body(finish + done, readAt(95ms));
        tape.close(95ms);
        QCOMPARE(*tape.record.firstToken, at(90ms));
    }

    void whatTheEndOfTheBodyCompletesCameWithTheLastRead()
    {
        Tape tape(Engine::Ollama, Protocol::OllamaChat);
        tape.sent();
        tape.recorder->onHead(streamHead(200, "application/x-ndjson"), readAt(40ms));
        tape.body("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":false}\n", readAt(60ms));
        tape.body("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"b\"},\"done\":true,\"done_reason\":\"stop\",\"eval_"
                  "count\":2}",
                  readAt(80ms));
        tape.close(200ms);
        QCOMPARE(tape.record.outcome, Outcome::Succeeded);
        QCOMPARE(tape.record.events.size(), std::size_t(2));
        QCOMPARE(*tape.record.lastToken, at(80ms));
        QCOMPARE(*tape.record.done, at(80ms)); // not when the stream, which the server kept open, was given up
        QCOMPARE(tape.record.ended, at(200ms));
        QCOMPARE(tape.record.outputTokens->n, 2);
    }

    void reasoningIsNoAnswer()
    {
        Tape tape;
        tape.sent();
        tape.head(readAt(40ms));
        tape.body("data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n", readAt(50ms));
        tape.body(content("a") + finish + done, readAt(70ms));
        tape.close(70ms);
        QCOMPARE(*tape.record.firstToken, at(50ms));
        QCOMPARE(*tape.record.firstAnswer, at(70ms));
        QCOMPARE(int(tape.record.events[0].flags), int(EventReasoning));
        QCOMPARE(int(tape.record.events[1].flags), 0);
    }

    void userClockIsFlagged()
    {
        Tape tape;
        tape.sent();
        ReceiveTimes when = readAt(50ms, 0ns);
        when.kernelTime = false;
        tape.head(when);
        tape.body(content("a") + finish + done, when);
        tape.close(50ms);
        QCOMPARE(int(tape.record.events[0].flags), int(EventUserClock));
    }

    void aStaleRetryCountsFromTheLastSend()
    {
        Tape tape;
        tape.sent();
        tape.recorder->onSent({at(7ms), {{}, Nanos(2ms), {}}, false, 1});
        tape.head(readAt(40ms));
        tape.body(content("a") + finish + done, readAt(57ms));
        tape.close(57ms);
        QCOMPARE(*tape.record.sent, at(7ms));
        QCOMPARE(tape.record.staleRetries, 1);
        QCOMPARE(*tape.record.connect.connect, Nanos(2ms));
        QVERIFY(!tape.record.reusedConnection);
        QCOMPARE(*tape.record.ttft(), Nanos(50ms));
    }

    void countsNobodyReportsStayUnknown()
    {
        Tape tape;
        tape.sent();
        tape.head(readAt(40ms));
        tape.body(content("a"), readAt(50ms));
        tape.body(content("b") + finish + done, readAt(60ms));
        tape.close(60ms);
        QCOMPARE(tape.record.outcome, Outcome::Succeeded);
        QVERIFY(!tape.record.outputTokens);
        QCOMPARE(tape.record.contentEvents, 2);
        QVERIFY(!tape.record.tpot());
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("transport"); // an ErrorKind, -1: none
        QTest::addColumn<int>("kind");
        const QByteArray sse = "text/event-stream";
        const QByteArray json = "application/json";
        const QByteArray text = QByteArray::fromStdString(content("a"));
        const QByteArray inStream = text
            + "data: {\"error\":{\"message\":\"The engine is busy\",\"type\":\"Service Unavailable\",\"code\":503}}\n\ndata: [DONE]\n\n";
        QTest::newRow("error inside 200") << inStream << 200 << sse << -1 << int(ErrorKind::Overloaded);
        QTest::newRow("end without the completion mark") << text << 200 << sse << -1 << int(ErrorKind::Truncated);
        QTest::newRow("truncated by the transport") << text << 200 << sse << int(ErrorKind::Truncated) << int(ErrorKind::Truncated);
        QTest::newRow("reset in the middle") << text << 200 << sse << int(ErrorKind::Reset) << int(ErrorKind::Reset);
        QTest::newRow("idle timeout") << text << 200 << sse << int(ErrorKind::IdleTimeout) << int(ErrorKind::IdleTimeout);
        QTest::newRow("429") << QByteArray("{\"error\":\"Model is overloaded\",\"error_type\":\"overloaded\"}") << 429 << json << -1
                             << int(ErrorKind::Overloaded);
        QTest::newRow("401") << QByteArray("{\"error\":\"Unauthorized\"}") << 401 << json << -1 << int(ErrorKind::Auth);
    }
    void failures()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(int, transport);
        QFETCH(int, kind);
        Tape tape;
        tape.sent();
        tape.recorder->onHead(streamHead(status, type), readAt(40ms));
        tape.body(body.toStdString(), readAt(50ms));
        tape.close(60ms, transport < 0 ? std::optional<Error>() : makeError(static_cast<ErrorKind>(transport)));
        QCOMPARE(tape.calls, 1);
        QCOMPARE(tape.record.outcome, Outcome::Failed);
        QCOMPARE(tape.record.status, status);
        QVERIFY(tape.record.error);
        QCOMPARE(errorKindId(tape.record.error->kind), errorKindId(static_cast<ErrorKind>(kind)));
        QVERIFY(!tape.record.error->actions.isEmpty());
        QVERIFY(tape.record.done && *tape.record.done <= at(60ms));
        QCOMPARE(tape.record.ended, at(60ms));
    }

    void neverConnected()
    {
        Tape tape;
        tape.close(3ms, makeError(ErrorKind::Refused));
        QCOMPARE(tape.record.outcome, Outcome::Failed);
        QCOMPARE(tape.record.error->kind, ErrorKind::Refused);
        QVERIFY(!tape.record.sent);
        QVERIFY(!tape.record.ttft());
        QCOMPARE(tape.record.status, 0);
    }

    void anEndWithoutAnyAnswerFails()
    {
        Tape tape;
        tape.sent();
        tape.close(3ms);
        QCOMPARE(tape.record.outcome, Outcome::Failed);
        QCOMPARE(tape.record.error->kind, ErrorKind::BadResponse);
    }

    void howTheConnectionEndsAfterAWholeAnswerDoesNotMatter_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("reset") << int(ErrorKind::Reset);
        QTest::newRow("no end chunk") << int(ErrorKind::Truncated);
        QTest::newRow("cut") << int(ErrorKind::Cancelled);
    }
    void howTheConnectionEndsAfterAWholeAnswerDoesNotMatter()
    {
        QFETCH(int, kind);
        Tape tape;
        tape.sent();
        tape.head(readAt(40ms));
        tape.body(content("a") + finish + usage(1) + done, readAt(50ms));
        tape.close(60ms, makeError(static_cast<ErrorKind>(kind)));
        QCOMPARE(tape.record.outcome, Outcome::Succeeded);
        QVERIFY(!tape.record.error);
    }

    void nothingIsAllocatedForATokenOnceRoomIsReserved()
    {
        Record draft;
        draft.events.reserve(64);
        const RecordEvent *room = draft.events.data();
        Record ended;
        Recorder recorder(Engine::Vllm, Protocol::OpenAiChat, std::move(draft), [&ended](Record &&record) { ended = std::move(record); });
        recorder.onSent({at(0ns), {}, true, 0});
        recorder.onHead(streamHead(), readAt(1ms));
        for (int i = 0; i < 60; ++i)
            recorder.onBody(content("x"), readAt(Nanos(std::chrono::milliseconds(10 + i))));
        recorder.onBody(finish + done, readAt(100ms));
        recorder.onClosed({at(100ms), {}, {}, true});
        QCOMPARE(ended.events.size(), std::size_t(60));
        QCOMPARE(static_cast<const void *>(ended.events.data()), static_cast<const void *>(room)); // never moved
    }
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"

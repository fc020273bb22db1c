// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The requests of the recordings are sent again, and the answers must be those of the real servers: the same head, the same framing, the
// same keys in the same order; where no generated text or time is in it, the same bytes.
#include "wire_client.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace derby;

namespace {

enum Likeness { Bytes, Shape, Stream };

QByteArray readRecording(const QString &name)
{
    QFile file(QStringLiteral(TESTDATA "/transcripts/real/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The head's lines, with what differs between any two answers taken out.
QByteArrayList headOf(const QByteArray &response)
{
    QByteArrayList lines = response.left(response.indexOf("\r\n\r\n")).replace("\r\n", "\n").split('\n');
    for (QByteArray &line : lines)
        for (const char *varying : {"date", "Date", "content-length", "Content-Length", "x-compute-type", "x-compute-time",
                                    "x-compute-characters", "x-total-time", "x-validation-time", "x-queue-time", "x-inference-time",
                                    "x-time-per-token", "x-prompt-tokens", "x-generated-tokens"})
            if (const QByteArray name = QByteArray(varying) + ": "; line.startsWith(name))
                line = name + '*';
    lines.removeIf([](const QByteArray &line) { return line.startsWith("x-request-id:"); }); // that server ran with a flag for it
    return lines;
}

/// JSON with its values replaced by their kinds: what remains are keys, order and punctuation.
QByteArray shapeOf(const QByteArray &json)
{
    QByteArray out;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (c == '"') {
            const qsizetype begin = i++;
            while (i < json.size() && json.at(i) != '"')
                i += json.at(i) == '\\' ? 2 : 1;
            const bool key = i + 1 < json.size() && json.at(i + 1) == ':';
            out += key ? json.mid(begin, i - begin + 1) : QByteArray("S");
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            while (i + 1 < json.size() && (QByteArray("0123456789.eE+-").contains(json.at(i + 1))))
                ++i;
            out += '0';
        } else {
            out += c;
        }
    }
    // How many tokens or ids a list holds is not its shape.
    static const QByteArray token = R"({"id":0,"text":S,"logprob":0,"special":false})",
                            eos = R"({"id":0,"text":S,"logprob":0,"special":true})", piece = R"({"id":0,"text":S,"start":0,"stop":0})";
    for (const QByteArray &one : {token, piece, QByteArray("0")}) {
        const QByteArray two = one + ',' + one;
        while (out.contains(two))
            out.replace(two, one);
    }
    const QByteArray end = ',' + eos;
    return out.replace(end, "");
}

/// The kinds of events of a stream, each once, in order of appearance.
QByteArrayList shapesOf(const QByteArray &response)
{
    QByteArrayList shapes;
    for (const QByteArray &chunk : chunksOf(response))
        if (const QByteArray shape = shapeOf(chunk); !shapes.contains(shape))
            shapes.append(shape);
    return shapes;
}

} // namespace

class TestSimulatorRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void refusals_data();
    void refusals();

private:
    void compare(const Endpoint &endpoint, const QString &name, Likeness likeness, const QByteArrayList &headers = {});
    std::unique_ptr<Farm> m_farm;
};

void TestSimulatorRecordings::initTestCase()
{
    m_farm = std::make_unique<Farm>();
    QVERIFY2(m_farm->error().isEmpty(), qPrintable(m_farm->error()));
    // Loaded: the first answers would wait.
    exchange(m_farm->at(Engine::Ollama), "POST", "/api/generate", R"({"model":"tiny"})");
}

void TestSimulatorRecordings::answers_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("likeness");
    const auto rows = [](Engine engine, const QString &prefix, Likeness likeness, const QStringList &names) {
        for (const QString &name : names)
            QTest::newRow(qPrintable(prefix + name)) << engine << prefix + name << static_cast<int>(likeness);
    };
    const QString vllm = QStringLiteral("vllm-0.32-"), tgi = QStringLiteral("tgi-3.3.x-"), ollama = QStringLiteral("ollama-0.33-");
    rows(Engine::Vllm, vllm, Bytes,
         {QStringLiteral("err-404"), QStringLiteral("err-405"), QStringLiteral("err-content-type"), QStringLiteral("err-max-tokens"),
          QStringLiteral("err-max-tokens-negative"), QStringLiteral("err-model"), QStringLiteral("err-no-messages"),
          QStringLiteral("err-stream-options"), QStringLiteral("err-temperature-range"), QStringLiteral("err-type"),
          QStringLiteral("err-json"), QStringLiteral("health"), QStringLiteral("load"), QStringLiteral("version"), QStringLiteral("root"),
          QStringLiteral("props-not-there")});
    rows(Engine::Vllm, vllm, Shape,
         {QStringLiteral("models"), QStringLiteral("cors-origin"), QStringLiteral("tokenize"), QStringLiteral("chat-nonstream"),
          QStringLiteral("request-id"), QStringLiteral("err-prompt-long"), QStringLiteral("content-type-charset")});
    rows(Engine::Vllm, vllm, Stream,
         {QStringLiteral("chat"), QStringLiteral("chat-usage"), QStringLiteral("chat-continuous-usage"),
          QStringLiteral("chat-pinned-length"), QStringLiteral("completions-usage")});
    rows(Engine::Tgi, tgi, Bytes,
         {QStringLiteral("error-404"), QStringLiteral("error-405"), QStringLiteral("error-generate-badjson"),
          QStringLiteral("error-generate-nobody"), QStringLiteral("error-generate-wrongtype"),
          QStringLiteral("error-stream-missing-inputs"), QStringLiteral("error-stream-negative"), QStringLiteral("error-chat-stop-string"),
          QStringLiteral("health"), QStringLiteral("health-head"), QStringLiteral("models"), QStringLiteral("cors-preflight")});
    rows(Engine::Tgi, tgi, Shape,
         {QStringLiteral("tokenize"), QStringLiteral("chat-nostream"), QStringLiteral("generate-details"),
          QStringLiteral("compat-nostream"), QStringLiteral("completions-nostream"), QStringLiteral("error-generate-toolong")});
    rows(Engine::Tgi, tgi, Stream,
         {QStringLiteral("stream-details"), QStringLiteral("stream-nodetails"), QStringLiteral("stream-length"),
          QStringLiteral("chat-stream"), QStringLiteral("chat-stream-usage"), QStringLiteral("chat-stream-length"),
          QStringLiteral("completions-stream"), QStringLiteral("completions-stream-length"), QStringLiteral("compat-stream"),
          QStringLiteral("stream-validation-toolong"), QStringLiteral("chat-stream-validation")});
    rows(Engine::Ollama, ollama, Bytes,
         {QStringLiteral("404-health"), QStringLiteral("404-path"), QStringLiteral("err-empty-body"),
          QStringLiteral("err-malformed-v1chat"), QStringLiteral("err-no-model-generate"), QStringLiteral("err-think-unsupported"),
          QStringLiteral("err-unknown-model-chat"), QStringLiteral("err-unknown-model-v1chat"), QStringLiteral("err-wrongtype-messages"),
          QStringLiteral("options-cors"), QStringLiteral("root"), QStringLiteral("version")});
    rows(Engine::Ollama, ollama, Shape,
         {QStringLiteral("tags"), QStringLiteral("ps-loaded"), QStringLiteral("load-only-generate"), QStringLiteral("load-only-nostream"),
          QStringLiteral("chat-nostream"), QStringLiteral("v1completions-nostream")});
    rows(Engine::Ollama, ollama, Stream,
         {QStringLiteral("chat-stream"), QStringLiteral("generate-stream"), QStringLiteral("generate-raw"), QStringLiteral("v1chat-stream"),
          QStringLiteral("v1chat-stream-usage"), QStringLiteral("v1completions-stream"), QStringLiteral("v1completions-stream-usage"),
          QStringLiteral("toolong-chat-notruncate")});
}

void TestSimulatorRecordings::compare(const Endpoint &endpoint, const QString &name, Likeness likeness, const QByteArrayList &extra)
{
    const QByteArray recorded = readRecording(name + u".http");
    QVERIFY2(!recorded.isEmpty(), qPrintable(name));
    const QJsonObject request = QJsonDocument::fromJson(readRecording(name + u".json")).object().value(QLatin1String("request")).toObject();
    QByteArrayList headers = extra;
    for (const QJsonValue &header : request.value(QLatin1String("headers")).toArray())
        headers.append(header.toString().toUtf8());
    const QByteArray method = request.value(QLatin1String("method")).toString().toUtf8();
    QString body = request.value(QLatin1String("body")).toString();
    if (recorded.contains("<|eot_id|>")) // ended by itself: our answers are longer
        body.replace(QRegularExpression(QStringLiteral("\"max_new_tokens\": \\d+")), QStringLiteral("\"max_new_tokens\": 1500"));
    const QByteArray answer = exchange(endpoint, method, request.value(QLatin1String("path")).toString().toUtf8(), body.toUtf8(), headers);
    QByteArrayList head = headOf(answer);
    QCOMPARE(head.removeAll("X-TokenDerby-Simulator: 1"), 1); // the one line that no real server sends
    QCOMPARE(head, headOf(recorded));
    switch (likeness) {
    case Bytes:
        QCOMPARE(bodyOf(answer), bodyOf(recorded));
        break;
    case Shape:
        QCOMPARE(shapeOf(bodyOf(answer)), shapeOf(bodyOf(recorded)));
        break;
    case Stream: {
        const QByteArrayList ours = shapesOf(answer), theirs = shapesOf(recorded);
        QCOMPARE(ours.first(), theirs.first());
        QCOMPARE(QSet<QByteArray>(ours.begin(), ours.end()), QSet<QByteArray>(theirs.begin(), theirs.end()));
        QCOMPARE(ours.last(), theirs.last());
        QVERIFY(answer.endsWith("\r\n0\r\n\r\n"));
        // One event a chunk, hex digits of the right case.
        const qsizetype first = answer.indexOf("\r\n\r\n") + 4;
        const QByteArray digits = answer.mid(first, answer.indexOf("\r\n", first) - first);
        QCOMPARE(digits, endpoint.engine == Engine::Tgi ? digits.toUpper() : digits.toLower());
        break;
    }
    }
}

void TestSimulatorRecordings::answers()
{
    QFETCH(Engine, engine);
    QFETCH(QString, name);
    QFETCH(int, likeness);
    compare(m_farm->at(engine), name, static_cast<Likeness>(likeness));
}

void TestSimulatorRecordings::refusals_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("name");
    QTest::newRow("vllm busy") << "status=503" << Engine::Vllm << "vllm-0.32-overload-nonstream";
    QTest::newRow("vllm dead") << "status=500" << Engine::Vllm << "vllm-0.32-engine-killed-nonstream";
    QTest::newRow("tgi busy") << "status=429" << Engine::Tgi << "tgi-3.3.x-error-generate-429";
    QTest::newRow("ollama busy") << "status=503" << Engine::Ollama << "ollama-0.33-queue-full-fifth-generate";
}

void TestSimulatorRecordings::refusals()
{
    QFETCH(QString, fault);
    QFETCH(Engine, engine);
    QFETCH(QString, name);
    SimulatorOptions options;
    options.faults = {fault};
    Farm farm(options);
    compare(farm.at(engine), name, Bytes);
}

QTEST_GUILESS_MAIN(TestSimulatorRecordings)
#include "tst_simulator_recordings.moc"

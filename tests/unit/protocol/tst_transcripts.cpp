// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts.h"

#include <QJsonDocument>
#include <QtTest>

#include <algorithm>

using namespace derby;

namespace {

constexpr qsizetype everyOffsetBelow = 32 * 1024;

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int stride = 13; // five times slower there, and the plain build has checked every offset already
#else
constexpr int stride = 1;
#endif

/// Every offset of a small body; of a large one those within 3 bytes of a line's end.
QList<qsizetype> cuts(const QByteArray &body)
{
    QList<qsizetype> offsets;
    if (body.size() <= everyOffsetBelow) {
        for (qsizetype at = 1; at < body.size(); at += stride)
            offsets << at;
        return offsets;
    }
    for (qsizetype end = body.indexOf('\n'); end >= 0; end = body.indexOf('\n', end + 1)) {
        for (qsizetype at = std::max<qsizetype>(1, end - 3); at <= std::min(body.size() - 1, end + 3); ++at) {
            if (offsets.isEmpty() || at > offsets.last())
                offsets << at;
        }
    }
    return offsets;
}

QByteArray json(const Reading &reading)
{
    return QJsonDocument(readingToJson(reading)).toJson(QJsonDocument::Compact);
}

} // namespace

class TestTranscripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reading_data() { rows(); }
    void reading();
    void byteByByte_data() { rows(); }
    void byteByByte();
    void splitInTwo_data() { rows(); }
    void splitInTwo();
    void measuringOptions_data() { rows(); }
    void measuringOptions();

private:
    void rows()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < m_all.size(); ++i)
            QTest::newRow(qPrintable(m_all[i].name)) << i;
    }
    const Transcript &current() const
    {
        QFETCH(int, row);
        return m_all[row];
    }
    const QList<Transcript> m_all = allTranscripts();
};

void TestTranscripts::reading()
{
    const Transcript &transcript = current();
    const Decoded whole = decode(transcript, {viewOf(transcript.body)}, {true, true});
    const QString wrong = differences(transcript.expected, readingToJson(whole.reading));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));

    // The events and the reading are two sides of one thing.
    int data = 0, content = 0;
    std::optional<int> firstToken, firstAnswer;
    for (const DecodedEvent &event : whole.events) {
        if (event.index < 0)
            continue;
        QCOMPARE(event.index, data++);
        if (event.generated && !firstToken)
            firstToken = event.index;
        if (event.answer && !firstAnswer)
            firstAnswer = event.index;
        QVERIFY(event.generated || !event.answer);
        content += event.kind == EventKind::Text || event.kind == EventKind::Reasoning || event.kind == EventKind::Tool;
        QVERIFY(event.kind == EventKind::Comment || !event.raw.empty() || transcript.name == QLatin1String("framing-torture.sse"));
    }
    QCOMPARE(data, whole.reading.events);
    QCOMPARE(content, whole.reading.contentEvents);
    QVERIFY(firstToken == whole.reading.firstTokenEvent);
    QVERIFY(firstAnswer == whole.reading.firstAnswerEvent);
}

void TestTranscripts::byteByByte()
{
    const Transcript &transcript = current();
    const std::string_view body = viewOf(transcript.body);
    const Decoded whole = decode(transcript, {body}, {true, true});
    QList<std::string_view> pieces;
    for (std::size_t i = 0; i < body.size(); ++i)
        pieces << body.substr(i, 1);
    const Decoded bytes = decode(transcript, pieces, {true, true});
    QVERIFY(sameEvents(whole.events, bytes.events));
    QCOMPARE(json(bytes.reading), json(whole.reading));
}

void TestTranscripts::splitInTwo()
{
    const Transcript &transcript = current();
    const std::string_view body = viewOf(transcript.body);
    const Decoded whole = decode(transcript, {body});
    const QByteArray wholeJson = json(whole.reading);
    // Every cut would decode the body anew: a prefix decoded once and a suffix per cut give the same with half the work, but only a fresh
    // decoder proves that nothing is left over from the cut before. Large bodies are cut near line ends, where framing can go wrong.
    int checked = 0;
    for (const qsizetype at : cuts(transcript.body)) {
        const auto cut = static_cast<std::size_t>(at);
        const Decoded split = decode(transcript, {body.substr(0, cut), body.substr(cut)});
        if (!sameEvents(whole.events, split.events) || (checked++ % 16 == 0 && json(split.reading) != wholeJson))
            QFAIL(qPrintable(QStringLiteral("another result when cut at byte ") + QString::number(at)));
    }
}

void TestTranscripts::measuringOptions()
{
    const Transcript &transcript = current();
    const Decoded full = decode(transcript, {viewOf(transcript.body)});
    Decoded lean = decode(transcript, {viewOf(transcript.body)}, {false, false});
    for (const DecodedEvent &event : lean.events)
        QVERIFY(event.text.empty() && event.raw.empty());
    QVERIFY(lean.reading.text.empty() && lean.reading.reasoning.empty() && lean.reading.toolCalls.isEmpty() && lean.reading.texts.empty());
    // All but the texts is the same.
    lean.reading.text = full.reading.text;
    lean.reading.textClean = full.reading.textClean;
    lean.reading.textFromTokens = full.reading.textFromTokens;
    lean.reading.reasoning = full.reading.reasoning;
    lean.reading.texts = full.reading.texts;
    lean.reading.toolCalls = full.reading.toolCalls;
    QCOMPARE(json(lean.reading), json(full.reading));
    QCOMPARE(lean.events.size(), full.events.size());
    for (std::size_t i = 0; i < lean.events.size(); ++i) {
        lean.events[i].text = full.events[i].text;
    }
    QVERIFY(sameEvents(lean.events, full.events));
}

QTEST_GUILESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"

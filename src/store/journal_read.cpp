// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_format.h"

#include "base/text.h"
#include "store/journal_fields.h"

#include <QDir>
#include <QFile>

#include <simdjson.h>

#include <cstring>
#include <unordered_map>

namespace derby {

namespace {

using namespace field;

// More rounds, users or prompts than any run has; it keeps a damaged line from asking for gigabytes.
constexpr qint64 mostIndices = 1000000;

/// Parses line by line; keeps what can be shared between lines.
class Reader
{
public:
    explicit Reader(const QStringList &lanes)
        : m_lanes(lanes)
        , m_lanesKnown(!lanes.isEmpty())
    {
    }

    enum class Line { Good, Damaged, Newer };

    Line read(std::string_view line, Record &record)
    {
        // simdjson reads past the end; the copy costs little beside the parsing.
        if (m_buffer.size() < line.size() + simdjson::SIMDJSON_PADDING)
            m_buffer.resize(line.size() + simdjson::SIMDJSON_PADDING);
        std::memcpy(m_buffer.data(), line.data(), line.size());
        simdjson::dom::object object;
        if (const auto error = m_parser.parse(m_buffer.data(), line.size(), false).get_object().get(object); error != simdjson::SUCCESS) {
            m_damage = QString::fromLatin1(simdjson::error_message(error));
            return Line::Damaged;
        }
        try {
            int64_t schema = 0;
            if (object["schema"].get_int64().get(schema) != simdjson::SUCCESS || schema < 1)
                damaged("schema");
            m_schema = schema;
            if (schema > journalSchema)
                return Line::Newer;
            fill(object, record);
        } catch (const Damage &damage) {
            m_damage = damage.what;
            return Line::Damaged;
        }
        return Line::Good;
    }

    const QString &damage() const { return m_damage; }
    qint64 schema() const { return m_schema; }
    const QStringList &lanes() const { return m_lanes; }

    /// By lane; nothing where no line said it.
    std::vector<std::optional<bool>> simulated() const
    {
        std::vector<std::optional<bool>> byLane = m_simulated;
        byLane.resize(static_cast<size_t>(m_lanes.size()));
        return byLane;
    }

private:
    void fill(simdjson::dom::object object, Record &record)
    {
        bool hasLane = false, hasTest = false, hasPlanned = false, hasOutcome = false;
        std::optional<Provenance> source;
        std::optional<qint64> outputTokens;
        std::optional<bool> simulated;
        for (const auto &[key, value] : object) {
            if (key == "lane") {
                record.lane = lane(text(value, key));
                hasLane = true;
            } else if (key == "simulated") {
                simulated = boolean(value, key);
            } else if (key == "test") {
                record.test = shared(text(value, key));
                hasTest = true;
            } else if (key == "phase") {
                const std::string_view phase = text(value, key);
                if (phase != "warmup" && phase != "measured")
                    damaged(key);
                record.phase = phase == "warmup" ? Phase::Warmup : Phase::Measured;
            } else if (key == "round") {
                record.round = static_cast<int>(integer(value, key, 0, mostIndices));
            } else if (key == "user") {
                record.user = value.is_null() ? -1 : static_cast<int>(integer(value, key, 0, mostIndices));
            } else if (key == "prompt") {
                record.prompt = value.is_null() ? -1 : static_cast<int>(integer(value, key, 0, mostIndices));
            } else if (key == "counted") {
                record.counted = boolean(value, key);
            } else if (key == "planned_ns") {
                record.planned = time(value, key);
                hasPlanned = true;
            } else if (key == "sent_ns") {
                record.sent = timeOrNone(value, key);
            } else if (key == "head_ns") {
                record.head = timeOrNone(value, key);
            } else if (key == "first_byte_ns") {
                record.firstByte = timeOrNone(value, key);
            } else if (key == "first_token_ns") {
                record.firstToken = timeOrNone(value, key);
            } else if (key == "first_answer_ns") {
                record.firstAnswer = timeOrNone(value, key);
            } else if (key == "last_token_ns") {
                record.lastToken = timeOrNone(value, key);
            } else if (key == "done_ns") {
                record.done = timeOrNone(value, key);
            } else if (key == "dns_ns") {
                record.connect.dns = durationOrNone(value, key);
            } else if (key == "connect_ns") {
                record.connect.connect = durationOrNone(value, key);
            } else if (key == "tls_ns") {
                record.connect.tls = durationOrNone(value, key);
            } else if (key == "rtt_ns") {
                record.rtt = durationOrNone(value, key);
            } else if (key == "reused_connection") {
                record.reusedConnection = boolean(value, key);
            } else if (key == "stale_retries") {
                record.staleRetries = smallInteger(value, key, 0);
            } else if (key == "status") {
                record.status = value.is_null() ? 0 : smallInteger(value, key, 0);
            } else if (key == "output_tokens") {
                outputTokens = countOrNone(value, key);
            } else if (key == "output_tokens_source") {
                if (!value.is_null() && !(source = provenanceFromId(shared(text(value, key)))))
                    damaged(key);
            } else if (key == "content_events") {
                record.contentEvents = smallInteger(value, key, 0);
            } else if (key == "prompt_tokens") {
                record.promptTokens = countOrNone(value, key);
            } else if (key == "cached_tokens") {
                record.cachedTokens = countOrNone(value, key);
            } else if (key == "reasoning_tokens") {
                record.reasoningTokens = countOrNone(value, key);
            } else if (key == "finish_reason") {
                record.finishReason = value.is_null() ? QString() : shared(text(value, key));
            } else if (key == "server_timing") {
                record.serverTiming = serverTiming(value, key);
            } else if (key == "events") {
                readEvents(value, key, record.events);
            } else if (key == "outcome") {
                record.outcome = outcome(text(value, key));
                hasOutcome = true;
            } else if (key == "error" && !value.is_null()) {
                record.error = readError(value, key);
            }
        }
        if (!hasLane || !hasTest || !hasPlanned || !hasOutcome)
            throw Damage{QStringLiteral("one of lane, test, planned_ns and outcome is missing")};
        if (outputTokens) {
            if (!source)
                damaged("output_tokens_source");
            record.outputTokens = TokenCount{*outputTokens, *source};
        }
        if (simulated)
            noteSimulated(static_cast<size_t>(record.lane), *simulated);
    }

    /// One line that says so is enough: no figure of a simulator may go without its mark.
    void noteSimulated(size_t lane, bool simulated)
    {
        if (m_simulated.size() <= lane)
            m_simulated.resize(lane + 1);
        m_simulated[lane] = simulated || m_simulated[lane].value_or(false);
    }

    int lane(std::string_view id)
    {
        const QString name = shared(id);
        const auto index = m_lanes.indexOf(name);
        if (index >= 0)
            return static_cast<int>(index);
        if (m_lanesKnown)
            throw Damage{QStringLiteral("the plan has no lane \"%1\"").arg(printable(name))};
        m_lanes << name;
        return static_cast<int>(m_lanes.size() - 1);
    }

    /// One QString for the few words that every line repeats.
    QString shared(std::string_view text)
    {
        m_word.assign(text);
        const auto known = m_words.find(m_word);
        if (known != m_words.end())
            return known->second;
        const QString word = toText(text);
        if (m_words.size() < 256)
            m_words.emplace(m_word, word);
        return word;
    }

    simdjson::dom::parser m_parser;
    std::vector<char> m_buffer;
    std::unordered_map<std::string, QString> m_words;
    std::string m_word;
    QStringList m_lanes;
    bool m_lanesKnown;
    std::vector<std::optional<bool>> m_simulated; ///< by lane, as far as any line said it
    QString m_damage;
    qint64 m_schema = 0;
};

Error cannotRead(const QString &path, const QString &why)
{
    return makeError(ErrorKind::Io, QStringLiteral("The journal %1 cannot be read.").arg(QDir::toNativeSeparators(path)), why,
                     {QStringLiteral("Check that this is a run's folder: it holds journal.jsonl"),
                      QStringLiteral("List the runs: tokenderby-cli results list")});
}

} // namespace

Result<JournalContents> parseJournal(std::string_view bytes, const QStringList &lanes)
{
    constexpr int warningsShown = 10;
    JournalContents contents;
    Reader reader(lanes);
    qint64 lineNumber = 0;
    while (!bytes.empty()) {
        const size_t end = bytes.find('\n');
        const bool whole = end != std::string_view::npos;
        std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(whole ? end + 1 : bytes.size());
        ++lineNumber;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue; // what is left where a write was given up
        Record record;
        switch (reader.read(line, record)) {
        case Reader::Line::Good:
            contents.records.push_back(std::move(record));
            break;
        case Reader::Line::Newer:
            return fail(makeError(
                ErrorKind::Io,
                QStringLiteral("This run was written by a newer TokenDerby: its journal has schema %1, this version reads up to %2.")
                    .arg(reader.schema())
                    .arg(journalSchema),
                QStringLiteral("line %1").arg(lineNumber), {QStringLiteral("Update TokenDerby and try again")}));
        case Reader::Line::Damaged:
            if (!whole) { // a line feed ends every line: without one, the process died while writing
                contents.torn = true;
                contents.warnings << QStringLiteral("The last line of the journal was cut off; that one request is left out.");
                break;
            }
            ++contents.damagedLines;
            if (contents.damagedLines <= warningsShown)
                contents.warnings
                    << QStringLiteral("Line %1 of the journal is damaged and left out: %2.").arg(lineNumber).arg(reader.damage());
            break;
        }
    }
    if (contents.damagedLines > warningsShown)
        contents.warnings
            << QStringLiteral("%1 of the journal are damaged and left out.").arg(counted(contents.damagedLines, u"line", u"lines in all"));
    contents.lanes = reader.lanes();
    contents.simulated = reader.simulated();
    return contents;
}

Result<JournalContents> readJournal(const QString &path, const QStringList &lanes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(cannotRead(path, file.errorString()));
    const qint64 size = file.size();
    if (size == 0)
        return parseJournal({}, lanes);
    const uchar *bytes = file.map(0, size);
    if (!bytes)
        return fail(cannotRead(path, file.errorString()));
    return parseJournal({reinterpret_cast<const char *>(bytes), static_cast<size_t>(size)}, lanes);
}

} // namespace derby

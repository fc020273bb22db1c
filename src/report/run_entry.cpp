// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/headline.h"
#include "report/plots.h"
#include "report/run_list.h"
#include "report/run_notes.h"

#include "store/journal_format.h"
#include "store/journal_lock.h"
#include "store/manifest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <simdjson.h>

#include <algorithm>

namespace derby {

namespace {

namespace dom = simdjson::dom;

// A list of ten thousand runs reads twenty thousand files: simdjson does it in a fraction of QJsonDocument's time. Every reader takes a
// value that may not be there and gives nothing for it.
using Found = simdjson::simdjson_result<dom::element>;

QString text(Found value)
{
    std::string_view view;
    return value.get_string().get(view) == simdjson::SUCCESS ? QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()))
                                                             : QString();
}

bool flag(Found value)
{
    bool set = false;
    return value.get_bool().get(set) == simdjson::SUCCESS && set;
}

std::optional<double> number(Found value)
{
    double found = 0;
    return value.get_double().get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
}

int integer(Found value)
{
    const std::optional<double> found = number(value);
    return found ? static_cast<int>(std::clamp(*found, 0.0, 2e9)) : 0;
}

template <class Each>
void forEach(Found value, const Each &each)
{
    dom::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS)
        return;
    for (const dom::element item : array)
        each(Found(dom::element(item)));
}

bool parse(dom::parser &parser, const QString &path, dom::element &root)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    return parser.parse(bytes.constData(), static_cast<size_t>(bytes.size())).get(root) == simdjson::SUCCESS && root.is_object();
}

std::optional<VerdictState> stateFrom(const QString &id)
{
    for (const VerdictState state : {VerdictState::Faster, VerdictState::TooClose, VerdictState::NotEnoughData, VerdictState::NotComparable,
                                     VerdictState::ClientLimited}) {
        if (verdictStateId(state) == id)
            return state;
    }
    return std::nullopt;
}

/// The test of this name among `tests`; all of comparison.json's keys but these are looked up once.
void readTest(Found test, RunListEntry &entry)
{
    entry.finding = text(test["sentence"]);
    entry.load = text(test["kind"]) == QLatin1String("load");
    entry.users = entry.load ? integer(test["users"]) : 1;
    QList<Endpoint> endpoints;
    QStringList ids;
    std::vector<int> succeeded;
    forEach(test["lanes"], [&](Found lane) {
        Endpoint endpoint;
        endpoint.id = text(lane["id"]);
        endpoint.name = text(lane["endpoint"]["name"]);
        endpoint.engine = engineFromId(text(lane["endpoint"]["engine"])).value_or(Engine::OpenAi);
        ids << endpoint.id;
        endpoints << endpoint;
        RunListLane shown;
        shown.name = endpoint.name.isEmpty() ? endpoint.id : endpoint.name;
        shown.succeeded = integer(lane["requests"]["succeeded"]);
        succeeded.push_back(shown.succeeded);
        entry.requests = std::max(entry.requests, integer(lane["requests"]["due"]));
        const Found ttft = lane["metrics"]["ttft_ms"];
        if (integer(ttft["n"]) > 0) {
            shown.ttftP95Ms = number(ttft["p95"]);
            shown.low = number(ttft["p95_ci"].at(0));
            shown.high = number(ttft["p95_ci"].at(1));
            forEach(ttft["low_n"], [&shown](Found name) { shown.lowN = shown.lowN || text(name) == QLatin1String("p95"); });
        }
        entry.figures.push_back(shown);
    });
    const std::vector<SeriesLook> looks = seriesLooks(endpoints);
    for (size_t i = 0; i < std::min(looks.size(), entry.figures.size()); ++i) {
        entry.figures[i].slot = looks[i].slot;
        entry.figures[i].second = looks[i].second;
    }
    std::vector<Verdict> verdicts;
    forEach(test["verdicts"], [&](Found json) {
        const auto state = stateFrom(text(json["state"]));
        if (!state || !flag(json["headline"]))
            return;
        Verdict verdict;
        verdict.metric = text(json["metric"]);
        verdict.headline = true;
        verdict.state = *state;
        verdict.a = static_cast<int>(ids.indexOf(text(json["pair"].at(0))));
        verdict.b = static_cast<int>(ids.indexOf(text(json["pair"].at(1))));
        if (const auto faster = ids.indexOf(text(json["faster"])); faster >= 0)
            verdict.faster = static_cast<int>(faster);
        verdict.ratio = number(json["ratio"]);
        if (number(json["more_needed"]))
            verdict.moreNeeded = integer(json["more_needed"]);
        verdicts.push_back(verdict);
    });
    if (const auto headline = headlineOf(verdicts, succeeded)) {
        entry.verdict = verdictStateId(headline->state);
        entry.metric = headline->metric;
        entry.winner = headline->winner.value_or(-1);
        entry.moreNeeded = headline->moreNeeded.value_or(0);
    }
}

void readComparison(const QDir &folder, RunListEntry &entry)
{
    dom::parser parser;
    dom::element json;
    if (!parse(parser, folder.filePath(QStringLiteral("comparison.json")), json)) {
        if (entry.problem.isEmpty()) {
            entry.problem = QStringLiteral("comparison.json is missing or damaged: results recover");
            entry.recoverable = true;
        }
        return;
    }
    const QString primary = text(json["primary"]);
    int tests = 0;
    bool found = false;
    forEach(json["tests"], [&](Found test) {
        ++tests;
        if (text(test["name"]) != primary || !test["lanes"].is_array() || !test["verdicts"].is_array())
            return;
        found = true;
        readTest(test, entry);
    });
    if (!json["tests"].is_array() || !json["quality"].is_object() || (tests > 0 && !found)) { // JSON, and no comparison
        if (entry.problem.isEmpty()) {
            entry.problem = QStringLiteral("comparison.json is missing or damaged: results recover");
            entry.recoverable = true;
        }
        return;
    }
    entry.grade = text(json["quality"]["grade"]);
}

void readManifestOf(const QDir &folder, RunListEntry &entry)
{
    dom::parser parser;
    dom::element json;
    const auto broken = [&](const QString &why) {
        entry.name = folder.dirName();
        entry.partial = true;
        entry.problem = why;
        // The journal alone is enough for the figures; without one nothing can be made again.
        entry.recoverable = QFileInfo(folder.filePath(journalFileName())).size() > 0;
    };
    const bool read = parse(parser, folder.filePath(manifestFileName()), json);
    if (const bool newer = read && integer(json["schema"]) > manifestSchema; newer || !read) {
        const Result<QJsonObject> manifest = readManifest(folder); // says what is wrong with it
        broken(manifest ? QStringLiteral("The run's manifest is damaged.") : manifest.error().message);
        entry.recoverable = entry.recoverable && !newer;
        return;
    }
    if (!json["schema"].is_number() || !json["name"].is_string() || !json["endpoints"].is_array() || !json["plan"].is_object()
        || !json["conditions"].is_array()) {
        const Result<QJsonObject> manifest = readManifest(folder); // says what is wrong with it
        return broken(manifest ? QStringLiteral("The run's manifest is damaged.") : manifest.error().message);
    }
    entry.name = text(json["name"]);
    entry.started = QDateTime::fromString(text(json["started"]), Qt::ISODateWithMs).toUTC();
    entry.simulated = flag(json["simulated"]);
    entry.partial = flag(json["partial"]);
    entry.imported = json["imported"].error() == simdjson::SUCCESS && !json["imported"].is_null();
    if (text(json["state"]) != QLatin1String("finished")) {
        entry.partial = true;
        entry.running = journalIsWritten(folder);
        entry.recoverable = !entry.running;
        entry.problem = entry.running ? QStringLiteral("still running") : QStringLiteral("killed before its end: results recover");
    }
    QStringList models;
    forEach(json["endpoints"], [&](Found endpoint) {
        entry.lanes << text(endpoint["id"]);
        const QString model = text(endpoint["model"]);
        if (!model.isEmpty() && !models.contains(model))
            models << model;
    });
    entry.model = models.join(QStringLiteral(", "));
}

} // namespace

RunListEntry readRunEntry(const QString &runFolder)
{
    RunListEntry entry;
    entry.folder = runFolder;
    const QDir folder(runFolder);
    const RunNotes notes = readNotes(folder);
    entry.shownName = notes.name;
    entry.tags = notes.tags;
    entry.note = notes.note;
    readManifestOf(folder, entry);
    const bool known = !entry.lanes.isEmpty() || entry.started.isValid() || entry.problem.isEmpty();
    if (known && !entry.running)
        readComparison(folder, entry);
    return entry;
}

} // namespace derby

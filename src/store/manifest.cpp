// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/manifest.h"

#include "base/json.h"
#include "base/json_shape.h"
#include "base/json_text.h"
#include "base/text.h"
#include "plan/lane_names.h"
#include "plan/plan_json.h"
#include "store/journal_format.h"
#include "store/machine.h"
#include "store/run_folder.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <limits>

namespace derby {

namespace {

constexpr auto running = "running";
constexpr auto finishedState = "finished";

QString utc(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonValue errorJson(const std::optional<Error> &error)
{
    if (!error)
        return QJsonValue::Null;
    return QJsonObject{{QStringLiteral("kind"), errorKindId(error->kind)},
                       {QStringLiteral("message"), error->message},
                       {QStringLiteral("detail"), error->detail},
                       {QStringLiteral("actions"), QJsonArray::fromStringList(error->actions)},
                       {QStringLiteral("recoverable"), error->recoverable}};
}

QString urlText(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

/// The plan without what must not lie in a folder that people pass on: credentials in URLs and headers.
Plan withoutSecrets(Plan plan)
{
    for (Endpoint &endpoint : plan.endpoints) {
        endpoint.url.setUserInfo({});
        endpoint.url.setQuery(QString());
        if (QUrl proxy(endpoint.proxy); !proxy.userInfo().isEmpty()) {
            proxy.setUserInfo({});
            endpoint.proxy = proxy.toString();
        }
        for (auto &[name, value] : endpoint.headers) {
            const QByteArray lower = name.toLower();
            static constexpr const char *telling[] = {"auth", "key", "token", "secret", "cookie", "password"};
            if (std::any_of(std::begin(telling), std::end(telling), [&lower](const char *word) { return lower.contains(word); }))
                value = "***";
            else
                value = redacted(QString::fromUtf8(value)).toUtf8();
        }
    }
    return plan;
}

QJsonArray endpointsJson(const RunResult &run)
{
    QJsonArray endpoints;
    for (qsizetype i = 0; i < run.plan.endpoints.size(); ++i) {
        const Endpoint &endpoint = run.plan.endpoints[i];
        const auto index = static_cast<size_t>(i);
        QJsonValue preparation = QJsonValue::Null;
        if (index < run.preparation.size()) {
            const LanePreparation &found = run.preparation[index];
            preparation = QJsonObject{{QStringLiteral("model"), textOrNull(found.model)},
                                      {QStringLiteral("server_version"), textOrNull(found.serverVersion)},
                                      {QStringLiteral("fingerprint"), textOrNull(found.fingerprint)},
                                      {QStringLiteral("load_ms"), jsonOrNull(found.loadMs)},
                                      {QStringLiteral("protocol_note"), textOrNull(found.protocolNote)},
                                      {QStringLiteral("warnings"), QJsonArray::fromStringList(found.warnings)},
                                      {QStringLiteral("error"), errorJson(found.error)}};
        }
        endpoints << QJsonObject{{QStringLiteral("id"), endpoint.id},
                                 {QStringLiteral("name"), givenName(endpoint)},
                                 {QStringLiteral("engine"), engineId(endpoint.engine)},
                                 {QStringLiteral("protocol"), protocolId(endpoint.protocol)},
                                 {QStringLiteral("url"), textOrNull(urlText(endpoint.url))},
                                 {QStringLiteral("model"), textOrNull(endpoint.model)},
                                 {QStringLiteral("simulated"), endpoint.simulated},
                                 {QStringLiteral("preparation"), preparation}};
    }
    return endpoints;
}

QJsonArray conditionsJson(const RunResult &run)
{
    const auto ns = [&run](MonoTime time) { return QJsonValue(static_cast<qint64>((time - run.origin).count())); };
    QJsonArray tests;
    for (const TestConditions &test : run.conditions) {
        QJsonArray open;
        for (const std::vector<double> &lane : test.openSeconds) {
            QJsonArray rounds;
            for (const double seconds : lane)
                rounds << jsonNumber(seconds);
            open << rounds;
        }
        QJsonArray steady;
        for (const auto &lane : test.steady) {
            QJsonArray rounds;
            for (const auto &[from, to] : lane)
                rounds << QJsonArray{ns(from), ns(to)};
            steady << rounds;
        }
        tests << QJsonObject{{QStringLiteral("test"), test.test},
                             {QStringLiteral("streams"), test.streams},
                             {QStringLiteral("started_ns"), ns(test.started)},
                             {QStringLiteral("ended_ns"), ns(test.ended)},
                             {QStringLiteral("health"),
                              QJsonObject{{QStringLiteral("busiest_loop_share"),
                                           test.healthKnown ? jsonNumber(test.health.busiestLoopShare) : QJsonValue(QJsonValue::Null)},
                                          {QStringLiteral("clock_steps"),
                                           test.healthKnown ? QJsonValue(test.health.clockSteps) : QJsonValue(QJsonValue::Null)},
                                          {QStringLiteral("kernel_time"), test.health.kernelTime},
                                          {QStringLiteral("realtime_priority"), test.health.realtimePriority},
                                          {QStringLiteral("loops"), test.health.loops}}},
                             {QStringLiteral("open_seconds"), open},
                             {QStringLiteral("steady"), steady}};
    }
    return tests;
}

/// The clock that stamped: null before anything was stamped.
QJsonValue clockJson(const RunResult &run)
{
    if (run.conditions.empty())
        return QJsonValue::Null;
    const bool kernel =
        std::all_of(run.conditions.begin(), run.conditions.end(), [](const TestConditions &test) { return test.health.kernelTime; });
    return kernel ? QStringLiteral("kernel") : QStringLiteral("user");
}

/// Size and SHA-256 of each file that is there.
QJsonObject filesJson(const QDir &folder, QStringList files)
{
    files.sort();
    QJsonObject hashes;
    for (const QString &name : std::as_const(files)) {
        QFile file(folder.filePath(name));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            continue;
        hashes.insert(
            name,
            QJsonObject{{QStringLiteral("bytes"), file.size()}, {QStringLiteral("sha256"), QString::fromLatin1(hash.result().toHex())}});
    }
    return hashes;
}

/// What is wrong with a manifest's shape.
QString manifestFault(const QJsonObject &manifest)
{
    using Type = QJsonValue::Type;
    const QString wrong = jsonFault(manifest,
                                    {{"schema", Type::Double},
                                     {"name", Type::String},
                                     {"state", Type::String},
                                     {"started", Type::String, true},
                                     {"simulated", Type::Bool},
                                     {"partial", Type::Bool},
                                     {"plan", Type::Object},
                                     {"endpoints", Type::Array},
                                     {"conditions", Type::Array}});
    if (!wrong.isEmpty())
        return wrong;
    return jsonListFault(manifest, "endpoints", {}, [](const QJsonObject &endpoint, const QString &path) {
        return jsonFault(endpoint, {{"id", Type::String}, {"engine", Type::String}}, path);
    });
}

} // namespace

QString manifestFileName()
{
    return QStringLiteral("test_manifest.json");
}

Result<> writeManifest(const QDir &folder, const RunResult &run, bool finished, const QStringList &files, const QJsonObject &quality)
{
    // A manifest that is written again, perhaps elsewhere, keeps where and by what the run was measured.
    QJsonValue where = QJsonValue::Null, versions = QJsonValue::Null;
    const Result<QJsonObject> earlier = readManifest(folder);
    if (earlier) {
        where = earlier->value(QStringLiteral("where"));
        versions = earlier->value(QStringLiteral("versions"));
    } else if (!run.recovered) {
        where = machineJson();
        versions = versionsJson();
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const quint64 seed = run.plan.seed;
    QStringList hashed = files;
    if (finished && !hashed.contains(journalFileName()))
        hashed << journalFileName();
    const QJsonObject manifest{
        {QStringLiteral("schema"), manifestSchema},
        {QStringLiteral("name"), run.plan.name},
        {QStringLiteral("description"), run.plan.description},
        {QStringLiteral("state"), QLatin1String(finished ? finishedState : running)},
        {QStringLiteral("started"), run.started.isValid() ? QJsonValue(utc(run.started)) : QJsonValue()},
        {QStringLiteral("started_local"),
         run.started.isValid()
             ? QJsonValue(run.started.toOffsetFromUtc(run.started.toLocalTime().offsetFromUtc()).toString(Qt::ISODateWithMs))
             : QJsonValue()},
        {QStringLiteral("written"), utc(now)},
        {QStringLiteral("written_by"), versionsJson().value(QStringLiteral("tokenderby"))},
        {QStringLiteral("simulated"), run.plan.simulated()},
        {QStringLiteral("partial"), run.partial},
        {QStringLiteral("recovered"), run.recovered},
        {QStringLiteral("where"), where},
        {QStringLiteral("versions"), versions},
        {QStringLiteral("transport"), run.plan.transport == TransportKind::Qnam ? QStringLiteral("qnam") : QStringLiteral("stopwatch")},
        {QStringLiteral("clock"), clockJson(run)},
        {QStringLiteral("http"), QStringLiteral("HTTP/1.1")},
        {QStringLiteral("seed"),
         seed <= static_cast<quint64>(std::numeric_limits<qint64>::max()) ? QJsonValue(static_cast<qint64>(seed))
                                                                          : QJsonValue(QString::number(seed))},
        {QStringLiteral("plan"), planToJson(withoutSecrets(run.plan))},
        {QStringLiteral("endpoints"), endpointsJson(run)},
        {QStringLiteral("conditions"), conditionsJson(run)},
        {QStringLiteral("calibration"), run.calibration ? QJsonValue(calibrationToJson(*run.calibration)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("calibration_note"), run.calibration ? QJsonValue(QJsonValue::Null) : QJsonValue(QStringLiteral("not calibrated"))},
        {QStringLiteral("quality"), quality},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(run.warnings)},
        {QStringLiteral("records"), finished ? QJsonValue(static_cast<qint64>(run.records.size())) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("files"), filesJson(folder, hashed)},
    };
    QSaveFile file(folder.filePath(manifestFileName()));
    const QByteArray bytes = QJsonDocument(manifest).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(makeError(ErrorKind::Io, QStringLiteral("The manifest %1 cannot be written.").arg(file.fileName()), file.errorString(),
                              {QStringLiteral("Make room on the disk, then: tokenderby-cli results recover %1").arg(folder.path())}));
    }
    return {};
}

Result<QJsonObject> readManifest(const QDir &folder)
{
    const QString path = folder.filePath(manifestFileName());
    const QStringList advice{QStringLiteral("Rebuild it from the journal: tokenderby-cli results recover %1").arg(folder.path())};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            makeError(ErrorKind::Io, QStringLiteral("The run's manifest %1 cannot be read.").arg(path), file.errorString(), advice));
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &wrong);
    if (!document.isObject()) {
        return fail(makeError(ErrorKind::Io, QStringLiteral("The run's manifest %1 is damaged.").arg(path),
                              QStringLiteral("%1 at byte %2").arg(wrong.errorString()).arg(wrong.offset), advice));
    }
    const QJsonObject manifest = document.object();
    if (const double schema = manifest.value(QStringLiteral("schema")).toDouble(); schema > manifestSchema) {
        return fail(
            makeError(ErrorKind::Usage,
                      QStringLiteral("This run was written by a newer TokenDerby: its manifest has schema %1, this version reads up to %2.")
                          .arg(schema)
                          .arg(manifestSchema),
                      path, {QStringLiteral("Update TokenDerby and try again")}));
    }
    if (const QString wrong = manifestFault(manifest); !wrong.isEmpty()) {
        return fail(makeError(ErrorKind::Io, QStringLiteral("The run's manifest %1 is damaged: %2.").arg(path, wrong), {}, advice));
    }
    return manifest;
}

} // namespace derby

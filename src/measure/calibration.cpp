// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/calibration.h"

#include "base/machine.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <QSysInfo>

#include <cmath>

namespace derby {

namespace {

constexpr int schema = 1;

QString cacheFile(const QString &folder)
{
    if (!folder.isEmpty())
        return folder + QLatin1String("/calibration.json");
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QLatin1String("/tokenderby/calibration.json");
}

QJsonObject figuresToJson(const ErrorFigures &figures)
{
    return {{QStringLiteral("p50"), figures.p50Ms}, {QStringLiteral("p99"), figures.p99Ms}, {QStringLiteral("max"), figures.maxMs}};
}

Error damaged(const QString &what)
{
    return makeError(ErrorKind::Io, QStringLiteral("The calibration is damaged: ") + what, {},
                     {QStringLiteral("tokenderby-cli calibrate --quick")});
}

Result<double> number(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object.value(key);
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return fail(damaged(QStringLiteral("\"%1\" is not a number.").arg(key)));
    return value.toDouble();
}

Result<ErrorFigures> figuresFromJson(const QJsonObject &row, const QString &key)
{
    const QJsonObject object = row.value(key).toObject();
    ErrorFigures figures;
    const std::pair<const char *, double *> parts[] = {{"p50", &figures.p50Ms}, {"p99", &figures.p99Ms}, {"max", &figures.maxMs}};
    for (const auto &[name, to] : parts) {
        const Result<double> value = number(object, QString::fromLatin1(name));
        if (!value)
            return fail(value.error());
        *to = *value;
    }
    return figures;
}

Result<CalibrationRow> rowFromJson(const QJsonObject &object)
{
    CalibrationRow row;
    const Result<double> streams = number(object, QStringLiteral("n"));
    const Result<double> coalesced = number(object, QStringLiteral("coalesced_share"));
    const Result<double> cpu = number(object, QStringLiteral("cpu_us_per_event"));
    const Result<ErrorFigures> ttft = figuresFromJson(object, QStringLiteral("ttft_error_ms"));
    const Result<ErrorFigures> event = figuresFromJson(object, QStringLiteral("event_error_ms"));
    for (const Result<double> *value : {&streams, &coalesced, &cpu}) {
        if (!*value)
            return fail(value->error());
    }
    for (const Result<ErrorFigures> *value : {&ttft, &event}) {
        if (!*value)
            return fail(value->error());
    }
    row.streams = static_cast<int>(*streams);
    row.transport = object.value(QStringLiteral("transport")).toString();
    row.ttftError = *ttft;
    row.eventError = *event;
    row.coalescedShare = *coalesced;
    row.cpuMicrosPerEvent = *cpu;
    return row;
}

QJsonArray keptCalibrations(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    if (object.value(QStringLiteral("schema")).toInt() != schema)
        return {};
    return object.value(QStringLiteral("calibrations")).toArray();
}

bool sameKey(const QJsonObject &object, const QString &machine, const QString &kernel, const QString &version)
{
    return object.value(QStringLiteral("machine")).toString() == machine && object.value(QStringLiteral("kernel")).toString() == kernel
        && object.value(QStringLiteral("version")).toString() == version;
}

} // namespace

QString thisMachine()
{
    return QSysInfo::machineHostName() + QLatin1String(", ") + cpuModel().value_or(QSysInfo::currentCpuArchitecture());
}

QString thisKernel()
{
    return QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion();
}

QString thisVersion()
{
    return QStringLiteral(TOKENDERBY_VERSION);
}

const CalibrationRow *Calibration::rowFor(const QString &transport, int streams) const
{
    const CalibrationRow *best = nullptr;
    for (const CalibrationRow &row : rows) {
        if (row.transport == transport && row.streams >= streams && (!best || row.streams < best->streams))
            best = &row;
    }
    return best;
}

QJsonObject calibrationToJson(const Calibration &calibration)
{
    QJsonArray streams;
    for (const CalibrationRow &row : calibration.rows) {
        streams.append(QJsonObject{{QStringLiteral("n"), row.streams},
                                   {QStringLiteral("transport"), row.transport},
                                   {QStringLiteral("ttft_error_ms"), figuresToJson(row.ttftError)},
                                   {QStringLiteral("event_error_ms"), figuresToJson(row.eventError)},
                                   {QStringLiteral("coalesced_share"), row.coalescedShare},
                                   {QStringLiteral("cpu_us_per_event"), row.cpuMicrosPerEvent}});
    }
    return {{QStringLiteral("kernel"), calibration.kernel},
            {QStringLiteral("version"), calibration.version},
            {QStringLiteral("machine"), calibration.machine},
            {QStringLiteral("made"), calibration.made},
            {QStringLiteral("streams"), streams}};
}

Result<Calibration> calibrationFromJson(const QJsonObject &json)
{
    Calibration calibration;
    calibration.kernel = json.value(QStringLiteral("kernel")).toString();
    calibration.version = json.value(QStringLiteral("version")).toString();
    calibration.machine = json.value(QStringLiteral("machine")).toString();
    calibration.made = json.value(QStringLiteral("made")).toString();
    if (calibration.kernel.isEmpty() || calibration.version.isEmpty())
        return fail(damaged(QStringLiteral("it does not say for which kernel and version it holds.")));
    if (!json.value(QStringLiteral("streams")).isArray())
        return fail(damaged(QStringLiteral("\"streams\" is not a list.")));
    const QJsonArray rows = json.value(QStringLiteral("streams")).toArray();
    for (const QJsonValue &value : rows) {
        Result<CalibrationRow> row = rowFromJson(value.toObject());
        if (!row)
            return fail(row.error());
        calibration.rows.push_back(*row);
    }
    return calibration;
}

/// `calibrate --streams 60` measures one row more; those of other stream counts hold as before.
static void keepRowsOf(const Calibration &earlier, Calibration &calibration)
{
    for (const CalibrationRow &row : earlier.rows) {
        const bool measuredAnew = std::any_of(calibration.rows.cbegin(), calibration.rows.cend(), [&row](const CalibrationRow &newer) {
            return newer.transport == row.transport && newer.streams == row.streams;
        });
        if (!measuredAnew)
            calibration.rows.push_back(row);
    }
    std::stable_sort(calibration.rows.begin(), calibration.rows.end(), [](const CalibrationRow &a, const CalibrationRow &b) {
        return std::pair(a.transport == u"qnam", a.streams) < std::pair(b.transport == u"qnam", b.streams);
    });
}

std::optional<Calibration> loadCalibration(const QString &folder)
{
    const QJsonArray kept = keptCalibrations(cacheFile(folder));
    const QString machine = thisMachine(), kernel = thisKernel(), version = thisVersion();
    for (const QJsonValue &value : kept) {
        const QJsonObject object = value.toObject();
        if (!sameKey(object, machine, kernel, version))
            continue;
        if (Result<Calibration> calibration = calibrationFromJson(object))
            return *calibration;
    }
    return std::nullopt;
}

Result<> saveCalibration(const Calibration &calibration, const QString &folder)
{
    const QString path = cacheFile(folder);
    Calibration merged = calibration;
    QJsonArray others;
    const QJsonArray kept = keptCalibrations(path);
    for (const QJsonValue &value : kept) {
        if (!sameKey(value.toObject(), calibration.machine, calibration.kernel, calibration.version))
            others.append(value);
        else if (const Result<Calibration> earlier = calibrationFromJson(value.toObject()))
            keepRowsOf(*earlier, merged);
    }
    QJsonArray calibrations{calibrationToJson(merged)};
    for (const QJsonValue &other : std::as_const(others))
        calibrations.append(other);
    const QString parent = QFileInfo(path).path();
    QSaveFile file(path);
    const QByteArray text =
        QJsonDocument(QJsonObject{{QStringLiteral("schema"), schema}, {QStringLiteral("calibrations"), calibrations}}).toJson();
    if (!QDir().mkpath(parent) || !file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return fail(makeError(ErrorKind::Io, QStringLiteral("The calibration could not be kept in %1.").arg(path), file.errorString(),
                              {QStringLiteral("Make %1 writable, then: tokenderby-cli calibrate --quick").arg(parent)}));
    }
    return {};
}

} // namespace derby

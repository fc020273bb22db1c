// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_index.h"

#include "report/run_notes.h"
#include "store/manifest.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace derby::ui {

namespace {

constexpr quint32 magic = 0x54444958; // "TDIX"
constexpr quint32 version = 1; // of the rows below: another one is read anew

void put(QDataStream &out, const std::optional<double> &value)
{
    out << value.has_value() << value.value_or(0);
}

void take(QDataStream &in, std::optional<double> &value)
{
    bool there = false;
    double number = 0;
    in >> there >> number;
    value = there ? std::optional(number) : std::nullopt;
}

void put(QDataStream &out, const RunIndex::Row &row)
{
    for (const RunStamp::File &file : row.stamp.files)
        out << file.changedMs << file.bytes;
    const RunListEntry &e = row.entry;
    out << e.name << e.started << e.simulated << e.partial << e.lanes << e.grade << e.finding << e.problem << e.recoverable << e.running
        << e.imported << e.load << e.users << e.requests << e.verdict << e.metric << e.winner << e.moreNeeded << e.model << e.shownName
        << e.tags << e.note << static_cast<quint32>(e.figures.size());
    for (const RunListLane &lane : e.figures) {
        out << lane.name << lane.slot << lane.second << lane.succeeded << lane.lowN;
        put(out, lane.ttftP95Ms);
        put(out, lane.low);
        put(out, lane.high);
    }
}

bool take(QDataStream &in, RunIndex::Row &row)
{
    for (RunStamp::File &file : row.stamp.files)
        in >> file.changedMs >> file.bytes;
    RunListEntry &e = row.entry;
    quint32 lanes = 0;
    in >> e.name >> e.started >> e.simulated >> e.partial >> e.lanes >> e.grade >> e.finding >> e.problem >> e.recoverable >> e.running
        >> e.imported >> e.load >> e.users >> e.requests >> e.verdict >> e.metric >> e.winner >> e.moreNeeded >> e.model >> e.shownName
        >> e.tags >> e.note >> lanes;
    constexpr quint32 mostLanes = 1000; // a damaged count must not ask for the memory of the machine
    if (in.status() != QDataStream::Ok || lanes > mostLanes)
        return false;
    e.figures.resize(lanes);
    for (RunListLane &lane : e.figures) {
        in >> lane.name >> lane.slot >> lane.second >> lane.succeeded >> lane.lowN;
        take(in, lane.ttftP95Ms);
        take(in, lane.low);
        take(in, lane.high);
    }
    if (e.winner >= static_cast<int>(e.figures.size()))
        return false;
    return in.status() == QDataStream::Ok;
}

} // namespace

RunStamp RunStamp::of(const QString &runFolder)
{
    const std::array names{manifestFileName(), QStringLiteral("comparison.json"), notesFileName()};
    RunStamp stamp;
    const QDir folder(runFolder);
    for (size_t i = 0; i < names.size(); ++i) {
        const QFileInfo info(folder.filePath(names[i]));
        if (info.exists())
            stamp.files[i] = {info.lastModified().toMSecsSinceEpoch(), info.size()};
    }
    return stamp;
}

QString RunIndex::fileFor(const QString &resultsFolder)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/tokenderby");
    const QByteArray hash = QCryptographicHash::hash(QDir(resultsFolder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    constexpr int enough = 16;
    return folder + QStringLiteral("/runs-%1.index").arg(QString::fromLatin1(hash.toHex().left(enough)));
}

RunIndex RunIndex::read(const QString &path, const QString &resultsFolder)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QDataStream in(&file);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 found = 0, written = 0, count = 0;
    QString folder;
    in >> found >> written >> folder >> count;
    const QDir results(resultsFolder);
    if (in.status() != QDataStream::Ok || found != magic || written != version || folder != results.absolutePath())
        return {};
    RunIndex index;
    for (quint32 i = 0; i < count; ++i) {
        QString name;
        Row row;
        in >> name;
        if (!take(in, row))
            return {};
        row.entry.folder = results.filePath(name);
        index.rows.insert(name, std::move(row));
    }
    return index;
}

bool RunIndex::write(const QString &path, const QString &resultsFolder) const
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QDataStream out(&file);
    out.setVersion(QDataStream::Qt_6_4);
    out << magic << version << QDir(resultsFolder).absolutePath() << static_cast<quint32>(rows.size());
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        out << row.key();
        put(out, row.value());
    }
    return out.status() == QDataStream::Ok && file.commit();
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/run_notes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace derby {

namespace {

constexpr int schema = 1;

QStringList clean(const QStringList &tags)
{
    QStringList kept;
    for (const QString &tag : tags) {
        const QString text = tag.simplified();
        if (!text.isEmpty() && !kept.contains(text, Qt::CaseInsensitive))
            kept << text;
    }
    return kept;
}

} // namespace

QString notesFileName()
{
    return QStringLiteral("notes.json");
}

RunNotes readNotes(const QDir &folder)
{
    QFile file(folder.filePath(notesFileName()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    RunNotes notes;
    notes.name = json.value(QStringLiteral("name")).toString();
    notes.note = json.value(QStringLiteral("note")).toString();
    QStringList tags;
    const QJsonArray array = json.value(QStringLiteral("tags")).toArray();
    for (const QJsonValue &tag : array)
        tags << tag.toString();
    notes.tags = clean(tags);
    return notes;
}

Result<> writeNotes(const QDir &folder, const RunNotes &notes)
{
    const QString path = folder.filePath(notesFileName());
    const auto failed = [&path](const QString &why) {
        return fail(makeError(ErrorKind::Io, QStringLiteral("The notes %1 cannot be written.").arg(path), why,
                              {QStringLiteral("Check that the folder can be written and that the disk has room, then try again")}));
    };
    if (notes.isEmpty()) {
        QFile file(path);
        if (file.exists() && !file.remove())
            return failed(file.errorString());
        return {};
    }
    const QJsonObject json{{QStringLiteral("schema"), schema},
                           {QStringLiteral("name"), notes.name},
                           {QStringLiteral("tags"), QJsonArray::fromStringList(clean(notes.tags))},
                           {QStringLiteral("note"), notes.note}};
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(json).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failed(file.errorString());
    return {};
}

QStringList tagsFromText(const QString &text)
{
    return clean(QString(text).replace(u'\n', u',').split(u','));
}

} // namespace derby

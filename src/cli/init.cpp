// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "plan/presets.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSaveFile>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

int run(const Context &context)
{
    if (context.arguments.size() != 1 || context.arguments.first().isEmpty())
        return failed(context, makeError(ErrorKind::Usage, u"init takes one folder to write to."_s, {}, {u"tokenderby-cli init config"_s}));
    const QString folder = context.arguments.first();
    if (QFileInfo(folder).exists() && !QFileInfo(folder).isDir())
        return failed(context,
                      makeError(ErrorKind::Usage, u"\"%1\" is a file, not a folder."_s.arg(folder), {},
                                {u"Name another folder: tokenderby-cli init DIR"_s}));

    const QDir root(folder);
    QStringList there;
    for (const QString &name : presetFiles()) {
        if (QFileInfo::exists(root.filePath(name)))
            there << root.filePath(name);
    }
    if (!there.isEmpty()) {
        return failed(context,
                      makeError(ErrorKind::Usage, u"Nothing was written, because files would be overwritten."_s, there.join(u'\n'),
                                {u"Name another folder: tokenderby-cli init DIR"_s, u"Move these files away and run it again"_s}));
    }

    QStringList written;
    for (const QString &name : presetFiles()) {
        const QString path = root.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(presetYaml(name)) < 0 || !file.commit()) {
            return failed(context,
                          makeError(ErrorKind::Io, u"\"%1\" could not be written."_s.arg(path), file.errorString(),
                                    {u"Check that the folder can be written to"_s, u"Name another folder: tokenderby-cli init DIR"_s}));
        }
        written << path;
    }
    if (context.json) {
        printJson({{u"ok"_s, true}, {u"files"_s, QJsonArray::fromStringList(written)}, {u"error"_s, QJsonValue::Null}});
        return Good;
    }
    for (const QString &path : written)
        print(u"Wrote "_s + path);
    print(u"Next: put your servers into one of them, then: tokenderby-cli benchmark --config "_s + root.filePath(u"default.yaml"_s));
    return Good;
}

} // namespace

Command initCommand()
{
    return {u"init"_s, u"Writes example configuration files; never over existing ones."_s,
            u"DIR"_s,  u"tokenderby-cli init my-benchmarks"_s,
            {},        run};
}

} // namespace derby::cli

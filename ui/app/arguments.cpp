// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/arguments.h"

#include "base/text.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>

namespace derby::ui {

namespace {

// The names come once: as options of the parser and where their values are read.
const QString render = QStringLiteral("render"), chart = QStringLiteral("chart"), output = QStringLiteral("output"),
              size = QStringLiteral("size"), slide = QStringLiteral("slide"), dark = QStringLiteral("dark"),
              scale = QStringLiteral("scale"), transparent = QStringLiteral("transparent"), listCharts = QStringLiteral("list-charts"),
              results = QStringLiteral("results"), testName = QStringLiteral("test"), settingsFile = QStringLiteral("settings"),
              simulate = QStringLiteral("simulate");

QList<QCommandLineOption> options()
{
    return {
        {render,
         QStringLiteral("Draws a chart of RUN into a file; needs no display. RUN: a folder, a name in the results folder, or latest."),
         QStringLiteral("RUN")},
        {chart, QStringLiteral("Which chart (see --list-charts)."), QStringLiteral("NAME")},
        {testName, QStringLiteral("Which test of the run; its primary one unless said."), QStringLiteral("NAME")},
        {{QStringLiteral("o"), output}, QStringLiteral("Where to: a .png, .svg or .pdf file."), QStringLiteral("FILE")},
        {size, QStringLiteral("Its size; 1600x900 unless said."), QStringLiteral("WxH")},
        {slide, QStringLiteral("As a slide: title, finding and source line around the chart.")},
        {dark, QStringLiteral("In the dark theme.")},
        {scale, QStringLiteral("PNG: pixels a point, 1 to 4."), QStringLiteral("N")},
        {transparent, QStringLiteral("PNG: without a ground.")},
        {listCharts, QStringLiteral("Prints the names of the charts.")},
        {results, QStringLiteral("The results folder, instead of the settings' own."), QStringLiteral("DIR")},
        {settingsFile, QStringLiteral("The settings file, instead of the user's own."), QStringLiteral("FILE")},
        {simulate, QStringLiteral("Starts the three simulated engines at once.")},
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this help.")},
        {{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Prints the version.")},
    };
}

tl::unexpected<Error> usage(const QString &sentence)
{
    return fail(makeError(ErrorKind::Usage, sentence, {}, {QStringLiteral("tokenderby --help")}));
}

Result<QSize> readSize(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const QRegularExpressionMatch match = form.match(text);
    const QSize read(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || read.width() < 200 || read.height() < 120 || read.width() > 8000 || read.height() > 8000)
        return usage(QStringLiteral("--size takes WIDTHxHEIGHT, from 200x120 to 8000x8000, for example 1600x900; \"%1\" is none.")
                         .arg(printable(text)));
    return read;
}

Result<Arguments> readRender(const QCommandLineParser &parser, Arguments arguments)
{
    arguments.task = Arguments::Task::Render;
    arguments.run = parser.value(render);
    const QString name = parser.value(chart);
    if (name.isEmpty())
        return usage(QStringLiteral("--render needs --chart NAME: one of those that --list-charts prints."));
    const std::optional<ChartId> id = chartFromName(name);
    if (!id) {
        QStringList names;
        for (const ChartId known : allCharts())
            names.append(chartName(known));
        const QString near = nearest(name, names);
        return usage(QStringLiteral("There is no chart \"%1\"%2.")
                         .arg(printable(name),
                              near.isEmpty() ? QStringLiteral(": --list-charts prints their names")
                                             : QString(u"; did you mean \"" + near + u"\"?")));
    }
    arguments.chart = *id;
    arguments.test = parser.value(testName);
    if (parser.isSet(testName) && arguments.test.isEmpty())
        return usage(QStringLiteral("--test takes the name of a test of the run."));
    arguments.file = parser.value(output);
    if (arguments.file.isEmpty())
        return usage(QStringLiteral("--render needs -o FILE: a .png, .svg or .pdf file."));
    const QString ending = QFileInfo(arguments.file).suffix().toLower();
    if (ending != QLatin1String("png") && ending != QLatin1String("svg") && ending != QLatin1String("pdf"))
        return usage(QStringLiteral("The file must end in .png, .svg or .pdf; \"%1\" does not.").arg(printable(arguments.file)));
    if (parser.isSet(size)) {
        const Result<QSize> read = readSize(parser.value(size));
        if (!read)
            return tl::unexpected(read.error());
        arguments.picture.size = *read;
    }
    if (parser.isSet(scale)) {
        bool good = false;
        arguments.picture.scale = parser.value(scale).toDouble(&good);
        if (!good || arguments.picture.scale < 1 || arguments.picture.scale > 4)
            return usage(QStringLiteral("--scale takes a number from 1 to 4; \"%1\" is none.").arg(printable(parser.value(scale))));
    }
    arguments.picture.slide = parser.isSet(slide);
    arguments.picture.dark = parser.isSet(dark);
    arguments.picture.transparent = parser.isSet(transparent);
    return arguments;
}

} // namespace

Result<Arguments> parseArguments(const QStringList &list)
{
    QCommandLineParser parser;
    parser.addOptions(options());
    if (!parser.parse(QStringList{QStringLiteral("tokenderby")} + list)) {
        if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty()) {
            QStringList names;
            for (const QCommandLineOption &option : options())
                names += option.names();
            const QString near = nearest(unknown.first(), names);
            return usage(QStringLiteral("There is no option --%1%2.")
                             .arg(printable(unknown.first()),
                                  near.size() > 1 ? QString(u"; did you mean --" + near + u"?") : QStringLiteral("; see --help")));
        }
        return usage(printable(parser.errorText()));
    }
    Arguments arguments;
    if (parser.isSet(QStringLiteral("help"))) {
        arguments.task = Arguments::Task::Help;
        return arguments;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        arguments.task = Arguments::Task::Version;
        return arguments;
    }
    arguments.resultsFolder = parser.value(results);
    arguments.settingsFile = parser.value(settingsFile);
    arguments.simulate = parser.isSet(simulate);
    if (parser.isSet(results) && !QFileInfo(arguments.resultsFolder).isDir())
        return usage(QStringLiteral("The results folder %1 does not exist.").arg(printable(arguments.resultsFolder)));
    const QStringList rest = parser.positionalArguments();
    if (parser.isSet(listCharts)) {
        arguments.task = Arguments::Task::ListCharts;
        return arguments;
    }
    if (parser.isSet(render)) {
        if (!rest.isEmpty())
            return usage(QStringLiteral("\"%1\" is too much: --render takes one run.").arg(printable(rest.first())));
        return readRender(parser, arguments);
    }
    for (const QString &needsRender : {chart, testName, output, size, slide, dark, scale, transparent}) {
        if (parser.isSet(needsRender))
            return usage(QStringLiteral("--%1 goes with --render RUN.").arg(needsRender));
    }
    if (rest.size() > 1)
        return usage(QStringLiteral("One run folder or configuration file at a time; \"%1\" is too much.").arg(printable(rest[1])));
    if (!rest.isEmpty()) {
        if (!QFileInfo::exists(rest.first()))
            return usage(QStringLiteral("There is no file or folder %1.").arg(printable(rest.first())));
        arguments.open = QFileInfo(rest.first()).absoluteFilePath();
    }
    return arguments;
}

QString helpText()
{
    QCommandLineParser parser;
    parser.addOptions(options());
    QString text = QStringLiteral("TokenDerby %1: races and benchmarks LLM inference servers.\n\n"
                                  "tokenderby [OPTIONS] [RUN FOLDER or CONFIGURATION FILE]\n"
                                  "tokenderby --render RUN --chart NAME [--test NAME] -o FILE\n\n")
                       .arg(QStringLiteral(TOKENDERBY_VERSION));
    for (const QCommandLineOption &option : options()) {
        QStringList names;
        for (const QString &name : option.names())
            names.append(name.size() == 1 ? QString(u'-' + name) : QString(u"--" + name));
        QString left = u"  " + names.join(QStringLiteral(", "));
        if (!option.valueName().isEmpty())
            left += u' ' + option.valueName();
        text += left.leftJustified(26) + u' ' + option.description() + u'\n';
    }
    return text;
}

QStringList withoutQtArguments(QStringList arguments)
{
    static const QStringList withValue{QStringLiteral("-platform"), QStringLiteral("-style"), QStringLiteral("-display"),
                                       QStringLiteral("-geometry"), QStringLiteral("-stylesheet")};
    QStringList rest;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString plain = arguments[i].startsWith(QLatin1String("--")) ? arguments[i].mid(1) : arguments[i];
        if (withValue.contains(plain))
            ++i;
        else
            rest.append(arguments[i]);
    }
    return rest;
}

} // namespace derby::ui

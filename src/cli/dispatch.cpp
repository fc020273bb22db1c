// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dispatch.h"

#include "base/log.h"
#include "base/text.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

QList<QCommandLineOption> globalOptions()
{
    return {
        {u"json"_s, u"Print the result as JSON on stdout."_s},
        {u"quiet"_s, u"Print no progress on stderr."_s},
        {u"log-level"_s, u"What is logged on stderr: %1 (warning)."_s.arg(logLevelNames().join(u", "_s)), u"L"_s, u"warning"_s},
        {{u"h"_s, u"help"_s}, u"Show this help."_s},
        {{u"v"_s, u"version"_s}, u"Show the version."_s},
    };
}

const Command *find(const QList<Command> &commands, const QString &name)
{
    const auto it = std::find_if(commands.begin(), commands.end(), [&](const Command &command) { return command.name == name; });
    return it == commands.end() ? nullptr : &*it;
}

/// Where the command's name stands in `words`; -1: nowhere. An option may stand before it, so the words that are options' values are passed
/// over.
qsizetype commandIndex(const QList<Command> &commands, const QStringList &words)
{
    QSet<QString> withValue, flags;
    const auto learn = [&](const QList<QCommandLineOption> &options) {
        for (const QCommandLineOption &option : options) {
            for (const QString &name : option.names())
                (option.valueName().isEmpty() ? flags : withValue).insert(name);
        }
    };
    learn(globalOptions());
    for (const Command &command : commands)
        learn(command.options);

    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString &word = words[i];
        if (!word.startsWith(u'-') || word == u"-") {
            return i;
        }
        if (word == u"--")
            return -1;
        const QString name = word.mid(word.startsWith(u"--") ? 2 : 1);
        if (name.contains(u'=') || !withValue.contains(name))
            continue;
        // The same name may take a value in one command and none in another: a command's name decides.
        if (flags.contains(name) && i + 1 < words.size() && find(commands, words[i + 1]))
            continue;
        ++i;
    }
    return -1;
}

QStringList optionNames(const QList<QCommandLineOption> &options)
{
    QStringList names;
    for (const QCommandLineOption &option : options)
        names += option.names();
    return names;
}

QString dashed(const QString &name)
{
    return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
}

QString optionLines(const QList<QCommandLineOption> &options)
{
    QStringList heads;
    qsizetype width = 0;
    for (const QCommandLineOption &option : options) {
        QStringList names;
        for (const QString &name : option.names())
            names << dashed(name);
        heads << u"  "_s + names.join(u", "_s) + (option.valueName().isEmpty() ? QString() : u' ' + option.valueName());
        width = std::max(width, heads.last().size());
    }
    QString out;
    for (qsizetype i = 0; i < options.size(); ++i)
        out += heads[i].leftJustified(width + 2) + options[i].description() + u'\n';
    return out;
}

QString generalHelp(const QList<Command> &commands)
{
    qsizetype width = 0;
    for (const Command &command : commands)
        width = std::max(width, command.name.size());
    QString out =
        u"Usage: tokenderby-cli [--json] [--quiet] [--log-level L] COMMAND …\n\nMeasures LLM inference servers and names a winner only when the data do.\n\nCommands:\n"_s;
    for (const Command &command : commands)
        out += u"  "_s + command.name.leftJustified(width + 2) + command.summary + u'\n';
    out += u"\nOptions (before or after the command):\n"_s + optionLines(globalOptions());
    out += u"\nExit codes: 0 good, 1 the run failed, 2 wrong arguments or configuration, 3 a target was missed, 130 interrupted (SIGTERM "
           u"143, SIGHUP 129).\n"
           "Example:\n  tokenderby-cli benchmark --simulate --duration 12\n"
           "Each command's own help: tokenderby-cli COMMAND --help\n"_s;
    return out;
}

QString commandHelp(const Command &command)
{
    QString out = u"Usage: tokenderby-cli "_s + command.name;
    if (!command.arguments.isEmpty())
        out += u' ' + command.arguments;
    out += u" [options]\n\n"_s + command.summary + u"\n"_s;
    if (!command.options.isEmpty())
        out += u"\nOptions:\n"_s + optionLines(command.options);
    out += u"\nFor every command:\n"_s + optionLines(globalOptions());
    out += u"\nExample:\n  "_s + command.example + u'\n';
    return out;
}

Error usageError(const QString &message, const QStringList &actions)
{
    return makeError(ErrorKind::Usage, message, {}, actions);
}

/// What is wrong with the options; nothing when they are right. Every unknown option is named at once.
std::optional<Error> optionError(const QCommandLineParser &parser, const QList<Command> &commands, const Command *command,
                                 const QString &helpLine)
{
    QStringList known = optionNames(globalOptions());
    if (command)
        known += optionNames(command->options);
    else {
        for (const Command &any : commands)
            known += optionNames(any.options);
    }
    const QStringList unknown = parser.unknownOptionNames();
    if (unknown.isEmpty())
        return usageError(parser.errorText(), {helpLine});

    QStringList sentences, actions;
    for (const QString &name : unknown) {
        QString sentence = u"There is no option "_s + dashed(name) + (command ? u" of "_s + command->name : QString());
        const auto owner =
            std::find_if(commands.begin(), commands.end(), [&](const Command &other) { return optionNames(other.options).contains(name); });
        const QString near = nearest(name, known);
        if (command && owner != commands.end())
            sentence += u"; it belongs to "_s + owner->name + u'.';
        else
            sentence += near.isEmpty() ? u"."_s : u"; did you mean "_s + dashed(near) + u"?"_s;
        sentences << sentence;
    }
    return usageError(sentences.join(u' '), {helpLine});
}

/// An option that holds one value and was given several times: which one was meant is anybody's guess.
std::optional<Error> givenTwice(const QCommandLineParser &parser, const QList<QCommandLineOption> &options, const QString &helpLine)
{
    static const QStringList repeatable{u"endpoint"_s, u"fault"_s};
    for (const QCommandLineOption &option : options) {
        const QString name = option.names().last();
        if (option.valueName().isEmpty() || repeatable.contains(name) || !parser.isSet(option))
            continue;
        const QStringList values = parser.values(option);
        if (values.size() > 1) {
            return usageError(u"%1 was given %2 times (%3); it takes one value."_s.arg(dashed(name), QString::number(values.size()),
                                                                                       redacted(values.join(u", "_s))),
                              {u"Leave one: %1 %2"_s.arg(dashed(name), redacted(values.last())), helpLine});
        }
    }
    return std::nullopt;
}

/// What a command without figures of its own prints with --json.
void printAnswer(const QString &key, const QString &text)
{
    printJson({{u"ok"_s, true}, {u"files"_s, QJsonArray()}, {u"error"_s, QJsonValue::Null}, {key, text}});
}

} // namespace

int dispatch(const QList<Command> &commands, const QStringList &arguments)
{
    QStringList words = arguments;
    const qsizetype at = commandIndex(commands, words);
    const bool asksHelp = at > 0 && words[at] == u"help" && !find(commands, u"help"_s);
    if (asksHelp) { // `help`, `help COMMAND`
        words.removeAt(at);
        words << u"--help"_s;
        return dispatch(commands, words);
    }
    const QString name = at < 0 ? QString() : words[at];
    const Command *command = find(commands, name);

    QCommandLineParser parser;
    parser.addOptions(globalOptions());
    if (command) {
        parser.addOptions(command->options);
        words.removeAt(at);
    }
    const bool parsed = parser.parse(words);
    // Of a line that is wrong the options cannot be told from values; who wrote --json in it wants JSON.
    const auto asked = [&](const QString &option) { return parsed ? parser.isSet(option) : words.contains(u"--"_s + option); };
    Context context{parser, parser.positionalArguments(), asked(u"json"_s), asked(u"quiet"_s), name};
    const QString helpLine = command ? u"tokenderby-cli "_s + command->name + u" --help"_s : u"tokenderby-cli --help"_s;

    if (at > 0 && !command) {
        QStringList names;
        for (const Command &candidate : commands)
            names << candidate.name;
        const QString near = nearest(name, names);
        return failed(
            context,
            usageError(near.isEmpty() ? u"There is no command \"%1\"."_s.arg(name)
                                      : u"There is no command \"%1\"; did you mean \"%2\"?"_s.arg(name, near),
                       near.isEmpty() ? QStringList{helpLine} : QStringList{u"tokenderby-cli "_s + near + u" --help"_s, helpLine}));
    }
    if (!parsed)
        return failed(context, *optionError(parser, commands, command, helpLine));
    if (parser.isSet(u"version"_s)) {
        if (context.json)
            printAnswer(u"version"_s, QStringLiteral(TOKENDERBY_VERSION));
        else
            print(u"tokenderby-cli "_s + QStringLiteral(TOKENDERBY_VERSION));
        return Good;
    }
    if (parser.isSet(u"help"_s)) {
        const QString text = command ? commandHelp(*command) : generalHelp(commands);
        if (context.json)
            printAnswer(u"help"_s, text);
        else
            print(text);
        return Good;
    }
    if (!command) {
        say(generalHelp(commands));
        return context.json ? failed(context, usageError(u"No command was given."_s, {helpLine})) : WrongUsage;
    }
    if (const std::optional<Error> error = givenTwice(parser, globalOptions() + command->options, helpLine))
        return failed(context, *error);
    const QString level = parser.value(u"log-level"_s).toLower();
    const qsizetype index = logLevelNames().indexOf(level);
    if (index < 0) {
        const QString near = nearest(level, logLevelNames());
        return failed(context,
                      usageError(u"--log-level knows no \"%1\"%2."_s.arg(level, near.isEmpty() ? QString() : u"; did you mean "_s + near),
                                 {u"Use one of: "_s + logLevelNames().join(u", "_s)}));
    }
    installLogging(static_cast<LogLevel>(index));
    if (command->arguments.isEmpty() && !context.arguments.isEmpty()) {
        return failed(
            context,
            usageError(u"%1 takes no arguments, but \"%2\" was given."_s.arg(command->name, context.arguments.first()), {helpLine}));
    }
    const int code = command->run(context);
    if (outputLost()) {
        say(QStringLiteral("Error: the result could not be written to stdout: is the disk full, or the reader gone?"));
        return code == Good ? int(RunFailed) : code;
    }
    return code;
}

} // namespace derby::cli

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/plan_from_options.h"

#include "base/text.h"
#include "plan/config.h"
#include "plan/plan_json.h"

#include <QJsonArray>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

QJsonArray errorsToJson(const QList<Diagnostic> &errors)
{
    QJsonArray array;
    for (const Diagnostic &error : errors) {
        array.append(
            QJsonObject{{u"file"_s, error.file},
                        {u"line"_s, error.line > 0 ? QJsonValue(error.line) : QJsonValue(QJsonValue::Null)},
                        {u"column"_s, error.line > 0 ? QJsonValue(error.column) : QJsonValue(QJsonValue::Null)},
                        {u"message"_s, error.message},
                        {u"suggestion"_s, error.suggestion.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(error.suggestion)}});
    }
    return array;
}

QString contents(const Plan &plan)
{
    QStringList tests;
    if (plan.ttft)
        tests << plan.ttft->name;
    for (const LoadTest &test : plan.loads)
        tests << test.name;
    return u"%1 (%2), %3"_s.arg(counted(tests.size(), u"test"), tests.join(u", "_s),
                                plan.endpoints.isEmpty() ? u"no server named: add them on the command line"_s
                                                         : counted(plan.endpoints.size(), u"server"));
}

int validate(const Context &context, const QString &file)
{
    const ConfigResult result = readConfig(file);
    if (context.json) {
        printJson({{u"valid"_s, result.valid()},
                   {u"errors"_s, errorsToJson(result.errors)},
                   {u"plan"_s, result.valid() ? QJsonValue(planToJson(result.plan)) : QJsonValue(QJsonValue::Null)}});
    } else if (result.valid()) {
        print(u"%1 is valid: %2."_s.arg(file, contents(result.plan)));
    } else {
        QString text;
        for (const Diagnostic &error : result.errors) {
            Diagnostic line = error;
            line.suggestion.clear();
            text += line.toString() + u'\n';
            if (!error.suggestion.isEmpty())
                text += u"    Suggestion: "_s + error.suggestion + u'\n';
        }
        text += u"%1 is not valid: %2."_s.arg(file, counted(result.errors.size(), u"mistake"));
        print(text);
    }
    return result.valid() ? Good : WrongUsage;
}

int show(const Context &context, const QString &file)
{
    const ConfigResult result = readConfig(file);
    if (!result.valid())
        return failed(context, diagnosticsError(file, result.errors, {u"tokenderby-cli config validate "_s + file}));
    if (!context.json) {
        print(QString::fromUtf8(planToYaml(result)));
        return Good;
    }
    QJsonObject origins;
    for (auto it = result.origins.begin(); it != result.origins.end(); ++it)
        origins.insert(it.key(), result.originText(it.key()));
    printJson({{u"ok"_s, true},
               {u"files"_s, QJsonArray{file}},
               {u"error"_s, QJsonValue::Null},
               {u"plan"_s, planToJson(result.plan)},
               {u"origins"_s, origins}});
    return Good;
}

int run(const Context &context)
{
    const QStringList known{u"show"_s, u"validate"_s};
    const QString verb = context.arguments.value(0);
    const QStringList help{u"tokenderby-cli config validate F"_s, u"tokenderby-cli config show F"_s};
    if (!known.contains(verb)) {
        const QString near = nearest(verb, known);
        QString message = u"config needs to know what to do: show or validate."_s;
        if (!verb.isEmpty())
            message = u"config cannot \"%1\"%2."_s.arg(verb, near.isEmpty() ? QString() : u"; did you mean "_s + near);
        return failed(context, makeError(ErrorKind::Usage, message, {}, help));
    }
    if (context.arguments.size() != 2)
        return failed(context, makeError(ErrorKind::Usage, u"config %1 takes one file."_s.arg(verb), {}, help));
    return verb == u"show" ? show(context, context.arguments[1]) : validate(context, context.arguments[1]);
}

} // namespace

Command configCommand()
{
    return {u"config"_s,
            u"Checks a configuration file, or shows it with defaults and where each value came from."_s,
            u"show|validate F"_s,
            u"tokenderby-cli init my-benchmarks && tokenderby-cli config validate my-benchmarks/default.yaml"_s,
            {},
            run};
}

} // namespace derby::cli

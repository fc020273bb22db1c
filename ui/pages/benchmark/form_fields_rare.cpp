// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/form_fields_rare.h"

#include "base/text.h"
#include "plan/limits.h"
#include "ui/pages/benchmark/plan_form.h"
#include "ui/pages/results/words.h"

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;
using Kind = FormField::Kind;
using Scope = FormScope;
using Options = QList<FormField::Option>;

constexpr int wide = 262, number = 132;

auto always(const QString &words)
{
    return [words](const FormContext &) { return words; };
}

FormField text(const QString &key, const QString &fallback = {}, Kind kind = Kind::Text)
{
    FormField field{kind, key};
    field.width = wide;
    field.fallback = always(fallback);
    return field;
}

FormField figure(const QString &key, const QString &unit, const QString &name = {}, int width = number)
{
    FormField field{Kind::Number, key};
    field.unit = unit;
    field.width = width;
    field.name = name;
    return field;
}

FormField choice(const QString &key, std::function<Options(const FormContext &)> options)
{
    FormField field{Kind::Choice, key};
    field.width = wide;
    field.options = std::move(options);
    return field;
}

FormField switchOf(const QString &key, const QString &words)
{
    FormField field{Kind::Switch, key};
    field.unit = words;
    field.name = words;
    return field;
}

Options metrics(const QStringList &ids)
{
    Options options{{{}, PlanForm::tr("%1 (default)").arg(Words::metric(ids.value(0)))}};
    for (const QString &id : ids)
        options << FormField::Option{id, Words::metric(id)};
    return options;
}

/// A spread needs a section where a plain number stood.
QList<PlanDocument::Change> spreadOfThinkTime(const PlanDocument &document, const QString &path, const QString &yaml)
{
    const QString section = path.left(path.lastIndexOf(u'.'));
    const std::optional<QString> plain = document.raw(section);
    if (!plain || yaml.isEmpty())
        return {{path, yaml, yaml.isEmpty()}};
    return {{section, u"{mean_seconds: %1, sigma: %2}"_s.arg(yamlScalar(*plain).remove(u'"'), yaml)}};
}

} // namespace

QList<FormRowSpec> serverRows()
{
    QList<FormRowSpec> rows;
    for (const QString &id : engineIds()) {
        const Engine engine = engineFromId(id).value_or(Engine::OpenAi);
        FormField url = text(u"services.manual_urls."_s + id, u"http://localhost:"_s + QString::number(defaultPort(engine)));
        if (engine == Engine::LlamaCpp)
            url.alias = u"services.manual_urls.llama.cpp"_s;
        url.name = PlanForm::tr("URL of %1").arg(engineName(engine));
        rows << FormRowSpec{Scope::Plan, engineName(engine), {url}, always(PlanForm::tr("its URL"))};
    }
    const auto engines = [](const FormContext &) {
        Options options;
        for (const QString &id : engineIds())
            options << FormField::Option{id, engineName(engineFromId(id).value_or(Engine::OpenAi))};
        return options;
    };
    const auto protocols = [](const FormContext &) {
        Options options{{{}, PlanForm::tr("the engine's own (default)")}};
        for (const QString &id : protocolIds())
            options << FormField::Option{id, id};
        return options;
    };
    rows << FormRowSpec{Scope::Plan, PlanForm::tr("More servers"), {{Kind::Servers, {}}}, always(PlanForm::tr("shown below"))}
         << FormRowSpec{Scope::Server, PlanForm::tr("Server's name"), {text(u"name"_s, PlanForm::tr("its engine"))}}
         << FormRowSpec{Scope::Server, PlanForm::tr("Engine"), {choice(u"engine"_s, engines)}}
         << FormRowSpec{Scope::Server, PlanForm::tr("URL"), {text(u"url"_s, u"http://localhost:8000"_s)}}
         << FormRowSpec{Scope::Server, PlanForm::tr("Protocol"), {choice(u"protocol"_s, protocols)}}
         << FormRowSpec{Scope::Server, PlanForm::tr("Server's model"), {text(u"model"_s, PlanForm::tr("the plan's"))}}
         << FormRowSpec{Scope::Server,
                        PlanForm::tr("API key"),
                        {text(u"api_key_env"_s, PlanForm::tr("no key"))},
                        always(PlanForm::tr("the environment variable that holds it"))}
         << FormRowSpec{Scope::Server,
                        PlanForm::tr("Headers"),
                        {text(u"headers"_s, u"X-Team: benchmarks"_s, Kind::Headers)},
                        always(PlanForm::tr("one a line"))}
         << FormRowSpec{Scope::Server, PlanForm::tr("CA file"), {text(u"ca_file"_s, PlanForm::tr("the system's"), Kind::File)}}
         << FormRowSpec{Scope::Server, PlanForm::tr("TLS"), {switchOf(u"verify_tls"_s, PlanForm::tr("Check the certificate"))}}
         << FormRowSpec{Scope::Server, PlanForm::tr("Proxy"), {text(u"proxy"_s, PlanForm::tr("none"))}}
         << FormRowSpec{Scope::Plan, PlanForm::tr("Namespace"), {text(u"services.namespace"_s)}, always(PlanForm::tr("not searched yet"))};
    return rows;
}

QList<FormRowSpec> testRows()
{
    FormField name{Kind::Text, u"name"_s};
    name.width = wide;
    name.fallback = always({});
    return {{Scope::Load, PlanForm::tr("Test's name"), {name}},
            {Scope::Test,
             PlanForm::tr("Shared beginning"),
             {figure(u"prompts.shared_prefix_words"_s, PlanForm::tr("words"))},
             always(PlanForm::tr("the same for all prompts: caches may answer"))},
            {Scope::Test,
             PlanForm::tr("Unique beginning"),
             {switchOf(u"prompts.unique_prefix"_s, PlanForm::tr("A prefix of its own for each request"))}}};
}

QList<FormRowSpec> loadRows()
{
    FormField sigma = figure(u"think_time.sigma"_s, PlanForm::tr("sigma"));
    sigma.changes = spreadOfThinkTime;
    sigma.fallback = [](const FormContext &context) {
        return context.load ? QString::number(context.load->think.sigma, 'g', 10) : QString();
    };
    const auto connections = [](const FormContext &) {
        return Options{{{}, PlanForm::tr("Kept open (default)")},
                       {u"warm"_s, PlanForm::tr("Kept open")},
                       {u"cold"_s, PlanForm::tr("A new one for each request")}};
    };
    const auto transports = [](const FormContext &) {
        return Options{{{}, PlanForm::tr("The kernel's time stamps (default)")},
                       {u"stopwatch"_s, PlanForm::tr("The kernel's time stamps")},
                       {u"qnam"_s, PlanForm::tr("Qt's network layer")}};
    };
    return {
        {Scope::Load, PlanForm::tr("Think time's spread"), {sigma}, always(PlanForm::tr("of its logarithm; 0: always the same"))},
        {Scope::Plan, PlanForm::tr("Connections"), {choice(u"connections"_s, connections)}},
        {Scope::Plan, PlanForm::tr("Clock"), {choice(u"transport"_s, transports)}},
        {Scope::Plan,
         PlanForm::tr("Deadlines"),
         {figure(u"deadlines.connect_seconds"_s, PlanForm::tr("s connect"), PlanForm::tr("Deadline of connecting"), 152),
          figure(u"deadlines.first_token_seconds"_s, PlanForm::tr("s first token"), PlanForm::tr("Deadline of the first token"), 164)}},
        {Scope::Plan,
         {},
         {figure(u"deadlines.idle_seconds"_s, PlanForm::tr("s silence"), PlanForm::tr("Deadline of silence in a stream"), 152),
          figure(u"deadlines.whole_seconds"_s, PlanForm::tr("s whole"), PlanForm::tr("Deadline of a whole request"), 164)}},
        {Scope::Plan,
         PlanForm::tr("Breaker"),
         {figure(u"breaker.failures_in_a_row"_s, PlanForm::tr("failures"), PlanForm::tr("Failures in a row that open the breaker"), 152),
          figure(u"breaker.probe_after_seconds"_s, PlanForm::tr("s pause"), PlanForm::tr("Pause before the breaker probes"), 164)}}};
}

QList<FormRowSpec> verdictRows()
{
    const auto headlines = [](const FormContext &context) { return metrics(context.ttft ? ttftHeadlines() : loadHeadlines()); };
    const auto tests = [](const FormContext &context) {
        Options options{{{}, PlanForm::tr("The last load test (default)")}};
        QStringList names;
        if (context.plan().ttft)
            names << context.plan().ttft->name;
        for (const LoadTest &load : context.plan().loads)
            names << load.name;
        names.removeDuplicates();
        for (const QString &name : names) {
            if (!name.isEmpty())
                options << FormField::Option{name, printable(name)};
        }
        return options;
    };
    const auto shared = [](const QString &key, const QString &unit, const QString &name, Kind kind = Kind::Number) {
        FormField field{kind, u"targets."_s + key};
        field.unit = unit;
        field.width = 152;
        field.name = name;
        field.fallback = always(u"–"_s);
        return field;
    };
    return {{Scope::Test, PlanForm::tr("Headline"), {choice(u"headline"_s, headlines)}},
            {Scope::Plan, PlanForm::tr("Run's sentence"), {choice(u"primary"_s, tests)}},
            {Scope::Plan,
             PlanForm::tr("Targets of all tests"),
             {shared(u"ttft_ms"_s, PlanForm::tr("ms TTFT"), PlanForm::tr("TTFT of all tests")),
              shared(u"ttft_p95_ms"_s, PlanForm::tr("ms TTFT p95"), PlanForm::tr("TTFT p95 of all tests"))}},
            {Scope::Plan,
             {},
             {shared(u"e2e_p95_ms"_s, PlanForm::tr("ms E2E p95"), PlanForm::tr("End to end p95 of all tests")),
              shared(u"tpot_ms"_s, PlanForm::tr("ms a token"), PlanForm::tr("Time a token of all tests"))}},
            {Scope::Plan,
             {},
             {shared(u"success_rate"_s, PlanForm::tr("% success"), PlanForm::tr("Success of all tests"), Kind::Percent),
              shared(u"output_tokens_per_s"_s, PlanForm::tr("tokens/s"), PlanForm::tr("Throughput of all tests"))}},
            {Scope::Plan,
             PlanForm::tr("Judgement"),
             {figure(u"judgement.alpha"_s, PlanForm::tr("alpha"), PlanForm::tr("Chance of a false verdict"), 152),
              figure(u"judgement.power"_s, PlanForm::tr("power"), PlanForm::tr("Chance to find a difference"), 152)}},
            {Scope::Plan,
             {},
             {figure(u"judgement.practical_ratio"_s, PlanForm::tr("matters"), PlanForm::tr("Ratio that matters"), 152),
              figure(u"judgement.worth_finding_ratio"_s, PlanForm::tr("to be found"), PlanForm::tr("Ratio worth finding"), 152)}},
            {Scope::Plan, {}, {figure(u"judgement.bootstrap_draws"_s, PlanForm::tr("draws"), PlanForm::tr("Bootstrap draws"), 152)}}};
}

QList<FormRowSpec> fileRows()
{
    FormField folder{Kind::Folder, u"output.directory"_s};
    folder.width = wide;
    return {{Scope::Plan, PlanForm::tr("Description"), {text(u"benchmark.description"_s)}},
            {Scope::Plan, PlanForm::tr("Results folder"), {folder}, always(PlanForm::tr("of the command line"))},
            {Scope::Plan,
             PlanForm::tr("Files of a run"),
             {switchOf(u"output.save_raw_data"_s, PlanForm::tr("Every request as a table (CSV)"))}},
            {Scope::Plan, {}, {switchOf(u"output.generate_report"_s, PlanForm::tr("Report (HTML)"))}},
            {Scope::Plan, {}, {switchOf(u"output.generate_charts"_s, PlanForm::tr("Charts (HTML)"))}}};
}

} // namespace derby::ui

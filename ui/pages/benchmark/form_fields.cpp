// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of the form; form_fields_rare.cpp has what stands behind their folds.
#include "ui/pages/benchmark/form_fields.h"

#include "base/text.h"
#include "ui/pages/benchmark/form_fields_rare.h"
#include "ui/pages/benchmark/plan_form.h"

#include <cmath>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;
using Kind = FormField::Kind;
using Scope = FormScope;

auto always(const QString &words)
{
    return [words](const FormContext &) { return words; };
}

FormQuestion who()
{
    FormField order{Kind::Segments, u"order"_s};
    order.options = [](const FormContext &) {
        return QList<FormField::Option>{{u"one_after_another"_s, PlanForm::tr("One after another")},
                                        {u"all_at_once"_s, PlanForm::tr("All at once")}};
    };
    return {PlanForm::tr("Who"),
            {{Scope::Plan, PlanForm::tr("Endpoints"), {{Kind::Endpoints, {}}}},
             {Scope::Load,
              PlanForm::tr("Order"),
              {order},
              [](const FormContext &context) {
                  return context.load && context.load->order == LaneOrder::AllAtOnce ? PlanForm::tr("for servers that share no hardware")
                                                                                     : PlanForm::tr("each server alone");
              }}},
            PlanForm::tr("Servers in the file"),
            serverRows()};
}

FormQuestion what()
{
    FormField enabled{Kind::Segments, u"test_scenarios.ttft.enabled"_s};
    enabled.options = [](const FormContext &) {
        return QList<FormField::Option>{{u"true"_s, PlanForm::tr("On")}, {u"false"_s, PlanForm::tr("Off")}};
    };
    FormField count{Kind::Number, u"prompts.count"_s};
    count.unit = PlanForm::tr("prompts");
    count.width = 118;
    count.name = PlanForm::tr("How many prompts");
    FormField source{Kind::Prompts, u"prompts.set"_s};
    source.width = 172;
    FormField mean{Kind::Number, u"prompts.synthetic.words_mean"_s};
    mean.unit = PlanForm::tr("words");
    mean.width = 124;
    FormField spread{Kind::Number, u"prompts.synthetic.words_spread"_s};
    spread.unit = PlanForm::tr("± words");
    spread.width = 124;
    spread.name = PlanForm::tr("Spread of the prompt length");
    FormField file{Kind::File, u"prompts.file"_s};
    file.width = 262;
    file.fallback = always({});
    FormField output{Kind::Number, u"output_tokens"_s};
    output.unit = PlanForm::tr("tokens");
    output.width = 124;
    return {PlanForm::tr("What"),
            {{Scope::Plan, PlanForm::tr("Test"), {{Kind::Tests, {}}}, always(PlanForm::tr("shown in this form"))},
             {Scope::Plan,
              PlanForm::tr("TTFT test"),
              {enabled},
              [](const FormContext &context) {
                  return context.plan().ttft ? PlanForm::tr("one request at a time, every server in turn") : PlanForm::tr("not run");
              }},
             {Scope::Test,
              PlanForm::tr("Prompts"),
              {source, count},
              [](const FormContext &context) {
                  return context.prompts() && context.prompts()->uniquePrefix ? PlanForm::tr("a unique prefix each")
                                                                              : PlanForm::tr("caches may answer");
              }},
             {Scope::Synthetic, PlanForm::tr("Prompt length"), {mean, spread}, always(PlanForm::tr("a word is about 1.3 tokens"))},
             {Scope::File, PlanForm::tr("Prompt file"), {file}, always(PlanForm::tr("one prompt a line, a JSON list, or ShareGPT"))},
             {Scope::Test, PlanForm::tr("Output length"), {output}, always(PlanForm::tr("pinned where the engine can"))}},
            PlanForm::tr("More about the test"),
            testRows()};
}

FormQuestion howHard()
{
    FormField users{Kind::Number, u"concurrent_users"_s};
    users.unit = PlanForm::tr("a lane");
    users.width = 124;
    FormField think{Kind::Number, u"think_time"_s};
    think.unit = PlanForm::tr("s think time");
    think.width = 148;
    think.name = PlanForm::tr("Think time, seconds");
    think.fallback = [](const FormContext &context) {
        return context.load ? QString::number(context.load->think.meanSeconds, 'g', 10) : QString();
    };
    FormField iterations{Kind::Number, u"iterations"_s};
    iterations.unit = PlanForm::tr("times");
    iterations.width = 124;
    FormField warmup{Kind::Number, u"warmup"_s};
    warmup.unit = PlanForm::tr("requests");
    warmup.width = 124;
    warmup.fallback = [](const FormContext &context) {
        return QString::number(context.load ? context.load->warmupRequests() : context.ttft ? context.ttft->warmup : 0);
    };
    FormField duration{Kind::Number, u"duration_seconds"_s};
    duration.unit = PlanForm::tr("s a lane");
    duration.width = 124;
    FormField rounds{Kind::Number, u"rounds"_s};
    rounds.unit = PlanForm::tr("rounds");
    rounds.width = 118;
    rounds.name = PlanForm::tr("Rounds");
    return {PlanForm::tr("How hard"),
            {{Scope::Load, PlanForm::tr("Users"), {users, think}, always(PlanForm::tr("closed loop"))},
             {Scope::Ttft, PlanForm::tr("Iterations"), {iterations}, always(PlanForm::tr("of each prompt"))},
             {Scope::Test, PlanForm::tr("Warm-up"), {warmup}, always(PlanForm::tr("a lane, never counted"))},
             {Scope::Load,
              PlanForm::tr("Duration"),
              {duration, rounds},
              [](const FormContext &context) {
                  if (!context.load)
                      return QString();
                  return context.load->rounds >= 6 ? PlanForm::tr("%1 a round").arg(humanDuration(context.load->roundSeconds()))
                                                   : PlanForm::tr("a verdict needs 6 rounds");
              }}},
            PlanForm::tr("More about the load and the connection"),
            loadRows()};
}

FormField target(Kind kind, const QString &key, const QString &ttftKey, const QString &unit, int width, const QString &name = {})
{
    FormField field{kind, key, ttftKey};
    field.unit = unit;
    field.width = width;
    field.name = name;
    return field;
}

FormQuestion goodEnough()
{
    const auto tokensAsked = [](const FormContext &context) {
        const std::optional<double> limit = context.load ? context.load->targets.e2eP95Ms : std::nullopt;
        return limit && *limit > 0
            ? PlanForm::tr("asks for %1 tokens/s a stream").arg(std::round(context.load->outputTokens * 1000 / *limit))
            : QString();
    };
    return {PlanForm::tr("What is good enough"),
            {{Scope::Test,
              PlanForm::tr("TTFT"),
              {target(Kind::Number, u"target_ttft_ms"_s, u"target_ms"_s, PlanForm::tr("ms, typical"), 156),
               target(Kind::Number, u"target_ttft_p95_ms"_s, {}, PlanForm::tr("ms, p95"), 132, PlanForm::tr("TTFT, p95"))}},
             {Scope::Test,
              PlanForm::tr("End to end"),
              {target(Kind::Number, u"target_p95_ms"_s, {}, PlanForm::tr("ms, p95"), 156)},
              tokensAsked},
             {Scope::Test, PlanForm::tr("Time a token"), {target(Kind::Number, u"target_tpot_ms"_s, {}, PlanForm::tr("ms, typical"), 156)}},
             {Scope::Test, PlanForm::tr("Success"), {target(Kind::Percent, u"target_success_rate"_s, {}, u"%"_s, 156)}},
             {Scope::Test,
              PlanForm::tr("Throughput"),
              {target(Kind::Number, u"target_output_tokens_per_s"_s, {}, PlanForm::tr("tokens/s"), 156)},
              always(PlanForm::tr("a lane, at least"))}},
            PlanForm::tr("More about the verdict"),
            verdictRows()};
}

FormQuestion rest()
{
    FormField name{Kind::Text, u"benchmark.name"_s};
    name.width = 262;
    FormField model{Kind::Text, u"benchmark.model"_s};
    model.width = 262;
    model.fallback = always(PlanForm::tr("what each server offers"));
    FormField seed{Kind::Number, u"seed"_s};
    seed.unit = PlanForm::tr("seed");
    seed.width = 124;
    seed.name = PlanForm::tr("Seed");
    FormField temperature{Kind::Number, u"temperature"_s};
    temperature.unit = PlanForm::tr("temperature");
    temperature.width = 148;
    temperature.name = PlanForm::tr("Temperature");
    FormField grace{Kind::Number, u"grace_seconds"_s};
    grace.unit = PlanForm::tr("s");
    grace.width = 124;
    return {PlanForm::tr("The rest"),
            {{Scope::Plan, PlanForm::tr("Name"), {name}},
             {Scope::Plan, PlanForm::tr("Model"), {model}},
             {Scope::Plan, PlanForm::tr("Draws"), {seed, temperature}},
             {Scope::Load, PlanForm::tr("Grace"), {grace}, always(PlanForm::tr("how long requests may go on after a round"))}},
            PlanForm::tr("Description and files"),
            fileRows()};
}

} // namespace

QList<FormQuestion> formQuestions()
{
    return {who(), what(), howHard(), goodEnough(), rest()};
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/plan_form.h"

#include "base/text.h"
#include "plan/limits.h"
#include "ui/pages/benchmark/form_row.h"
#include "ui/pages/benchmark/plan_field.h"
#include "ui/widgets/choice.h"

#include <QSignalBlocker>

#include <cmath>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

const QString ttftPath = u"test_scenarios.ttft"_s;

QString written(double value)
{
    return QString::number(value, 'g', 10);
}

QString target(const std::optional<double> &value, double factor = 1)
{
    return value ? written(*value * factor) : PlanForm::tr("none");
}

} // namespace

void PlanForm::refresh()
{
    if (!m_document.readable()) { // what the form shows stays, until the file can be read again
        for (const Bound &bound : m_bound)
            bound.field->refresh();
        for (PlanField *field : m_plain)
            field->refresh();
        for (QWidget *control : std::initializer_list<QWidget *>{m_test, m_ttftChoice, m_orderChoice, m_promptSource})
            control->setEnabled(false);
        return;
    }
    m_refreshing = true;
    refreshTests();
    rebind();
    refreshRows();
    refreshHints();
    m_refreshing = false;
}

/// The picker: every load test by its name, then the TTFT test.
void PlanForm::refreshTests()
{
    const Plan &plan = m_document.config().plan;
    const int loads = static_cast<int>(plan.loads.size());
    if (m_index >= loads)
        m_index = loads - 1;
    if (m_index < 0 && !plan.ttft && loads > 0)
        m_index = 0;
    const QSignalBlocker blocker(m_test);
    m_test->clear();
    for (const LoadTest &test : plan.loads)
        m_test->addItem(test.name.isEmpty() ? tr("(no name)") : printable(test.name));
    if (plan.ttft)
        m_test->addItem(tr("TTFT test"));
    m_test->setCurrentIndex(m_index < 0 ? m_test->count() - 1 : m_index);
    m_test->setEnabled(m_test->count() > 1);
    m_ttftChoice->setCurrent(plan.ttft ? 0 : 1);
    m_ttftChoice->setEnabled(m_document.readable());
}

void PlanForm::rebind()
{
    const QString path = testPath();
    for (const Bound &bound : m_bound) {
        const QString &key = load() ? bound.load : bound.ttft;
        if (key.isEmpty() || path.isEmpty())
            continue;
        const int index = m_index;
        QString whole = path + u'.' + key;
        if (m_document.has(whole + u".mean_seconds"_s)) // a think time with a spread is a section of its own
            whole += u".mean_seconds"_s;
        bound.field->bind(whole, [index, ofLoad = bound.ofLoad, ofTtft = bound.ofTtft](const Plan &plan) {
            if (index >= 0 && index < static_cast<int>(plan.loads.size()))
                return ofLoad ? ofLoad(plan.loads[static_cast<std::size_t>(index)]) : QString();
            return index < 0 && plan.ttft && ofTtft ? ofTtft(*plan.ttft) : QString();
        });
    }
    for (PlanField *field : m_plain)
        field->refresh();
    // A row says what is wrong with the first of its fields that is wrong.
    for (const Row &row : m_rows)
        row.row->setError({});
    for (const Bound &bound : m_bound) {
        const QString &key = load() ? bound.load : bound.ttft;
        if (key.isEmpty() || !bound.field->hasError() || !bound.row->error().isEmpty())
            continue;
        bound.row->setError(bound.field->edit()->accessibleDescription());
    }
    for (PlanField *field : m_plain) {
        if (auto *row = qobject_cast<FormRow *>(field->parentWidget()); row && field->hasError() && row->error().isEmpty())
            row->setError(field->edit()->accessibleDescription());
    }
}

void PlanForm::refreshRows()
{
    const PromptSpec *spec = prompts();
    for (const Row &row : m_rows) {
        bool shown = true;
        switch (row.scope) {
        case Scope::Both:
            break;
        case Scope::Load:
            shown = load() != nullptr;
            break;
        case Scope::Ttft:
            shown = ttft() != nullptr;
            break;
        case Scope::Synthetic:
            shown = spec && spec->source == PromptSpec::Source::Synthetic;
            break;
        case Scope::File:
            shown = spec && spec->source == PromptSpec::Source::File;
            break;
        }
        row.row->setVisible(shown);
    }
    if (const LoadTest *test = load())
        m_orderChoice->setCurrent(test->order == LaneOrder::AllAtOnce ? 1 : 0);
    m_orderChoice->setEnabled(m_document.readable());
    m_promptSource->setEnabled(spec && m_document.readable());
    if (!spec)
        return;
    const QSignalBlocker blocker(m_promptSource);
    switch (spec->source) {
    case PromptSpec::Source::Set:
        m_promptSource->setCurrentIndex(static_cast<int>(promptSetNames().indexOf(spec->set))); // -1: an unknown set
        break;
    case PromptSpec::Source::Synthetic:
        m_promptSource->setCurrentIndex(m_promptSource->count() - 2);
        break;
    case PromptSpec::Source::File:
        m_promptSource->setCurrentIndex(m_promptSource->count() - 1);
        break;
    }
}

void PlanForm::refreshHints()
{
    const Plan &plan = m_document.config().plan;
    m_ttftRow->setHint(plan.ttft ? tr("one request at a time, every server in turn") : tr("not run"));
    if (const PromptSpec *spec = prompts())
        m_promptRow->setHint(spec->uniquePrefix ? tr("a unique prefix each") : tr("caches may answer"));
    if (const LoadTest *test = load()) {
        m_order->setHint(test->order == LaneOrder::AllAtOnce ? tr("for servers that share no hardware") : tr("each server alone"));
        m_durationRow->setHint(test->rounds >= 6 ? tr("%1 a round").arg(humanDuration(test->roundSeconds()))
                                                 : tr("a verdict needs 6 rounds"));
        const bool both = test->targets.e2eP95Ms && *test->targets.e2eP95Ms > 0;
        m_e2eRow->setHint(
            both ? tr("asks for %1 tokens/s a stream").arg(written(std::round(test->outputTokens * 1000 / *test->targets.e2eP95Ms)))
                 : QString());
    } else {
        m_e2eRow->setHint({});
        if (ttft())
            m_iterationsRow->setHint(tr("of each prompt"));
    }
}

QString PlanForm::testPath() const
{
    if (load())
        return u"test_scenarios.load_tests[%1]"_s.arg(m_index);
    return ttft() ? ttftPath : QString();
}

const LoadTest *PlanForm::load() const
{
    const std::vector<LoadTest> &loads = m_document.config().plan.loads;
    return m_index >= 0 && m_index < static_cast<int>(loads.size()) ? &loads[static_cast<std::size_t>(m_index)] : nullptr;
}

const TtftTest *PlanForm::ttft() const
{
    const Plan &plan = m_document.config().plan;
    return m_index < 0 && plan.ttft ? &*plan.ttft : nullptr;
}

const PromptSpec *PlanForm::prompts() const
{
    return load() ? &load()->prompts : ttft() ? &ttft()->prompts : nullptr;
}

/// The source is one of three keys: the old one goes, the new one comes.
void PlanForm::choosePrompts(int index)
{
    if (m_refreshing || testPath().isEmpty())
        return;
    const QString path = testPath() + u".prompts."_s;
    const QStringList sets = promptSetNames();
    const QString wanted = index < sets.size() ? u"set"_s : index == sets.size() ? u"synthetic"_s : u"file"_s;
    QList<PlanDocument::Change> changes;
    for (const QString &key : {u"set"_s, u"synthetic"_s, u"file"_s}) {
        if (key != wanted && m_document.has(path + key))
            changes.append({path + key, {}, true});
    }
    if (wanted == u"set")
        changes.prepend({path + wanted, yamlScalar(sets[index])});
    else if (wanted == u"synthetic" && !m_document.has(path + wanted))
        changes.prepend({path + u"synthetic.words_mean"_s, QString::number(PromptSpec().wordsMean)});
    else if (wanted == u"file" && !m_document.has(path + wanted))
        changes.prepend({path + wanted, u"prompts.txt"_s});
    apply(changes);
}

void PlanForm::setFlag(const QString &path, bool on)
{
    apply({{path, on ? u"true"_s : u"false"_s}});
}

void PlanForm::apply(const QList<PlanDocument::Change> &changes)
{
    if (const std::optional<Error> error = m_document.apply(changes)) {
        Q_EMIT failed(*error);
        refresh(); // the controls say again what holds
    }
}

void PlanForm::setEndpointProblem(const QString &problem)
{
    m_who->setError(problem);
}

void PlanForm::focusFirstProblem()
{
    for (const Bound &bound : m_bound) {
        if (bound.field->isVisible() && bound.field->hasError()) {
            bound.field->edit()->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

// What the fields show when the file says nothing stands beside the keys that they write.

void PlanForm::buildWhat()
{
    heading(tr("What"));
    FormRow *tests = row(tr("Test"), Scope::Both);
    m_test = new Choice(m_appearance);
    tests->add(m_test, 262);
    connect(m_test, &QComboBox::activated, this, [this](int index) {
        const int loads = static_cast<int>(m_document.config().plan.loads.size());
        m_index = index < loads ? index : -1;
        refresh();
    });
    tests->setHint(tr("shown in this form"));
    m_ttftRow = row(tr("TTFT test"), Scope::Both);
    m_ttftChoice = new Segments(m_appearance, {tr("On"), tr("Off")});
    m_ttftRow->add(m_ttftChoice);
    connect(m_ttftChoice, &Segments::currentChanged, this, [this](int index) { setFlag(ttftPath + u".enabled"_s, index == 0); });

    m_promptRow = row(tr("Prompts"), Scope::Both);
    m_promptSource = new Choice(m_appearance);
    for (const QString &set : promptSetNames())
        m_promptSource->addItem(tr("Built-in, %1").arg(set));
    m_promptSource->addItem(tr("Synthetic"));
    m_promptSource->addItem(tr("From a file"));
    m_promptRow->add(m_promptSource, 172);
    connect(m_promptSource, &QComboBox::activated, this, &PlanForm::choosePrompts);
    const auto spec = [](auto get) {
        return std::pair{[get](const LoadTest &test) { return get(test.prompts); },
                         [get](const TtftTest &test) { return get(test.prompts); }};
    };
    const auto bindPrompts = [&](PlanField *bound, FormRow *row, const QString &key, auto get) {
        const auto [ofLoad, ofTtft] = spec(get);
        bindTest(bound, row, u"prompts."_s + key, ofLoad, u"prompts."_s + key, ofTtft);
    };
    const int number = static_cast<int>(PlanField::Kind::Number);
    bindPrompts(field(m_promptRow, number, tr("prompts"), 118, tr("How many prompts")), m_promptRow, u"count"_s,
                [](const PromptSpec &prompts) { return QString::number(prompts.count); });
    m_lengthRow = row(tr("Prompt length"), Scope::Synthetic);
    bindPrompts(field(m_lengthRow, number, tr("words"), 124), m_lengthRow, u"synthetic.words_mean"_s,
                [](const PromptSpec &prompts) { return QString::number(prompts.wordsMean); });
    bindPrompts(field(m_lengthRow, number, tr("± words"), 124, tr("Spread of the prompt length")), m_lengthRow, u"synthetic.words_spread"_s,
                [](const PromptSpec &prompts) { return QString::number(prompts.wordsSpread); });
    m_lengthRow->setHint(tr("a word is about 1.3 tokens"));
    FormRow *file = row(tr("Prompt file"), Scope::File);
    bindPrompts(field(file, static_cast<int>(PlanField::Kind::Text), {}, 262), file, u"file"_s,
                [](const PromptSpec &) { return QString(); });
    file->setHint(tr("one prompt a line, a JSON list, or ShareGPT"));
    m_outputRow = row(tr("Output length"), Scope::Both);
    bindTest(
        field(m_outputRow, number, tr("tokens"), 124), m_outputRow, u"output_tokens"_s,
        [](const LoadTest &test) { return QString::number(test.outputTokens); }, u"output_tokens"_s,
        [](const TtftTest &test) { return QString::number(test.outputTokens); });
    m_outputRow->setHint(tr("pinned where the engine can"));
}

void PlanForm::buildHowHard()
{
    heading(tr("How hard"));
    const int number = static_cast<int>(PlanField::Kind::Number);
    FormRow *users = row(tr("Users"), Scope::Load);
    bindTest(field(users, number, tr("a lane"), 124), users, u"concurrent_users"_s,
             [](const LoadTest &test) { return QString::number(test.users); }, {}, {});
    // Where the file gives the think time a spread, the mean is a key of its own.
    bindTest(field(users, number, tr("s think time"), 148, tr("Think time, seconds")), users, u"think_time"_s,
             [](const LoadTest &test) { return written(test.think.meanSeconds); }, {}, {});
    users->setHint(tr("closed loop"));
    m_iterationsRow = row(tr("Iterations"), Scope::Ttft);
    bindTest(field(m_iterationsRow, number, tr("times"), 124), m_iterationsRow, {}, {}, u"iterations"_s,
             [](const TtftTest &test) { return QString::number(test.iterations); });
    m_warmupRow = row(tr("Warm-up"), Scope::Both);
    bindTest(
        field(m_warmupRow, number, tr("requests"), 124), m_warmupRow, u"warmup"_s,
        [](const LoadTest &test) { return QString::number(test.warmupRequests()); }, u"warmup"_s,
        [](const TtftTest &test) { return QString::number(test.warmup); });
    m_warmupRow->setHint(tr("a lane, never counted"));
    m_durationRow = row(tr("Duration"), Scope::Load);
    bindTest(field(m_durationRow, number, tr("s a lane"), 124), m_durationRow, u"duration_seconds"_s,
             [](const LoadTest &test) { return written(test.durationSeconds); }, {}, {});
    bindTest(field(m_durationRow, number, tr("rounds"), 118, tr("Rounds")), m_durationRow, u"rounds"_s,
             [](const LoadTest &test) { return QString::number(test.rounds); }, {}, {});
}

void PlanForm::buildGoodEnough()
{
    heading(tr("What is good enough"));
    const int number = static_cast<int>(PlanField::Kind::Number);
    const auto add = [&](const QString &label, const QString &unit, const QString &inLoad, const QString &inTtft,
                         std::optional<double> Targets::*member) {
        FormRow *line = row(label, Scope::Both);
        bindTest(
            field(line, number, unit, 132), line, inLoad, [member](const LoadTest &test) { return target(test.targets.*member); }, inTtft,
            [member](const TtftTest &test) { return target(test.targets.*member); });
        return line;
    };
    FormRow *ttftLine = add(tr("TTFT"), tr("ms, typical"), u"target_ttft_ms"_s, u"target_ms"_s, &Targets::ttftMs);
    bindTest(
        field(ttftLine, number, tr("ms, p95"), 124, tr("TTFT, p95")), ttftLine, u"target_ttft_p95_ms"_s,
        [](const LoadTest &test) { return target(test.targets.ttftP95Ms); }, u"target_ttft_p95_ms"_s,
        [](const TtftTest &test) { return target(test.targets.ttftP95Ms); });
    m_e2eRow = add(tr("End to end"), tr("ms, p95"), u"target_p95_ms"_s, u"target_p95_ms"_s, &Targets::e2eP95Ms);
    add(tr("Time a token"), tr("ms, typical"), u"target_tpot_ms"_s, u"target_tpot_ms"_s, &Targets::tpotMs);
    FormRow *success = row(tr("Success"), Scope::Both);
    bindTest(
        field(success, static_cast<int>(PlanField::Kind::Percent), u"%"_s, 132), success, u"target_success_rate"_s,
        [](const LoadTest &test) { return target(test.targets.successRate, 100); }, u"target_success_rate"_s,
        [](const TtftTest &test) { return target(test.targets.successRate, 100); });
    FormRow *rate = row(tr("Throughput"), Scope::Both);
    bindTest(
        field(rate, number, tr("tokens/s"), 132), rate, u"target_output_tokens_per_s"_s,
        [](const LoadTest &test) { return target(test.targets.outputTokensPerSecond); }, u"target_output_tokens_per_s"_s,
        [](const TtftTest &test) { return target(test.targets.outputTokensPerSecond); });
    rate->setHint(tr("a lane, at least"));
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the form is put together; plan_form.cpp says what it shows.
#include "ui/pages/benchmark/plan_form.h"

#include "ui/pages/benchmark/form_row.h"
#include "ui/pages/benchmark/plan_field.h"

#include <QVBoxLayout>

namespace derby::ui {

using namespace Qt::StringLiterals;

PlanForm::PlanForm(const Appearance &appearance, PlanDocument &document, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_document(document)
    , m_column(body())
{
    m_column->setSpacing(Theme::m);
    buildWho();
    buildWhat();
    buildHowHard();
    buildGoodEnough();
    buildRest();
    m_column->addStretch();
    setAccessibleName(tr("Plan"));
    connect(&document, &PlanDocument::changed, this, &PlanForm::refresh);
    refresh();
}

void PlanForm::heading(const QString &text)
{
    if (!m_rows.empty()) {
        m_column->addSpacing(Theme::xs);
        m_column->addWidget(new Rule(m_appearance));
        m_column->addSpacing(Theme::xs);
    }
    m_column->addWidget(new Text(m_appearance, Type::Heading, text));
}

FormRow *PlanForm::row(const QString &label, Scope scope)
{
    auto *row = new FormRow(m_appearance, label);
    m_column->addWidget(row);
    m_rows.push_back({row, scope});
    return row;
}

PlanField *PlanForm::field(FormRow *row, int kind, const QString &unit, int width, const QString &name)
{
    auto *field = new PlanField(m_appearance, m_document, *row, static_cast<PlanField::Kind>(kind), unit);
    if (!name.isEmpty())
        field->setAccessibleName(name);
    row->add(field, width);
    field->edit()->setAccessibleName(unit.isEmpty() ? field->accessibleName() : QString(field->accessibleName() + u", "_s + unit));
    connect(field, &PlanField::focused, this, &PlanForm::focused);
    connect(field, &PlanField::failed, this, &PlanForm::failed);
    return field;
}

void PlanForm::bindTest(PlanField *field, FormRow *row, const QString &load, std::function<QString(const LoadTest &)> ofLoad,
                        const QString &ttft, std::function<QString(const TtftTest &)> ofTtft)
{
    m_bound.push_back({field, row, load, ttft, std::move(ofLoad), std::move(ofTtft)});
}

void PlanForm::buildWho()
{
    heading(tr("Who"));
    m_who = row(tr("Endpoints"), Scope::Both);
    m_endpoints = new EndpointChips(m_appearance);
    m_who->addWide(m_endpoints);
    m_order = row(tr("Order"), Scope::Load);
    m_orderChoice = new Segments(m_appearance, {tr("One after another"), tr("All at once")});
    m_order->add(m_orderChoice);
    connect(m_orderChoice, &Segments::currentChanged, this, [this](int index) {
        if (load())
            apply({{testPath() + u".order"_s, index == 0 ? u"one_after_another"_s : u"all_at_once"_s}});
    });
}

/// What is seldom changed, and no question of its own.
void PlanForm::buildRest()
{
    heading(tr("The rest"));
    const auto add = [this](FormRow *line, PlanField::Kind kind, const QString &unit, int width, const QString &path, const QString &name,
                            std::function<QString(const Plan &)> fallback) {
        PlanField *plain = field(line, static_cast<int>(kind), unit, width, name);
        plain->bind(path, std::move(fallback));
        m_plain.push_back(plain);
    };
    add(row(tr("Name"), Scope::Both), PlanField::Kind::Text, {}, 262, u"benchmark.name"_s, {}, [](const Plan &plan) { return plan.name; });
    FormRow *model = row(tr("Model"), Scope::Both);
    add(model, PlanField::Kind::Text, {}, 262, u"benchmark.model"_s, {}, [](const Plan &) { return tr("what each server offers"); });
    FormRow *draws = row(tr("Draws"), Scope::Both);
    add(draws, PlanField::Kind::Number, tr("seed"), 124, u"seed"_s, tr("Seed"),
        [](const Plan &plan) { return QString::number(plan.seed); });
    add(draws, PlanField::Kind::Number, tr("temperature"), 148, u"temperature"_s, tr("Temperature"),
        [](const Plan &plan) { return QString::number(plan.temperature); });
    FormRow *grace = row(tr("Grace"), Scope::Load);
    bindTest(field(grace, static_cast<int>(PlanField::Kind::Number), tr("s"), 124), grace, u"grace_seconds"_s,
             [](const LoadTest &test) { return QString::number(test.graceSeconds); }, {}, {});
    grace->setHint(tr("how long requests may go on after a round"));
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the form is put together; plan_form.cpp says what it shows.
#include "ui/pages/benchmark/form_row.h"
#include "ui/pages/benchmark/item_picker.h"
#include "ui/pages/benchmark/plan_control.h"
#include "ui/pages/benchmark/plan_form.h"
#include "ui/widgets/fold.h"

#include <QVBoxLayout>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int pickerWidth = 262;

/// "load-2", "load-3", …
QString freeName(const QString &stem, const QStringList &taken)
{
    for (int n = static_cast<int>(taken.size()) + 1;; ++n) {
        QString name = stem + u'-' + QString::number(n);
        if (!taken.contains(name))
            return name;
    }
}

} // namespace

PlanForm::PlanForm(const Appearance &appearance, PlanDocument &document, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_document(document)
    , m_column(body())
{
    m_column->setSpacing(Theme::m);
    for (const FormQuestion &question : formQuestions())
        build(question);
    m_column->addStretch();
    setAccessibleName(tr("Plan"));
    connect(&document, &PlanDocument::changed, this, &PlanForm::refresh);
    refresh();
}

PlanForm::~PlanForm()
{
    // The field that has the focus loses it while the window closes: the rows are gone then.
    for (const Row &row : m_rows) {
        for (PlanControl *control : row.controls)
            control->disconnect(this);
    }
}

void PlanForm::build(const FormQuestion &question)
{
    if (!m_rows.empty()) {
        m_column->addSpacing(Theme::xs);
        m_column->addWidget(new Rule(m_appearance));
        m_column->addSpacing(Theme::xs);
    }
    m_column->addWidget(new Text(m_appearance, Type::Heading, question.title));
    for (const FormRowSpec &row : question.rows)
        addRow(row, m_column, nullptr);
    auto *fold = new Fold(m_appearance, question.more);
    m_column->addWidget(fold);
    for (const FormRowSpec &row : question.rare)
        addRow(row, fold->body(), fold);
}

void PlanForm::addRow(const FormRowSpec &spec, QVBoxLayout *column, Fold *fold)
{
    Row row{new FormRow(m_appearance, spec.label), fold, spec, {}};
    column->addWidget(row.row);
    for (const FormField &field : spec.fields)
        addControl(row, field);
    m_rows.push_back(row);
}

void PlanForm::addControl(Row &row, const FormField &field)
{
    if (field.kind == FormField::Kind::Endpoints) {
        m_who = row.row;
        m_endpoints = new EndpointChips(m_appearance);
        row.row->addWide(m_endpoints);
        return;
    }
    if (field.kind == FormField::Kind::Tests || field.kind == FormField::Kind::Servers) {
        const bool tests = field.kind == FormField::Kind::Tests;
        ItemPicker *picker = tests ? makeTestPicker() : makeServerPicker();
        (tests ? m_tests : m_servers) = picker;
        (tests ? m_testRow : m_serverRow) = row.row;
        picker->setName(row.spec.label);
        row.row->add(picker, pickerWidth);
        return;
    }
    PlanControl *control = makePlanControl(m_appearance, m_document, field);
    row.controls << control;
    const QString name = field.name.isEmpty() ? row.spec.label : field.name;
    control->setName(field.unit.isEmpty() || field.unit == name ? name : QString(name + u", "_s + field.unit));
    row.row->add(control, field.width);
    connect(control, &PlanControl::focused, this, [this, control](const QString &path) {
        m_last = control->control();
        Q_EMIT focused(path);
    });
    connect(control, &PlanControl::left, this, [this, control] {
        control->refresh(context());
        showProblems();
    });
    connect(control, &PlanControl::failed, this, [this, line = row.row](const Error &error) {
        refresh(); // the controls say again what holds
        line->setError(error.message);
        Q_EMIT failed(error);
    });
}

ItemPicker *PlanForm::makeTestPicker()
{
    auto *picker = new ItemPicker(m_appearance, tr("Add a load test"), tr("Remove this load test from the file"));
    connect(picker, &ItemPicker::chosen, this, [this](int index) {
        const int loads = static_cast<int>(m_document.config().plan.loads.size());
        m_test = index < loads ? index : -1;
        refresh();
    });
    connect(picker, &ItemPicker::addRequested, this, [this] {
        QStringList taken;
        for (const LoadTest &load : m_document.config().plan.loads)
            taken << load.name;
        addItem(u"test_scenarios.load_tests"_s, static_cast<int>(taken.size()),
                u"{name: %1, concurrent_users: %2, duration_seconds: %3}"_s.arg(freeName(u"load"_s, taken))
                    .arg(LoadTest().users)
                    .arg(LoadTest().durationSeconds));
    });
    connect(picker, &ItemPicker::removeRequested, this, [this] {
        const QString path = testPath();
        removeItem(path, m_document.raw(path + u".name"_s).value_or(QString()));
    });
    return picker;
}

ItemPicker *PlanForm::makeServerPicker()
{
    auto *picker = new ItemPicker(m_appearance, tr("Add a server to the file"), tr("Remove this server from the file"));
    connect(picker, &ItemPicker::chosen, this, [this](int index) {
        m_server = index;
        refresh();
    });
    connect(picker, &ItemPicker::addRequested, this, [this] {
        const QString list = u"services.endpoints"_s;
        const int count = m_document.items(list);
        QStringList taken;
        for (int i = 0; i < count; ++i)
            taken << m_document.raw(list + u'[' + QString::number(i) + u"].name"_s).value_or(QString());
        addItem(
            list, count,
            u"{name: %1, engine: vllm, url: \"http://localhost:%2\"}"_s.arg(freeName(u"server"_s, taken)).arg(defaultPort(Engine::Vllm)));
    });
    connect(picker, &ItemPicker::removeRequested, this, [this] {
        const QString path = u"services.endpoints["_s + QString::number(m_server) + u']';
        const QString name = m_document.raw(path + u".name"_s).value_or(QString());
        removeItem(path, name.isEmpty() ? m_document.raw(path + u".engine"_s).value_or(QString()) : name);
    });
    return picker;
}

} // namespace derby::ui

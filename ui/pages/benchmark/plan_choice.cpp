// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/plan_choice.h"

#include "base/text.h"
#include "plan/limits.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/widgets.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

/// As YAML writes it: the words of a choice are plain there, true and false too.
QString plain(const QString &value)
{
    return yamlFlag(value) ? value : yamlScalar(value);
}

} // namespace

PlanChoice::PlanChoice(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent)
    : PlanControl(document, field, parent)
    , m_box(new Choice(appearance))
{
    row()->addWidget(m_box, 1);
    watch(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int index) { write(plain(m_box->itemData(index).toString())); });
}

QWidget *PlanChoice::control() const
{
    return m_box;
}

void PlanChoice::showValue(const FormContext &context)
{
    const QString raw = document().raw(path()).value_or(QString());
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    int current = -1;
    for (const FormField::Option &option : field().options(context)) {
        if (option.value.isEmpty()) { // pale, as the defaults of fields are
            m_box->setPlaceholderText(option.label);
            continue;
        }
        if (option.value.compare(raw, Qt::CaseInsensitive) == 0)
            current = m_box->count();
        m_box->addItem(option.label, option.value);
    }
    if (current < 0 && !raw.isEmpty()) {
        m_box->addItem(printable(raw), raw);
        current = m_box->count() - 1;
    }
    m_box->setCurrentIndex(current);
}

PlanSegments::PlanSegments(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent)
    : PlanControl(document, field, parent)
    , m_options(field.options({document}))
{
    QStringList labels;
    for (const FormField::Option &option : std::as_const(m_options))
        labels << option.label;
    m_segments = new Segments(appearance, labels);
    row()->addWidget(m_segments);
    row()->addStretch();
    for (QAbstractButton *segment : m_segments->findChildren<QAbstractButton *>())
        segment->installEventFilter(this);
    connect(m_segments, &Segments::currentChanged, this, [this](int index) { write(m_options.value(index).value); });
}

QWidget *PlanSegments::control() const
{
    return m_segments;
}

void PlanSegments::showValue(const FormContext &context)
{
    const QString value = fallback(context);
    for (qsizetype i = 0; i < m_options.size(); ++i) {
        if (m_options[i].value == value)
            m_segments->setCurrent(static_cast<int>(i));
    }
}

PlanSwitch::PlanSwitch(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent)
    : PlanControl(document, field, parent)
    , m_check(new Check(appearance, field.unit))
{
    row()->addWidget(m_check);
    row()->addStretch();
    watch(m_check);
    connect(m_check, &QCheckBox::clicked, this, [this](bool on) { write(on ? u"true"_s : u"false"_s); });
}

QWidget *PlanSwitch::control() const
{
    return m_check;
}

void PlanSwitch::showValue(const FormContext &context)
{
    m_check->setChecked(fallback(context) == u"true");
}

PlanPrompts::PlanPrompts(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent)
    : PlanControl(document, field, parent)
    , m_box(new Choice(appearance))
{
    for (const QString &set : promptSetNames())
        m_box->addItem(tr("Built-in, %1").arg(set));
    m_box->addItem(tr("Synthetic"));
    m_box->addItem(tr("From a file"));
    row()->addWidget(m_box, 1);
    watch(m_box);
    connect(m_box, &QComboBox::activated, this, &PlanPrompts::choose);
}

QWidget *PlanPrompts::control() const
{
    return m_box;
}

QString PlanPrompts::section() const
{
    return path().left(path().lastIndexOf(u'.') + 1);
}

void PlanPrompts::showValue(const FormContext &context)
{
    const PromptSpec *prompts = context.prompts();
    if (!prompts)
        return;
    const QSignalBlocker blocker(m_box);
    const int sets = static_cast<int>(promptSetNames().size());
    if (m_box->count() > sets + 2)
        m_box->removeItem(sets + 2);
    switch (prompts->source) {
    case PromptSpec::Source::Set:
        m_box->setCurrentIndex(static_cast<int>(promptSetNames().indexOf(prompts->set)));
        if (m_box->currentIndex() < 0) { // a set that nobody knows
            m_box->addItem(printable(prompts->set));
            m_box->setCurrentIndex(sets + 2);
        }
        break;
    case PromptSpec::Source::Synthetic:
        m_box->setCurrentIndex(sets);
        break;
    case PromptSpec::Source::File:
        m_box->setCurrentIndex(sets + 1);
        break;
    }
}

QString PlanPrompts::findProblem() const
{
    QString around = section();
    around.chop(1);
    for (const QString &where : {path(), QString(section() + u"synthetic"), around}) {
        if (const Diagnostic *problem = document().problemAt(where))
            return problemWords(*problem);
    }
    return {};
}

void PlanPrompts::choose(int index)
{
    const QStringList sets = promptSetNames();
    if (index > sets.size() + 1) // the unknown one again
        return;
    const QString wanted = index < sets.size() ? u"set"_s : index == sets.size() ? u"synthetic"_s : u"file"_s;
    QList<PlanDocument::Change> changes;
    if (wanted == u"set")
        changes.append({section() + wanted, yamlScalar(sets[index])});
    else if (wanted == u"synthetic" && !document().has(section() + wanted))
        changes.append({section() + u"synthetic.words_mean"_s, QString::number(PromptSpec().wordsMean)});
    else if (wanted == u"file" && !document().has(section() + wanted))
        changes.append({section() + wanted, u"prompts.txt"_s});
    for (const QString &key : {u"set"_s, u"synthetic"_s, u"file"_s}) {
        if (key != wanted && document().has(section() + key))
            changes.append({section() + key, {}, true});
    }
    apply(changes);
}

} // namespace derby::ui

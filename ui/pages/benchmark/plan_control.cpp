// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/plan_control.h"

#include "ui/pages/benchmark/plan_choice.h"
#include "ui/pages/benchmark/plan_field.h"
#include "ui/pages/benchmark/plan_headers.h"

#include <QEvent>
#include <QHBoxLayout>

namespace derby::ui {

PlanControl::PlanControl(PlanDocument &document, const FormField &field, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_field(field)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(Theme::s);
}

void PlanControl::refresh(const FormContext &context)
{
    control()->setEnabled(m_document.readable() && !m_path.isEmpty());
    if (m_path.isEmpty() || !m_document.readable()) {
        m_problem.clear();
        return; // what stood here stands here until the file can be read again
    }
    if (!m_writing)
        showValue(context);
    m_problem = findProblem();
    showProblem(m_problem);
}

QString problemWords(const Diagnostic &problem)
{
    QString words = problem.message;
    if (!problem.suggestion.isEmpty())
        words += u' ' + PlanControl::tr("Try: %1").arg(problem.suggestion);
    return words;
}

QString PlanControl::findProblem() const
{
    const Diagnostic *problem = m_document.problemAt(m_path);
    return problem ? problemWords(*problem) : QString();
}

void PlanControl::showProblem(const QString &problem)
{
    control()->setAccessibleDescription(problem);
}

void PlanControl::setName(const QString &name)
{
    setAccessibleName(name);
    control()->setAccessibleName(name);
}

QString PlanControl::fallback(const FormContext &context) const
{
    return m_field.fallback ? m_field.fallback(context) : m_document.effective(m_path);
}

void PlanControl::write(const QString &yaml)
{
    if (m_path.isEmpty())
        return;
    QList<PlanDocument::Change> changes{{m_path, yaml, yaml.isEmpty()}};
    if (m_field.changes)
        changes = m_field.changes(m_document, m_path, yaml);
    apply(changes);
}

void PlanControl::apply(const QList<PlanDocument::Change> &changes)
{
    m_writing = true;
    std::optional<Error> error = m_document.apply(changes);
    // The first key of a list's item stands on the line of its dash, which stays: the key is left empty, and the reader says what it needs.
    if (error && changes.size() == 1 && changes.first().remove)
        error = m_document.apply({{changes.first().path, QStringLiteral("\"\"")}});
    m_writing = false;
    if (error) {
        m_problem = error->message;
        showProblem(m_problem);
        Q_EMIT failed(*error);
    }
}

void PlanControl::watch(QWidget *control)
{
    setFocusProxy(control);
    control->installEventFilter(this);
}

bool PlanControl::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT focused(m_path);
    if (event->type() == QEvent::FocusOut)
        Q_EMIT left();
    return QWidget::eventFilter(watched, event);
}

PlanControl *makePlanControl(const Appearance &appearance, PlanDocument &document, const FormField &field)
{
    switch (field.kind) {
    case FormField::Kind::Text:
    case FormField::Kind::Number:
    case FormField::Kind::Percent:
    case FormField::Kind::File:
    case FormField::Kind::Folder:
        return new PlanField(appearance, document, field);
    case FormField::Kind::Headers:
        return new PlanHeaders(appearance, document, field);
    case FormField::Kind::Choice:
        return new PlanChoice(appearance, document, field);
    case FormField::Kind::Prompts:
        return new PlanPrompts(appearance, document, field);
    case FormField::Kind::Segments:
        return new PlanSegments(appearance, document, field);
    case FormField::Kind::Switch:
        return new PlanSwitch(appearance, document, field);
    case FormField::Kind::Endpoints:
    case FormField::Kind::Tests:
    case FormField::Kind::Servers:
        break;
    }
    return nullptr;
}

} // namespace derby::ui

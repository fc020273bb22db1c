// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the form shows; plan_form_build.cpp says how it is put together.
#include "ui/pages/benchmark/plan_form.h"

#include "base/text.h"
#include "ui/pages/benchmark/form_row.h"
#include "ui/pages/benchmark/item_picker.h"
#include "ui/pages/benchmark/plan_control.h"
#include "ui/widgets/fold.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

const QString ttftPath = u"test_scenarios.ttft"_s, loadsPath = u"test_scenarios.load_tests"_s, serversPath = u"services.endpoints"_s;

QString itemPath(const QString &list, int index)
{
    return list + u'[' + QString::number(index) + u']';
}

bool isBelow(const QString &path, const QString &section)
{
    return !section.isEmpty() && path.startsWith(section)
        && (path.size() == section.size() || path[section.size()] == u'.' || path[section.size()] == u'[');
}

} // namespace

void PlanForm::refresh()
{
    if (m_document.readable())
        refreshPickers();
    m_tests->setReadable(m_document.readable());
    m_servers->setReadable(m_document.readable());
    for (Row &row : m_rows)
        refreshRow(row);
    if (m_document.readable())
        showProblems();
}

/// Every load test by its name, then the TTFT test; every server of the file by its name, else its engine.
void PlanForm::refreshPickers()
{
    const Plan &plan = m_document.config().plan;
    const int loads = static_cast<int>(plan.loads.size());
    m_test = std::min(m_test, loads - 1);
    if (m_test < 0 && !plan.ttft && loads > 0)
        m_test = 0;
    QStringList names;
    for (const LoadTest &test : plan.loads)
        names << (test.name.isEmpty() ? tr("(no name)") : printable(test.name));
    if (plan.ttft)
        names << tr("TTFT test");
    m_tests->setItems(names, m_test < 0 ? static_cast<int>(names.size()) - 1 : m_test, m_test >= 0, tr("no test"));

    const int servers = m_document.items(serversPath);
    m_server = std::clamp(m_server, 0, std::max(0, servers - 1));
    names.clear();
    for (int i = 0; i < servers; ++i) {
        const QString name = m_document.raw(itemPath(serversPath, i) + u".name"_s).value_or(QString());
        const QString engine = m_document.raw(itemPath(serversPath, i) + u".engine"_s).value_or(QString());
        names << (!name.isEmpty() ? printable(name) : !engine.isEmpty() ? printable(engine) : tr("(no name)"));
    }
    m_servers->setItems(names, m_server, servers > 0, tr("none"));
}

void PlanForm::refreshRow(Row &row)
{
    const bool shown = isShown(row.spec.scope);
    if (m_document.readable())
        row.row->setVisible(shown);
    const FormContext now = context();
    for (PlanControl *control : std::as_const(row.controls)) {
        if (m_document.readable())
            control->bind(shown ? pathOf(row.spec.scope, control->field()) : QString());
        control->refresh(now);
    }
    if (row.spec.hint && shown && m_document.readable())
        row.row->setHint(row.spec.hint(now));
}

/// Each row says what is wrong with the first of its values that is wrong, and its fold opens. What is wrong in a test or server that is
/// not shown stands at the picker.
void PlanForm::showProblems()
{
    for (const Row &row : m_rows) {
        QString problem;
        for (const PlanControl *control : row.controls) {
            if (problem.isEmpty())
                problem = control->problem();
        }
        if (row.row == m_who)
            problem = m_endpointProblem;
        else if (row.row == m_testRow)
            problem = problemElsewhere(u"test_scenarios"_s, testPath());
        else if (row.row == m_serverRow)
            problem = problemElsewhere(serversPath, itemPath(serversPath, m_server));
        row.row->setError(problem);
        if (row.fold && !problem.isEmpty() && isShown(row.spec.scope))
            row.fold->setOpen(true);
    }
}

QString PlanForm::problemElsewhere(const QString &list, const QString &shown) const
{
    static const QRegularExpression item(
        u"\\A(?:%1|%2)\\[\\d+\\]"_s.arg(QRegularExpression::escape(loadsPath), QRegularExpression::escape(serversPath)));
    for (const Diagnostic &problem : m_document.config().errors) {
        if (!isBelow(problem.path, list) || (isBelow(problem.path, shown) && problem.path != shown))
            continue;
        if (problem.path == ttftPath + u".enabled"_s) // has a row of its own
            continue;
        const QRegularExpressionMatch match = item.match(problem.path);
        if (match.hasMatch()) {
            const QString name = m_document.raw(match.captured() + u".name"_s).value_or(QString());
            return name.isEmpty() ? problemWords(problem) : tr("In “%1”: %2").arg(printable(name), problemWords(problem));
        }
        return isBelow(problem.path, ttftPath) ? tr("In “%1”: %2").arg(tr("TTFT test"), problemWords(problem)) : problemWords(problem);
    }
    return {};
}

bool PlanForm::isShown(FormScope scope) const
{
    const FormContext now = context();
    const PromptSpec *prompts = now.prompts();
    switch (scope) {
    case FormScope::Plan:
        return true;
    case FormScope::Test:
        return prompts != nullptr;
    case FormScope::Load:
        return now.load != nullptr;
    case FormScope::Ttft:
        return now.ttft != nullptr;
    case FormScope::Synthetic:
        return prompts && prompts->source == PromptSpec::Source::Synthetic;
    case FormScope::File:
        return prompts && prompts->source == PromptSpec::Source::File;
    case FormScope::Server:
        return m_document.items(serversPath) > 0;
    }
    return false;
}

QString PlanForm::pathOf(FormScope scope, const FormField &field) const
{
    if (scope == FormScope::Plan)
        return !field.alias.isEmpty() && m_document.has(field.alias) ? field.alias : field.key;
    if (scope == FormScope::Server)
        return itemPath(serversPath, m_server) + u'.' + field.key;
    const QString key = context().ttft && !field.ttftKey.isEmpty() ? field.ttftKey : field.key;
    const QString path = testPath() + u'.' + key;
    // A think time with a spread is a section of its own.
    return m_document.has(path + u".mean_seconds"_s) || m_document.has(path + u".sigma"_s) ? path + u".mean_seconds"_s : path;
}

QString PlanForm::testPath() const
{
    const FormContext now = context();
    return now.load ? itemPath(loadsPath, m_test) : now.ttft ? ttftPath : QString();
}

FormContext PlanForm::context() const
{
    const Plan &plan = m_document.config().plan;
    FormContext context{m_document};
    if (m_test >= 0 && m_test < static_cast<int>(plan.loads.size()))
        context.load = &plan.loads[static_cast<std::size_t>(m_test)];
    else if (m_test < 0 && plan.ttft)
        context.ttft = &*plan.ttft;
    return context;
}

void PlanForm::addItem(const QString &list, int index, const QString &value)
{
    int &shown = list == loadsPath ? m_test : m_server;
    const int before = std::exchange(shown, index); // what is new is shown
    if (const std::optional<Error> error = m_document.apply({{itemPath(list, index), value}})) {
        shown = before;
        Q_EMIT failed(*error);
    }
}

void PlanForm::removeItem(const QString &path, const QString &name)
{
    const QByteArray before = m_document.bytes();
    if (const std::optional<Error> error = m_document.apply({{path, {}, true}}))
        Q_EMIT failed(*error);
    else
        Q_EMIT removed(name, before);
}

bool PlanForm::goTo(const QString &path)
{
    static const QRegularExpression item(u"\\A(.*?)\\[(\\d+)\\]"_s);
    const int test = m_test, server = m_server;
    const QRegularExpressionMatch match = item.match(path);
    if (match.hasMatch() && match.captured(1) == loadsPath)
        m_test = match.captured(2).toInt();
    else if (match.hasMatch() && match.captured(1) == serversPath)
        m_server = match.captured(2).toInt();
    else if (isBelow(path, ttftPath) && path != ttftPath + u".enabled"_s && m_document.config().plan.ttft)
        m_test = -1;
    return m_test != test || m_server != server;
}

PlanControl *PlanForm::reveal(const QString &path)
{
    if (goTo(path))
        refresh();
    for (const Row &row : m_rows) {
        for (PlanControl *control : row.controls) {
            if (control->path() != path)
                continue;
            if (row.fold)
                row.fold->setOpen(true);
            return control;
        }
    }
    return nullptr;
}

void PlanForm::setEndpointProblem(const QString &problem)
{
    m_endpointProblem = problem;
    m_who->setError(problem);
}

void PlanForm::focusFirst()
{
    if (m_last && m_last->isVisibleTo(this) && m_last->isEnabled()) {
        m_last->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget *next = nextInFocusChain(); next && isAncestorOf(next); next = next->nextInFocusChain()) {
        if ((next->focusPolicy() & Qt::TabFocus) && !next->focusProxy() && next->isVisibleTo(this) && next->isEnabled()) {
            next->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

bool PlanForm::focusFirstProblem()
{
    for (const Diagnostic &problem : m_document.config().errors) {
        if (PlanControl *control = reveal(problem.path)) {
            control->control()->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

} // namespace derby::ui

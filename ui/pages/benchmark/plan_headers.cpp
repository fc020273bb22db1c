// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/plan_headers.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int lines = 3;

} // namespace

PlanHeaders::PlanHeaders(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent)
    : PlanControl(document, field, parent)
    , m_appearance(appearance)
    , m_lines(new QPlainTextEdit)
{
    m_lines->setTabChangesFocus(true);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    row()->addWidget(m_lines, 1);
    watch(m_lines);
    connect(m_lines, &QPlainTextEdit::textChanged, this, &PlanHeaders::typed);
    connect(&appearance, &Appearance::changed, this, &PlanHeaders::style);
    style();
}

QWidget *PlanHeaders::control() const
{
    return m_lines;
}

void PlanHeaders::style()
{
    const Theme &theme = m_appearance.theme();
    m_lines->setFont(theme.font(Type::Figure));
    m_lines->setFixedHeight(QFontMetrics(m_lines->font()).lineSpacing() * lines + 2 * Theme::s);
    m_lines->setStyleSheet(u"QPlainTextEdit { border: 1px solid %1; border-radius: 6px; background: %2; color: %3; }"
                           "QPlainTextEdit:focus { border: 2px solid %4; }"_s.arg(
                               theme.color(m_wrong ? Token::Error : Token::LineStrong).name(), theme.color(Token::Surface).name(),
                               theme.color(Token::Ink).name(), theme.color(m_wrong ? Token::Error : Token::Focus).name()));
}

void PlanHeaders::showValue(const FormContext &context)
{
    QStringList shown;
    for (const QString &name : document().keys(path()))
        shown << name + u": "_s + document().raw(path() + u'.' + name).value_or(QString());
    m_showing = true;
    if (const QString text = shown.join(u'\n'); text != m_lines->toPlainText())
        m_lines->setPlainText(text);
    m_lines->setPlaceholderText(fallback(context));
    m_showing = false;
}

void PlanHeaders::showProblem(const QString &problem)
{
    PlanControl::showProblem(problem);
    if (m_wrong == !problem.isEmpty())
        return;
    m_wrong = !problem.isEmpty();
    style();
}

/// Only what differs is written, so that the lines of the other headers stay as they are.
void PlanHeaders::typed()
{
    if (m_showing)
        return;
    QStringList wanted;
    QList<PlanDocument::Change> changes;
    const QStringList there = document().keys(path());
    for (const QString &line : m_lines->toPlainText().split(u'\n')) {
        const QString name = line.section(u':', 0, 0).trimmed();
        const QString value = line.section(u':', 1).trimmed();
        if (name.isEmpty() || wanted.contains(name))
            continue; // of two with one name the first counts
        wanted << name;
        const QString where = path() + u'.' + name;
        if (!there.contains(name) || document().raw(where) != value)
            changes.append({where, yamlScalar(value)});
    }
    for (const QString &name : there) {
        if (!wanted.contains(name))
            changes.append({path() + u'.' + name, {}, true});
    }
    if (wanted.isEmpty())
        changes = {{path(), {}, true}};
    if (!changes.isEmpty())
        apply(changes);
}

} // namespace derby::ui

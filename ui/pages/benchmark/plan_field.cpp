// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/plan_field.h"

#include "ui/pages/benchmark/form_row.h"

#include <QEvent>
#include <QRegularExpression>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

bool isNumber(const QString &text)
{
    static const QRegularExpression form(u"\\A[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?\\z"_s);
    return form.match(text).hasMatch();
}

} // namespace

PlanField::PlanField(const Appearance &appearance, PlanDocument &document, FormRow &row, Kind kind, const QString &unit)
    : Field(appearance, unit)
    , m_document(document)
    , m_row(row)
    , m_kind(kind)
{
    setMessageBelow(false);
    setFigure(kind != Kind::Text);
    edit()->installEventFilter(this);
    connect(edit(), &QLineEdit::textEdited, this, &PlanField::write);
}

void PlanField::bind(const QString &path, std::function<QString(const Plan &)> fallback)
{
    m_path = path;
    m_fallback = std::move(fallback);
    refresh();
}

void PlanField::refresh()
{
    if (m_path.isEmpty())
        return;
    edit()->setEnabled(m_document.readable());
    if (!m_document.readable())
        return; // what stood here stands here until the file can be read again
    const QString text = shown(m_document.raw(m_path).value_or(QString()));
    if (!m_writing && text != edit()->text())
        edit()->setText(text);
    edit()->setPlaceholderText(m_fallback ? m_fallback(m_document.config().plan) : QString());
    const Diagnostic *problem = m_document.problemAt(m_path);
    QString words;
    if (problem) {
        words = problem->message;
        if (!problem->suggestion.isEmpty())
            words += u' ' + tr("Try: %1").arg(problem->suggestion);
    }
    setError(words);
}

QString PlanField::shown(const QString &raw) const
{
    if (m_kind != Kind::Percent || !isNumber(raw))
        return raw;
    return QString::number(raw.toDouble() * 100, 'g', 10);
}

QString PlanField::yaml(const QString &text) const
{
    if (m_kind == Kind::Text || !isNumber(text))
        return yamlScalar(text);
    return m_kind == Kind::Percent ? QString::number(text.toDouble() / 100, 'g', 12) : text;
}

void PlanField::write(const QString &text)
{
    m_writing = true;
    const QString value = m_kind == Kind::Text ? text : text.trimmed();
    const std::optional<Error> error = m_document.apply({{m_path, value.isEmpty() ? QString() : yaml(value), value.isEmpty()}});
    m_writing = false;
    if (error) {
        setError(error->message);
        m_row.setError(error->message);
        Q_EMIT failed(*error);
    }
}

bool PlanField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == edit() && event->type() == QEvent::FocusIn)
        Q_EMIT focused(m_path);
    if (watched == edit() && event->type() == QEvent::FocusOut && m_document.readable())
        refresh();
    return Field::eventFilter(watched, event);
}

} // namespace derby::ui

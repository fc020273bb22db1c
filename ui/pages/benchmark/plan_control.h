// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/form_fields.h"
#include "ui/theme/appearance.h"

#include <QWidget>

class QHBoxLayout;

namespace derby::ui {

/// What edits one value of the file: shows what stands there, or the default that holds, writes what the user says, and knows what the
/// reader says about it.
class PlanControl : public QWidget
{
    Q_OBJECT
public:
    PlanControl(PlanDocument &document, const FormField &field, QWidget *parent = nullptr);

    const FormField &field() const { return m_field; }
    void bind(const QString &path) { m_path = path; } ///< empty: the test that is shown has no such value
    QString path() const { return m_path; }
    void refresh(const FormContext &context); ///< from the document
    QString problem() const { return m_problem; } ///< what the reader says about the value, and what to write instead; empty: nothing
    virtual QWidget *control() const = 0; ///< what takes the focus
    void setName(const QString &name); ///< for screen readers

Q_SIGNALS:
    void focused(const QString &path);
    void left(); ///< the focus went elsewhere: the value is to be shown as the file has it
    void failed(const derby::Error &error); ///< the value could not be written

protected:
    virtual void showValue(const FormContext &context) = 0;
    virtual void showProblem(const QString &problem);
    virtual QString findProblem() const;
    QString fallback(const FormContext &context) const; ///< what holds where the file says nothing
    void write(const QString &yaml); ///< empty: the key is taken away
    void apply(const QList<PlanDocument::Change> &changes);
    void watch(QWidget *control); ///< its focus is this control's
    bool eventFilter(QObject *watched, QEvent *event) override;
    PlanDocument &document() const { return m_document; }
    QHBoxLayout *row() const { return m_row; }

private:
    PlanDocument &m_document;
    FormField m_field;
    QString m_path, m_problem;
    QHBoxLayout *m_row;
    bool m_writing = false;
};

/// The control for a field's kind; none for those that have no value.
PlanControl *makePlanControl(const Appearance &appearance, PlanDocument &document, const FormField &field);

/// A diagnostic as the form shows it: the sentence and what to try.
QString problemWords(const Diagnostic &problem);

} // namespace derby::ui

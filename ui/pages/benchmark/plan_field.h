// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/plan_control.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

/// A text, a number or a path of the file as a line to type in; the default that holds is shown pale. Paths have a button to choose one.
class PlanField : public PlanControl
{
    Q_OBJECT
public:
    PlanField(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent = nullptr);
    QWidget *control() const override { return m_line->edit(); }

protected:
    void showValue(const FormContext &context) override;
    void showProblem(const QString &problem) override;

private:
    void typed(const QString &text);
    void browse();
    QString shown(const QString &raw) const;
    QString yaml(const QString &text) const;

    Field *m_line;
};

} // namespace derby::ui

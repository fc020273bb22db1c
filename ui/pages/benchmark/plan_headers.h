// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/plan_control.h"

class QPlainTextEdit;

namespace derby::ui {

/// The headers of a server, one a line: "Name: value".
class PlanHeaders : public PlanControl
{
    Q_OBJECT
public:
    PlanHeaders(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent = nullptr);
    QWidget *control() const override;

protected:
    void showValue(const FormContext &context) override;
    void showProblem(const QString &problem) override;

private:
    void typed();
    void style();

    const Appearance &m_appearance;
    QPlainTextEdit *m_lines;
    bool m_wrong = false, m_showing = false;
};

} // namespace derby::ui

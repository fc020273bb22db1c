// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/plan_control.h"

namespace derby::ui {

class Check;
class Choice;
class Segments;

/// One of several values; what the file has and nobody knows is shown as it stands there.
class PlanChoice : public PlanControl
{
    Q_OBJECT
public:
    PlanChoice(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent = nullptr);
    QWidget *control() const override;

protected:
    void showValue(const FormContext &context) override;

private:
    Choice *m_box;
};

/// One of a few values, all in sight.
class PlanSegments : public PlanControl
{
    Q_OBJECT
public:
    PlanSegments(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent = nullptr);
    QWidget *control() const override;

protected:
    void showValue(const FormContext &context) override;

private:
    Segments *m_segments;
    QList<FormField::Option> m_options;
};

/// True or false.
class PlanSwitch : public PlanControl
{
    Q_OBJECT
public:
    PlanSwitch(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent = nullptr);
    QWidget *control() const override;

protected:
    void showValue(const FormContext &context) override;

private:
    Check *m_check;
};

/// Where prompts come from. It is one of three keys: the old one goes, the new one comes.
class PlanPrompts : public PlanControl
{
    Q_OBJECT
public:
    PlanPrompts(const Appearance &appearance, PlanDocument &document, const FormField &field, QWidget *parent = nullptr);
    QWidget *control() const override;

protected:
    void showValue(const FormContext &context) override;
    QString findProblem() const override;

private:
    void choose(int index);
    QString section() const; ///< "….prompts."
    Choice *m_box;
};

} // namespace derby::ui

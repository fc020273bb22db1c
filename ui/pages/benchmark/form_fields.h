// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/plan_document.h" // first: Qt 6.4's moc cannot read the standard headers before Qt's

#include <QList>
#include <QString>

#include <functional>

namespace derby::ui {

/// What the form shows at this moment: one test of the plan, and with it what its fields are about.
struct FormContext
{
    const PlanDocument &document;
    const LoadTest *load = nullptr; ///< the load test that is shown
    const TtftTest *ttft = nullptr; ///< or the TTFT test

    const Plan &plan() const { return document.config().plan; }
    const PromptSpec *prompts() const { return load ? &load->prompts : ttft ? &ttft->prompts : nullptr; }
};

/// One value of the configuration in the form: where it stands and what edits it.
struct FormField
{
    enum class Kind {
        Text,
        Number,
        Percent, ///< the file has a share of one
        File,
        Folder,
        Headers, ///< names with values, one a line
        Choice,
        Segments, ///< a choice among two, both in sight
        Switch,
        Prompts, ///< which of the keys set, synthetic and file there is
        Endpoints, ///< no value: who takes part
        Tests, ///< no value: which test is shown; adds and takes away
        Servers, ///< no value: which of services.endpoints is shown; adds and takes away
    };
    struct Option
    {
        QString value; ///< as the file has it; empty: nobody chooses it, its label says what holds without the key
        QString label;
    };

    Kind kind = Kind::Text;
    QString key; ///< beneath the row's section
    QString ttftKey = {}; ///< where the TTFT test calls it differently
    QString alias = {}; ///< another name that the file may have for the key
    QString unit = {}; ///< behind a value; of a switch: its words
    int width = 0; ///< px; 0: what is left of the line
    QString name = {}; ///< for screen readers; empty: the row's label
    std::function<QList<Option>(const FormContext &)> options = {};
    std::function<QString(const FormContext &)> fallback = {}; ///< what holds without the key; not set: the plan's value
    /// The changes of writing a value (as YAML) where it is not just one key that gets it.
    std::function<QList<PlanDocument::Change>(const PlanDocument &, const QString &path, const QString &yaml)> changes = {};
};

/// Where a row's keys stand, and when there is such a row.
enum class FormScope {
    Plan, ///< at the top
    Test, ///< of either kind
    Load,
    Ttft,
    Synthetic, ///< a test whose prompts are made up
    File, ///< a test whose prompts come from a file
    Server, ///< one of services.endpoints
};

struct FormRowSpec
{
    FormScope scope = FormScope::Plan;
    QString label;
    QList<FormField> fields;
    std::function<QString(const FormContext &)> hint = {};
};

/// One question of the form with the rows that answer it; the rare ones behind a fold.
struct FormQuestion
{
    QString title;
    QList<FormRowSpec> rows;
    QString more; ///< the fold's name
    QList<FormRowSpec> rare;
};

/// The whole form: every key of the configuration file (a test walks them).
QList<FormQuestion> formQuestions();

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/endpoint_chips.h"
#include "ui/pages/benchmark/form_fields.h"
#include "ui/widgets/widgets.h"

#include <QList>
#include <QPointer>

class QVBoxLayout;

namespace derby::ui {

class Fold;
class FormRow;
class ItemPicker;
class PlanControl;

/// The plan as a form in five questions: who, what, how hard, what is good enough, and the rest. It shows one test of the file and one of
/// its servers at a time, and writes through the document, which changes only the lines that the form owns. What it asks is in
/// form_fields.h.
class PlanForm : public Card
{
    Q_OBJECT
public:
    PlanForm(const Appearance &appearance, PlanDocument &document, QWidget *parent = nullptr);
    ~PlanForm() override;

    EndpointChips &endpoints() { return *m_endpoints; }
    void setEndpointProblem(const QString &problem); ///< empty: none
    void focusFirst(); ///< where one was last, else to its first control
    /// To the first mistake that a field has; shows the test or server that it is in. False: no field has one.
    bool focusFirstProblem();
    /// The control of a value, and the test or server of which it is one is shown; null: the form has none.
    PlanControl *reveal(const QString &path);

Q_SIGNALS:
    void focused(const QString &path); ///< the value that the focused control holds
    void failed(const derby::Error &error);
    void removed(const QString &name, const QByteArray &before); ///< a test or server; `before`: the text that had it

private:
    struct Row
    {
        FormRow *row = nullptr;
        Fold *fold = nullptr; ///< that it is in
        FormRowSpec spec;
        QList<PlanControl *> controls;
    };

    void build(const FormQuestion &question);
    void addRow(const FormRowSpec &spec, QVBoxLayout *column, Fold *fold);
    void addControl(Row &row, const FormField &field);
    ItemPicker *makeTestPicker();
    ItemPicker *makeServerPicker();

    void refresh();
    void refreshPickers();
    void refreshRow(Row &row);
    void showProblems();
    QString problemElsewhere(const QString &list, const QString &shown) const;
    bool isShown(FormScope scope) const;
    QString pathOf(FormScope scope, const FormField &field) const;
    QString testPath() const;
    FormContext context() const;
    void addItem(const QString &list, int index, const QString &value);
    void removeItem(const QString &path, const QString &name);
    bool goTo(const QString &path); ///< the test or server that a path is in; false: it was shown already

    const Appearance &m_appearance;
    PlanDocument &m_document;
    QVBoxLayout *m_column;
    EndpointChips *m_endpoints = nullptr;
    ItemPicker *m_tests = nullptr, *m_servers = nullptr;
    FormRow *m_who = nullptr, *m_testRow = nullptr, *m_serverRow = nullptr;
    std::vector<Row> m_rows;
    QString m_endpointProblem;
    QPointer<QWidget> m_last; ///< had the focus last
    int m_test = 0; ///< the load test that is shown; -1: the TTFT test
    int m_server = 0; ///< of services.endpoints
};

} // namespace derby::ui

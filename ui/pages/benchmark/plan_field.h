// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/plan_document.h"
#include "ui/widgets/widgets.h"

#include <functional>

namespace derby::ui {

class FormRow;

/// A field of the form bound to one value of the file: shows what stands there, or, pale, the default that holds; writes what is typed.
class PlanField : public Field
{
    Q_OBJECT
public:
    enum class Kind { Text, Number, Percent }; ///< Percent: the file has a share of one
    PlanField(const Appearance &appearance, PlanDocument &document, FormRow &row, Kind kind, const QString &unit);

    /// `fallback`: what holds when the file says nothing.
    void bind(const QString &path, std::function<QString(const Plan &)> fallback);
    QString path() const { return m_path; }
    void refresh(); ///< from the document

Q_SIGNALS:
    void focused(const QString &path);
    void failed(const derby::Error &error); ///< the value could not be written

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void write(const QString &text);
    QString shown(const QString &raw) const;
    QString yaml(const QString &text) const;

    PlanDocument &m_document;
    FormRow &m_row;
    Kind m_kind;
    QString m_path;
    std::function<QString(const Plan &)> m_fallback;
    bool m_writing = false;
};

} // namespace derby::ui

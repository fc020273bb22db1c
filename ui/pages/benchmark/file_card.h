// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/plan_document.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

class YamlEditor;

/// The plan as a file, beside the form: the text, and below it every mistake with its line, a click away.
class FileCard : public Card
{
    Q_OBJECT
public:
    FileCard(const Appearance &appearance, PlanDocument &document, QWidget *parent = nullptr);
    YamlEditor &editor() { return *m_editor; }
    void markPath(const QString &path);

private:
    void refresh();
    void refreshName();

    const Appearance &m_appearance;
    PlanDocument &m_document;
    YamlEditor *m_editor;
    QVBoxLayout *m_problems;
    QString m_path;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/plan_document.h"

class QWidget;

namespace derby::ui {

/// Asks which file to open and where to save; saves the document.
class PlanFiles : public QObject
{
    Q_OBJECT
public:
    PlanFiles(PlanDocument &document, QWidget *window); ///< `window`: over which dialogs stand, and whose child this is

    void open(); ///< asks; `chosen` follows
    void save(bool askWhere); ///< asks where the document has no file yet, or when told to

Q_SIGNALS:
    void chosen(const QString &file); ///< to open
    void saved();
    void failed(const derby::Error &error);

private:
    void ask(bool saving);
    void saveTo(const QString &file);

    PlanDocument &m_document;
    QWidget *m_window;
};

} // namespace derby::ui

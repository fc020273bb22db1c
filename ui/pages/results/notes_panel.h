// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/run_list.h"
#include "report/run_notes.h"
#include "ui/theme/appearance.h"

#include <QWidget>

class QLineEdit;

namespace derby::ui {

class Text;

/// Tags and a note of one run, written where the dock stands. Enter saves, Esc leaves them as they were.
class NotesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit NotesPanel(const Appearance &appearance, QWidget *parent = nullptr);
    void edit(const RunListEntry &run, const QStringList &knownTags);
    QString folder() const { return m_folder; }

Q_SIGNALS:
    void saved(const QString &folder, const derby::RunNotes &notes);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void save();

    const Appearance &m_appearance;
    Text *m_title;
    QLineEdit *m_tags, *m_note;
    QString m_folder, m_name;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/widgets.h"

namespace derby::ui {

/// One step of the ladder: a dot on its rail (full where something was found), what, where, what came of it, how long it took.
class LadderRow : public QWidget
{
    Q_OBJECT
public:
    enum class Place { First, Middle, Last };
    LadderRow(const Appearance &appearance, Place place, const QString &title, const QString &note, QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &note);
    void setLooking();
    void setNothing(const QString &words, const QString &took = {});
    /// An engine; `button` empty: there is nothing to do about it.
    void setEngine(const QString &words, const QString &slot, const QString &name, const QString &took, const QString &button);
    void setNarrow(bool narrow); ///< without the note

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    const Appearance &m_appearance;
    Place m_place;
    bool m_full = false;
    Text *m_title, *m_note, *m_result, *m_took;
    EngineTag *m_tag;
    ProgressLine *m_progress;
    Button *m_button;
};

} // namespace derby::ui

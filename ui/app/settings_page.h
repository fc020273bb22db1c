// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/settings.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/page.h"

namespace derby::ui {

class Check;
class Choice;
class Field;
class Segments;

/// How it looks, which language it speaks, where results lie, and what program this is.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(Appearance &appearance, Settings &settings, QWidget *parent = nullptr);

    QStringList keys() const override;

Q_SIGNALS:
    void resultsFolderChanged(const QString &folder);

private:
    QWidget *lookCard();
    QWidget *folderCard();
    QWidget *aboutCard();
    void takeFolder(const QString &folder);

    Appearance &m_look;
    Settings &m_settings;
    Segments *m_mode;
    Check *m_reduced;
    Choice *m_language;
    Field *m_folder;
};

} // namespace derby::ui

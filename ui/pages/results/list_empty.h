// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

class Text;

/// What stands there while nothing was measured: what to do about it.
class ListEmpty : public QWidget
{
    Q_OBJECT
public:
    explicit ListEmpty(const Appearance &appearance, QWidget *parent = nullptr);
    void setFolder(const QString &folder);

Q_SIGNALS:
    void newBenchmark();
    void openFolder();

private:
    Text *m_folder;
};

} // namespace derby::ui

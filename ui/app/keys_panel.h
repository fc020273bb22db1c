// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/floating.h"

#include <QStringList>

namespace derby::ui {

/// F1: the keys that work here, "key: what it does".
class KeysPanel : public Floating
{
    Q_OBJECT
public:
    KeysPanel(const Appearance &appearance, QWidget *window);
    void open(const QString &page, const QStringList &pageKeys, const QStringList &everywhere);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void addKeys(QVBoxLayout *column, const QString &heading, const QStringList &keys);
    QWidget *m_sheet = nullptr;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace derby::ui {

/// SIGINT, SIGTERM and SIGHUP as a signal of Qt, so that the program ends as when its window is closed. A second one ends it at once. What
/// was ignored when the program started (nohup) stays ignored. One at a time; elsewhere than on Unix nothing comes.
class EndSignals : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void asked(int number); ///< 2, 15 or 1

private:
    int m_pipe[2] = {-1, -1};
};

} // namespace derby::ui

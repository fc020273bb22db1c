// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <vector>

/// One turn of the window's thread: everything that it did between two waits, a refresh with its painting. While it goes on, nobody can
/// click.
struct Turn
{
    double atSeconds = 0; ///< its beginning, since the last TurnMeter::begin
    double wallMs = 0, cpuMs = 0;
    double waitedMs = 0; ///< it could have gone on and had no processor (Linux: /proc/thread-self/schedstat); what else is missing to
                         ///< the wall time is waiting for another thread
};

/// An application that measures its turns.
class TurnMeter : public QApplication
{
public:
    TurnMeter(int &argc, char **argv);
    ~TurnMeter() override;

    void begin(); ///< forgets the turns so far
    std::vector<Turn> turns() const; ///< those that have ended
    bool notify(QObject *receiver, QEvent *event) override;

private:
    struct Mark
    {
        double wallMs = 0, cpuMs = 0, waitedMs = 0;
    };
    Mark now() const;
    void close();

    int m_schedule; ///< /proc/thread-self/schedstat, open; -1: there is none
    std::vector<Turn> m_turns;
    Mark m_origin, m_from, m_to;
    bool m_open = false;
    int m_depth = 0;
};

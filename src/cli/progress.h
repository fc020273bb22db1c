// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"
#include "measure/snapshot.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace derby::cli {

/// "load, round 2 of 6   34 %   1 min 20 s left   vllm 120 ok, 0 failed, 10 in flight   …", at most `columns` wide.
QString progressLine(const Snapshot &snapshot, const QStringList &lanes, int columns);

/// Progress of a run on stderr: a terminal gets one line that is written over, anything else plain lines at phase changes and every 10 s.
class Progress
{
public:
    Progress(QStringList lanes, bool quiet);
    ~Progress();
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    void show(const Snapshot &snapshot, MonoTime now);
    /// Takes the line away, so that other words can be said.
    void clear();

private:
    QStringList m_lanes;
    bool m_quiet;
    bool m_terminal;
    bool m_lineShown = false;
    QString m_phase;
    std::optional<MonoTime> m_lastPlain;
};

} // namespace derby::cli

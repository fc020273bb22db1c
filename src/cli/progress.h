// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/units.h"
#include "measure/snapshot.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace derby::cli {

/// "load, round 2 of 6   34 %   1 min 20 s left   vllm 120 ok, 0 failed, 10 in flight   …", at most `columns` wide. Under 100 % until the
/// run is done: what is left after the last round is "draining: 3 in flight".
QString progressLine(const Snapshot &snapshot, const QStringList &lanes, int columns);

/// How far the one request of a lane of `test` or `inspect` is.
struct Waiting
{
    enum class Stage {
        Preparing, ///< engine and model are asked for; Ollama loads it
        FirstToken,
        Answering,
    };
    QString lane;
    Stage stage = Stage::Preparing;
    double seconds = 0; ///< in this stage
    double limitSeconds = 0; ///< of FirstToken
    int events = 0; ///< of Answering
};

/// "vllm: waiting for the first token, 12 s of 60 s   tgi: answering, 340 events, 12 s", at most `columns` wide.
QString waitingLine(const std::vector<Waiting> &lanes, int columns);

/// One line on stderr: a terminal's is written over, anything else gets plain lines, when `phase` changes and every 10 s. Silent if
/// `quiet`.
class StatusLine
{
public:
    explicit StatusLine(bool quiet);
    ~StatusLine();
    StatusLine(const StatusLine &) = delete;
    StatusLine &operator=(const StatusLine &) = delete;

    bool silent() const { return m_quiet; }
    /// What a line may be wide.
    int columns() const;
    void show(const QString &line, const QString &phase, MonoTime now);
    /// Takes the line away, so that other words can be said.
    void clear();

private:
    bool m_quiet;
    bool m_terminal;
    bool m_lineShown = false;
    QString m_phase;
    std::optional<MonoTime> m_lastPlain;
};

/// Progress of a run.
class Progress
{
public:
    Progress(QStringList lanes, bool quiet);

    void show(const Snapshot &snapshot, MonoTime now);
    void clear() { m_line.clear(); }

private:
    QStringList m_lanes;
    StatusLine m_line;
};

} // namespace derby::cli

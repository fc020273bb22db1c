// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include "base/text.h"
#include "cli/command.h"
#include "cli/terminal.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

constexpr Nanos plainEvery = std::chrono::seconds(10);
constexpr int plainColumns = 1000;

void write(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

QString laneText(const QString &name, const LaneSnapshot &lane)
{
    QString text = name + u' ' + QString::number(lane.succeeded) + u" ok"_s;
    if (lane.failed > 0)
        text += u", "_s + QString::number(lane.failed) + u" failed"_s;
    if (lane.inFlight > 0)
        text += u", "_s + QString::number(lane.inFlight) + u" in flight"_s;
    if (lane.breakerOpen)
        text += u", resting after failures"_s;
    return text;
}

QString cutTo(int columns, const QStringList &parts)
{
    const QString line = printable(parts.join(u"   "_s));
    return line.size() < columns ? line : QString(line.left(columns - 2) + u'…');
}

QString waitingText(const Waiting &lane)
{
    const QString seconds = QString::number(std::floor(lane.seconds)) + u" s"_s;
    switch (lane.stage) {
    case Waiting::Stage::Preparing:
        return lane.lane + u": asking for its engine and model, "_s + seconds;
    case Waiting::Stage::FirstToken:
        return lane.lane + u": waiting for the first token, %1 of %2 s"_s.arg(seconds).arg(lane.limitSeconds);
    case Waiting::Stage::Answering:
        break;
    }
    return lane.lane + u": answering, %1, %2"_s.arg(counted(lane.events, u"event"), seconds);
}

} // namespace

QString progressLine(const Snapshot &snapshot, const QStringList &lanes, int columns)
{
    QStringList parts;
    QString phase = snapshot.phase;
    if (snapshot.rounds > 0 && snapshot.round > 0 && snapshot.phase == snapshot.test)
        phase += u" %1/%2"_s.arg(snapshot.round).arg(snapshot.rounds);
    const bool done = snapshot.phase == u"done";
    parts << phase << u"%1 %"_s.arg(std::min(done ? 100 : 99, static_cast<int>(100 * std::clamp(snapshot.progress, 0.0, 1.0))));
    int inFlight = 0;
    for (const LaneSnapshot &lane : snapshot.lanes)
        inFlight += lane.inFlight;
    if (snapshot.secondsLeft && !done) {
        if (*snapshot.secondsLeft > 0)
            parts << humanDuration(*snapshot.secondsLeft) + u" left"_s;
        else if (inFlight > 0)
            parts << u"draining: %1 in flight"_s.arg(inFlight);
    }
    for (std::size_t i = 0; i < snapshot.lanes.size(); ++i)
        parts << laneText(lanes.value(static_cast<qsizetype>(i)), snapshot.lanes[i]);
    return cutTo(columns, parts);
}

QString waitingLine(const std::vector<Waiting> &lanes, int columns)
{
    QStringList parts;
    for (const Waiting &lane : lanes)
        parts << waitingText(lane);
    return cutTo(columns, parts);
}

StatusLine::StatusLine(bool quiet)
    : m_quiet(quiet)
    , m_terminal(::isatty(STDERR_FILENO) != 0)
{
}

StatusLine::~StatusLine()
{
    clear();
}

int StatusLine::columns() const
{
    return m_terminal ? terminalColumns(STDERR_FILENO, 80) : plainColumns;
}

void StatusLine::clear()
{
    if (m_lineShown)
        write("\r\x1b[K");
    m_lineShown = false;
}

void StatusLine::show(const QString &line, const QString &phase, MonoTime now)
{
    if (m_quiet)
        return;
    if (m_terminal) {
        write("\r" + line.toUtf8() + "\x1b[K");
        m_lineShown = true;
        return;
    }
    if (phase == m_phase && m_lastPlain && now - *m_lastPlain < plainEvery)
        return;
    m_phase = phase;
    m_lastPlain = now;
    say(line);
}

Progress::Progress(QStringList lanes, bool quiet)
    : m_lanes(std::move(lanes))
    , m_line(quiet)
{
}

void Progress::show(const Snapshot &snapshot, MonoTime now)
{
    if (!m_line.silent() && !snapshot.phase.isEmpty())
        m_line.show(progressLine(snapshot, m_lanes, m_line.columns()), snapshot.phase, now);
}

} // namespace derby::cli

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include "base/text.h"
#include "cli/command.h"
#include "cli/terminal.h"

#include <unistd.h>

#include <algorithm>
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

} // namespace

QString progressLine(const Snapshot &snapshot, const QStringList &lanes, int columns)
{
    QStringList parts;
    QString phase = snapshot.phase;
    if (snapshot.rounds > 0 && snapshot.round > 0 && snapshot.phase == snapshot.test)
        phase += u" %1/%2"_s.arg(snapshot.round).arg(snapshot.rounds);
    parts << phase << u"%1 %"_s.arg(static_cast<int>(100 * std::clamp(snapshot.progress, 0.0, 1.0)));
    if (snapshot.secondsLeft)
        parts << humanDuration(*snapshot.secondsLeft) + u" left"_s;
    for (std::size_t i = 0; i < snapshot.lanes.size(); ++i)
        parts << laneText(lanes.value(static_cast<qsizetype>(i)), snapshot.lanes[i]);
    const QString line = printable(parts.join(u"   "_s));
    return line.size() < columns ? line : QString(line.left(columns - 2) + u'…');
}

Progress::Progress(QStringList lanes, bool quiet)
    : m_lanes(std::move(lanes))
    , m_quiet(quiet)
    , m_terminal(::isatty(STDERR_FILENO) != 0)
{
}

Progress::~Progress()
{
    clear();
}

void Progress::clear()
{
    if (m_lineShown)
        write("\r\x1b[K");
    m_lineShown = false;
}

void Progress::show(const Snapshot &snapshot, MonoTime now)
{
    if (m_quiet || snapshot.phase.isEmpty())
        return;
    if (m_terminal) {
        write("\r" + progressLine(snapshot, m_lanes, terminalColumns(STDERR_FILENO, 80)).toUtf8() + "\x1b[K");
        m_lineShown = true;
        return;
    }
    if (snapshot.phase == m_phase && m_lastPlain && now - *m_lastPlain < plainEvery)
        return;
    m_phase = snapshot.phase;
    m_lastPlain = now;
    say(progressLine(snapshot, m_lanes, plainColumns));
}

} // namespace derby::cli

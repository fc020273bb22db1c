// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/table.h"

#include "base/text.h"
#include "report/failure_text.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace derby {

namespace {

/// A target's figure in the unit that its name ends in.
QString targetFigure(const QString &name, double value)
{
    if (name.endsWith(QStringLiteral("_ms")))
        return humanMs(value);
    if (name.endsWith(QStringLiteral("_rate")))
        return QString::number(100 * value, 'g', 4) + QStringLiteral(" %");
    return QString::number(value, 'g', 4);
}

QString targetText(const TargetOutcome &target)
{
    const bool most = target.name.endsWith(QStringLiteral("_ms"));
    return target.metric + (target.value ? QString(u' ' + targetFigure(target.name, *target.value)) : QString())
        + (most ? QStringLiteral(" (target at most ") : QStringLiteral(" (target at least ")) + targetFigure(target.name, target.target)
        + u')';
}

constexpr auto none = "-";

/// A unit that suits one figure, so that its interval is printed in the same.
struct Scale
{
    double factor = 1;
    int decimals = 1;
    QString unit;

    QString number(double ms) const { return QString::number(ms * factor, 'f', decimals); }
};

Scale scaleFor(double ms)
{
    const double size = std::fabs(ms);
    if (size >= 1000)
        return {1e-3, size >= 100000 ? 0 : size >= 10000 ? 1 : 2, QStringLiteral("s")};
    return {1, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3, QStringLiteral("ms")};
}

/// "42.1 ms [40.0, 44.3]"; an unknown end: "[≥ 40.0]", "[≤ 44.3]".
QString withInterval(const MetricFigures &figures)
{
    if (figures.n < 1)
        return QLatin1String(none);
    const Scale scale = scaleFor(figures.median);
    QString text = scale.number(figures.median) + u' ' + scale.unit;
    if (!figures.medianCi)
        return text;
    const auto &[low, high, level] = *figures.medianCi;
    if (low && high)
        text += QStringLiteral(" [%1, %2]").arg(scale.number(*low), scale.number(*high));
    else if (low)
        text += QStringLiteral(" [≥ %1]").arg(scale.number(*low));
    else if (high)
        text += QStringLiteral(" [≤ %1]").arg(scale.number(*high));
    return text;
}

QString plain(double ms, const MetricFigures &figures, const QString &percentile = {})
{
    if (figures.n < 1)
        return QLatin1String(none);
    const Scale scale = scaleFor(ms);
    return scale.number(ms) + u' ' + scale.unit + (figures.lowN.contains(percentile) ? QStringLiteral(" *") : QString());
}

QString decimal(const std::optional<double> &value)
{
    if (!value || !std::isfinite(*value))
        return QLatin1String(none);
    return QString::number(*value, 'f', *value >= 100 ? 0 : 1);
}

QString percent(const std::optional<double> &share)
{
    if (!share || !std::isfinite(*share))
        return QLatin1String(none);
    // Never rounded up to 100 %: one failure among thousands is a failure.
    const double value = *share >= 1 ? 100.0 : std::floor(*share * 1000) / 10;
    return QString::number(value, 'f', value == std::floor(value) ? 0 : 1) + QStringLiteral(" %");
}

class Table
{
public:
    Table(const Comparison &comparison, const TableOptions &options)
        : m_comparison(comparison)
        , m_columns(std::max(options.columns, 40))
        , m_colour(options.colour)
    {
    }

    QString text()
    {
        if (m_comparison.simulated)
            m_out += banner("SIMULATED: these figures come from built-in simulators, not from real servers.", "1;35");
        if (m_comparison.partial)
            m_out += banner("PARTIAL: this run did not reach its end.", "1;33");
        if (m_comparison.tests.empty())
            m_out += QStringLiteral("Nothing was measured.\n");
        for (const TestComparison &test : m_comparison.tests)
            add(test);
        const TestComparison *primary = m_comparison.primaryTest();
        if (primary && m_comparison.tests.size() > 1 && !primary->sentence.isEmpty())
            m_out += u'\n' + sentence(QStringLiteral("Finding (%1): %2").arg(primary->name, primary->sentence), {});
        return m_out;
    }

private:
    QString paint(const QString &text, const char *code) const
    {
        return m_colour ? QStringLiteral("\x1b[%1m%2\x1b[0m").arg(QLatin1String(code), text) : text;
    }

    QString banner(const char *text, const char *code) const { return paint(sentence(QLatin1String(text), {}).chopped(1), code) + u'\n'; }

    QString sentence(const QString &text, const QString &indent) const { return wrapped(printable(text), m_columns, indent, indent); }

    void add(const TestComparison &test)
    {
        QString title = QStringLiteral("Test %1: ").arg(printable(test.name));
        title += test.load ? counted(test.users, u"user") : QStringLiteral("one request at a time");
        if (test.load && !test.order.isEmpty())
            title += QStringLiteral(", lanes ") + QString(test.order).replace(u'_', u' ');
        if (!m_out.isEmpty())
            m_out += u'\n';
        m_out += paint(sentence(title, {}).chopped(1), "1") + u'\n';
        if (!addRows(test))
            addBlocks(test);
        addNotes(test);
        if (!test.sentence.isEmpty())
            m_out += u'\n' + paint(sentence(test.sentence, QStringLiteral("  ")).chopped(1), "1") + u'\n';
        addQuality(test.quality);
        for (const LaneFigures &lane : test.lanes)
            addFailures(lane);
    }

    static QStringList header()
    {
        return {QStringLiteral("lane"),     QStringLiteral("ok/due"),        QStringLiteral("TTFT p50 [95 %]"),
                QStringLiteral("TTFT p95"), QStringLiteral("TPOT p50"),      QStringLiteral("E2E p50 [95 %]"),
                QStringLiteral("tokens/s"), QStringLiteral("tokens in/out"), QStringLiteral("success")};
    }

    static QStringList cells(const LaneFigures &lane)
    {
        return {printable(lane.shownName()),
                QStringLiteral("%1/%2").arg(lane.succeeded).arg(lane.due),
                withInterval(lane.ttftMs),
                plain(lane.ttftMs.p95, lane.ttftMs, QStringLiteral("p95")),
                plain(lane.tpotMs.median, lane.tpotMs),
                withInterval(lane.e2eMs),
                decimal(lane.outputTokensPerSecond),
                decimal(lane.meanPromptTokens) + u'/' + decimal(lane.meanOutputTokens),
                percent(lane.successRate)};
    }

    /// One lane a line, in as few tables as fit; false when the terminal is too narrow.
    bool addRows(const TestComparison &test)
    {
        std::vector<QStringList> rows{header()};
        for (const LaneFigures &lane : test.lanes)
            rows.push_back(cells(lane));
        std::vector<qsizetype> widths(static_cast<size_t>(rows[0].size()), 0);
        for (const QStringList &row : rows) {
            for (qsizetype i = 0; i < row.size(); ++i)
                widths[static_cast<size_t>(i)] = std::max(widths[static_cast<size_t>(i)], row[i].size());
        }
        // Columns that do not fit beside the others stand in a second table below, again after the lane's name.
        constexpr size_t mostTables = 3;
        std::vector<std::vector<qsizetype>> tables;
        qsizetype used = m_columns;
        for (qsizetype i = 1; i < rows[0].size(); ++i) {
            const qsizetype width = widths[static_cast<size_t>(i)] + 2;
            if (used + width > m_columns) {
                tables.push_back({0});
                used = widths[0] + 2;
            }
            if (used + width > m_columns)
                return false;
            tables.back().push_back(i);
            used += width;
        }
        if (tables.size() > mostTables)
            return false;
        for (const std::vector<qsizetype> &columns : tables) {
            for (size_t r = 0; r < rows.size(); ++r) {
                QString line;
                for (const qsizetype i : columns)
                    line += QStringLiteral("  ") + rows[r][i].leftJustified(widths[static_cast<size_t>(i)]);
                while (line.endsWith(u' '))
                    line.chop(1);
                m_out += (r == 0 ? paint(line, "2") : line) + u'\n';
            }
        }
        return true;
    }

    void addBlocks(const TestComparison &test)
    {
        const QStringList names = header();
        for (const LaneFigures &lane : test.lanes) {
            const QStringList row = cells(lane);
            m_out += QStringLiteral("  ") + paint(row[0], "1") + u'\n';
            for (qsizetype i = 1; i < row.size(); ++i)
                m_out += QStringLiteral("    ") + names[i].leftJustified(16) + row[i] + u'\n';
        }
    }

    void addNotes(const TestComparison &test)
    {
        const auto any = [&test](auto holds) { return std::any_of(test.lanes.begin(), test.lanes.end(), holds); };
        if (any([](const LaneFigures &lane) { return lane.ttftMs.n > 0 && lane.ttftMs.lowN.contains(QStringLiteral("p95")); }))
            m_out += sentence(QStringLiteral("* fewer requests than this percentile needs (59); it describes these requests only"),
                              QStringLiteral("  "));
        QStringList notes; // why there is no interval: one line a reason
        for (const LaneFigures &lane : test.lanes) {
            const QString &note = lane.ttftMs.intervalNote;
            if (lane.ttftMs.n > 0 && !note.isEmpty() && !notes.contains(note))
                notes << note;
        }
        for (const QString &note : std::as_const(notes))
            m_out += sentence(QStringLiteral("intervals: ") + note, QStringLiteral("  "));
        for (const LaneFigures &lane : test.lanes) {
            if (lane.outputTokensEstimated)
                m_out += sentence(
                    QStringLiteral(
                        "%1 does not report its output tokens: text events are counted instead, and it gets no TPOT or tokens/s verdict")
                        .arg(lane.shownName()),
                    QStringLiteral("  "));
            if (lane.breakerOpenSeconds > 0)
                m_out += sentence(QStringLiteral("%1 was not asked for %2: its requests failed one after another")
                                      .arg(lane.shownName(), humanDuration(lane.breakerOpenSeconds)),
                                  QStringLiteral("  "));
            addTargets(lane);
        }
    }

    void addTargets(const LaneFigures &lane)
    {
        QStringList met, missed, unknown;
        for (const TargetOutcome &target : lane.targets)
            (target.met ? met : target.value ? missed : unknown).append(targetText(target));
        const std::pair<const char *, QStringList> groups[] = {{" meets: ", met}, {" misses: ", missed}, {": not measured: ", unknown}};
        for (const auto &[verb, targets] : groups) {
            if (!targets.isEmpty())
                m_out += sentence(lane.shownName() + QLatin1String(verb) + targets.join(QStringLiteral("; ")), QStringLiteral("  "));
        }
        if (!unknown.isEmpty())
            m_out += sentence(QStringLiteral("why: ") + whyNotMeasured(lane), QStringLiteral("    "));
    }

    void addQuality(const Quality &quality)
    {
        if (quality.grade.isEmpty())
            return;
        QString text = QStringLiteral("Measurement: grade %1").arg(quality.grade);
        if (!quality.reasons.isEmpty())
            text += QStringLiteral(". ") + quality.reasons.first();
        if (!quality.stopwatchError && !text.contains(QStringLiteral("calibrated")))
            text += QStringLiteral(" (stopwatch not calibrated: tokenderby-cli calibrate)");
        const bool bad = quality.clientLimited || quality.grade == QLatin1String("D");
        m_out += paint(sentence(text, QStringLiteral("  ")).chopped(1), bad ? "31" : "2") + u'\n';
    }

    void addFailures(const LaneFigures &lane)
    {
        for (const ErrorCount &error : lane.errors) {
            m_out +=
                paint(sentence(lane.shownName() + QStringLiteral(": ") + errorText(error), QStringLiteral("  ")).chopped(1), "31") + u'\n';
            for (const QString &action : error.actions)
                m_out += wrapped(printable(action), m_columns, QStringLiteral("    try: "), QStringLiteral("         "));
        }
    }

    const Comparison &m_comparison;
    const int m_columns;
    const bool m_colour;
    QString m_out;
};

} // namespace

QString wrapped(const QString &text, int columns, const QString &first, const QString &rest)
{
    QString out, line = first;
    bool empty = true;
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (!empty && line.size() + 1 + word.size() > columns) {
            out += line + u'\n';
            line = rest;
            empty = true;
        }
        if (!empty)
            line += u' ';
        line += word;
        empty = false;
    }
    return out + line + u'\n';
}

QString resultTable(const Comparison &comparison, const TableOptions &options)
{
    return Table(comparison, options).text();
}

} // namespace derby

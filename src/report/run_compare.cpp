// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/run_compare.h"

#include "analyse/judge.h"
#include "base/json.h"
#include "base/text.h"
#include "report/comparison_json.h"
#include "store/run_folder.h"

#include <QJsonArray>

#include <algorithm>

namespace derby {

namespace {

const QString &reason()
{
    static const QString text = QStringLiteral("measured in different runs");
    return text;
}

QString headlineOf(const ComparedRun &run)
{
    const TestComparison *test = run.comparison.primaryTest();
    if (!test)
        return {};
    const auto found = std::find_if(test->verdicts.begin(), test->verdicts.end(), [](const Verdict &verdict) { return verdict.headline; });
    return found == test->verdicts.end() ? QString() : found->metric;
}

Error wrongNumber(qsizetype runs)
{
    return makeError(ErrorKind::Usage,
                     QStringLiteral("%1 to %2 runs can be compared, %3.")
                         .arg(FewestCompared)
                         .arg(MostCompared)
                         .arg(runs == 0       ? QStringLiteral("none is given")
                                  : runs == 1 ? QStringLiteral("1 is given")
                                              : QStringLiteral("%1 are given").arg(runs)),
                     {}, {QStringLiteral("tokenderby-cli results list"), QStringLiteral("tokenderby-cli results compare RUN RUN")});
}

/// "before: vLLM", with the mark where not all runs are simulated.
QString laneName(const ComparedRun &run, const LaneFigures &lane, bool mark)
{
    return run.label + QStringLiteral(": ") + lane.shownName()
        + (mark && run.comparison.simulated ? QStringLiteral(" (SIMULATED)") : QString());
}

bool sameKind(const TestComparison &a, const TestComparison &b)
{
    return a.load == b.load && a.users == b.users && a.order == b.order;
}

} // namespace

Result<std::vector<ComparedRun>> compareRuns(const QStringList &runs, const QString &resultsFolder, QStringList *warnings)
{
    if (runs.size() < FewestCompared || runs.size() > MostCompared)
        return fail(wrongNumber(runs.size()));
    std::vector<QDir> folders;
    for (const QString &run : runs) {
        const Result<QDir> folder = findRun(run, resultsFolder);
        if (!folder)
            return fail(folder.error());
        const bool twice = std::any_of(folders.begin(), folders.end(),
                                       [&](const QDir &other) { return other.canonicalPath() == folder->canonicalPath(); });
        if (twice)
            return fail(makeError(ErrorKind::Usage, QStringLiteral("The run %1 is given twice.").arg(printable(folder->path())), {},
                                  {QStringLiteral("Give another run: tokenderby-cli results list")}));
        folders.push_back(*folder);
    }
    std::vector<ComparedRun> compared;
    for (const QDir &folder : folders) {
        const Result<RunResult> loaded = loadRun(folder);
        if (!loaded)
            return fail(loaded.error());
        if (warnings) {
            for (const QString &warning : loaded->warnings)
                warnings->append(QStringLiteral("%1: %2").arg(folder.dirName(), warning));
        }
        compared.push_back({folder.path(), {}, loaded->started, judge(*loaded)});
    }
    labelRuns(compared);
    return compared;
}

void labelRuns(std::vector<ComparedRun> &runs)
{
    for (ComparedRun &run : runs) {
        const auto alike =
            std::count_if(runs.begin(), runs.end(), [&](const ComparedRun &other) { return other.comparison.name == run.comparison.name; });
        run.label = printable(alike > 1 || run.comparison.name.isEmpty() ? QDir(run.folder).dirName() : run.comparison.name);
    }
    QStringList taken; // folders of one name in different places
    for (ComparedRun &run : runs) {
        const QString plain = run.label;
        for (int i = 2; taken.contains(run.label); ++i)
            run.label = QStringLiteral("%1 (%2)").arg(plain, QString::number(i));
        taken.append(run.label);
    }
}

std::vector<BetweenRuns> verdictsBetween(const std::vector<ComparedRun> &runs)
{
    std::vector<BetweenRuns> verdicts;
    for (std::size_t a = 0; a < runs.size(); ++a) {
        for (std::size_t b = a + 1; b < runs.size(); ++b) {
            const TestComparison *one = runs[a].comparison.primaryTest(), *other = runs[b].comparison.primaryTest();
            const QString metric = headlineOf(runs[a]) == headlineOf(runs[b]) ? headlineOf(runs[a]) : QString();
            for (std::size_t laneA = 0; one && laneA < one->lanes.size(); ++laneA) {
                for (std::size_t laneB = 0; other && laneB < other->lanes.size(); ++laneB) {
                    BetweenRuns between;
                    between.runA = static_cast<int>(a);
                    between.runB = static_cast<int>(b);
                    Verdict &verdict = between.verdict;
                    verdict.metric = metric;
                    verdict.headline = !metric.isEmpty();
                    verdict.a = static_cast<int>(laneA);
                    verdict.b = static_cast<int>(laneB);
                    verdict.state = VerdictState::NotComparable;
                    verdict.reason = reason();
                    verdict.sentence =
                        QStringLiteral("Not comparable: %1 and %2 were %3. Each run's own figures and intervals stand side by side.")
                            .arg(laneName(runs[a], one->lanes[laneA], true), laneName(runs[b], other->lanes[laneB], true), reason());
                    verdicts.push_back(between);
                }
            }
        }
    }
    return verdicts;
}

QJsonObject comparedRunsToJson(const std::vector<ComparedRun> &runs)
{
    QJsonArray all, verdicts;
    for (const ComparedRun &run : runs) {
        QJsonObject json = comparisonToJson(run.comparison);
        json.insert(QStringLiteral("run_folder"), run.folder);
        json.insert(QStringLiteral("label"), run.label);
        json.insert(QStringLiteral("started"),
                    run.started.isValid() ? QJsonValue(run.started.toUTC().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null));
        all << json;
    }
    for (const BetweenRuns &between : verdictsBetween(runs)) {
        const Verdict &verdict = between.verdict;
        const auto lane = [&](int run, int index) {
            return runs[static_cast<std::size_t>(run)].comparison.primaryTest()->lanes[static_cast<std::size_t>(index)].id;
        };
        const QJsonValue unknown(QJsonValue::Null);
        verdicts << QJsonObject{{QStringLiteral("runs"), QJsonArray{between.runA, between.runB}},
                                {QStringLiteral("metric"), verdict.metric.isEmpty() ? unknown : QJsonValue(verdict.metric)},
                                {QStringLiteral("headline"), verdict.headline},
                                {QStringLiteral("pair"), QJsonArray{lane(between.runA, verdict.a), lane(between.runB, verdict.b)}},
                                {QStringLiteral("state"), verdictStateId(verdict.state)},
                                {QStringLiteral("faster"), unknown},
                                {QStringLiteral("ratio"), unknown},
                                {QStringLiteral("interval"), unknown},
                                {QStringLiteral("level"), unknown},
                                {QStringLiteral("p_holm"), unknown},
                                {QStringLiteral("difference_ms"), unknown},
                                {QStringLiteral("n"), verdict.n},
                                {QStringLiteral("more_needed"), unknown},
                                {QStringLiteral("reason"), verdict.reason},
                                {QStringLiteral("sentence"), verdict.sentence}};
    }
    return {{QStringLiteral("runs"), all}, {QStringLiteral("verdicts"), verdicts}};
}

QString comparedRunsText(const std::vector<ComparedRun> &runs, const TableOptions &options)
{
    Comparison together; // one test for each kind that the runs' primary tests are of
    together.simulated = std::all_of(runs.begin(), runs.end(), [](const ComparedRun &run) { return run.comparison.simulated; });
    QString own;
    for (const ComparedRun &run : runs) {
        const TestComparison *test = run.comparison.primaryTest();
        QStringList marks;
        if (run.started.isValid())
            marks.append(run.started.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
        if (run.comparison.simulated)
            marks.append(QStringLiteral("SIMULATED"));
        if (run.comparison.partial)
            marks.append(QStringLiteral("partial"));
        if (!run.comparison.quality.grade.isEmpty())
            marks.append(QStringLiteral("grade %1").arg(run.comparison.quality.grade));
        const QString indent = QStringLiteral("  ");
        own += u'\n' + wrapped(QStringLiteral("%1 (%2)").arg(run.label, marks.join(QStringLiteral(", "))), options.columns, {}, {})
            + wrapped(test && !test->sentence.isEmpty() ? printable(test->sentence) : QStringLiteral("No finding of its own."),
                      options.columns, indent, indent)
            + indent + run.folder + u'\n';
        if (!test)
            continue;
        auto kind =
            std::find_if(together.tests.begin(), together.tests.end(), [&](const TestComparison &other) { return sameKind(other, *test); });
        if (kind == together.tests.end()) {
            TestComparison fresh;
            fresh.name = test->name;
            fresh.load = test->load;
            fresh.users = test->users;
            fresh.order = test->order;
            kind = together.tests.insert(together.tests.end(), fresh);
        }
        for (LaneFigures lane : test->lanes) {
            lane.name = laneName(run, lane, !together.simulated);
            kind->lanes.push_back(std::move(lane));
        }
    }
    const QString noVerdict =
        QStringLiteral("No verdict between runs: they were %1, so time and all that changed with it stand between them. Compare the "
                       "lanes of one run, or measure them together.")
            .arg(reason());
    return resultTable(together, options) + u'\n' + wrapped(noVerdict, options.columns, {}, {}) + own;
}

} // namespace derby

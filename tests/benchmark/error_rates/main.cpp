// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How often the verdict is wrong, and how often it finds what it promises to find: whole runs in model time, judged by judge().
#include "analyse/judge.h"
#include "analyse/stats/distributions.h"
#include "analyse/stats/sample_size.h"
#include "base/random.h"
#include "closed_loop.h"
#include "paired.h"
#include "simulator/profile.h"
#include "tries.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

using namespace derby;

namespace {

constexpr std::uint64_t Seed = 20261124;
constexpr int PilotBlocks = 30, MostBlocks = 6000;

struct Size
{
    int paired = 1000, load = 200, power = 400;
    bool quick = false;
};

/// One line of the table; `limit` of `tries` may (or, if `atLeast`, must) be counted.
struct Line
{
    QString what;
    int tries = 0, counted = 0;
    double limitShare = 0;
    bool atLeast = false;
    bool quick = false;
    QString remark;

    /// Few tries scatter: the quick variant is granted three standard deviations.
    int limit() const
    {
        const double slack = quick ? 3 * std::sqrt(tries * limitShare * (1 - limitShare)) : 0;
        const double limit = tries * limitShare;
        return static_cast<int>(atLeast ? std::ceil(limit - slack - 1e-9) : std::floor(limit + slack + 1e-9));
    }
    bool good() const { return atLeast ? counted >= limit() : counted <= limit(); }
};

const Verdict *headline(const Comparison &comparison, int a = 0, int b = 1)
{
    for (const Verdict &verdict : comparison.tests.front().verdicts) {
        if (verdict.headline && verdict.a == a && verdict.b == b)
            return &verdict;
    }
    return nullptr;
}

bool anyFaster(const Comparison &comparison, QLatin1String metric)
{
    const auto &verdicts = comparison.tests.front().verdicts;
    return std::any_of(verdicts.begin(), verdicts.end(),
                       [&](const Verdict &v) { return v.state == VerdictState::Faster && v.metric == metric; });
}

void print(const std::vector<Line> &lines)
{
    QTextStream out(stdout);
    out << "| case | tries | counted | limit | |\n|---|---|---|---|---|\n";
    for (const Line &line : lines) {
        out << "| " << line.what << " | " << line.tries << " | " << line.counted << " | " << (line.atLeast ? "at least " : "at most ")
            << line.limit() << " | " << (line.good() ? "good" : "**MISSED**")
            << (line.remark.isEmpty() ? QString() : QStringLiteral(", ") + line.remark) << " |\n";
    }
    out << "\n";
}

/// Equal engines in the TTFT test: how often one is called faster.
std::vector<Line> pairedErrors(const Size &size)
{
    struct Case
    {
        PairedCase paired;
        int lanes, blocks;
    };
    const Case cases[] = {
        {{"log-normal, noise 0.15", 0.5, 0.15}, 2, 100},
        {{"log-normal, noise 0.40", 0.5, 0.40}, 2, 100},
        {{"log-normal, noise 0.40", 0.5, 0.40}, 2, 20},
        {{"a tenth of the requests six times as slow", 0.5, 0.15, 0.1, 6}, 2, 100},
        {{"log-normal, noise 0.40, any of three pairs", 0.5, 0.40}, 3, 100},
    };
    std::vector<Line> lines;
    std::uint64_t stream = 0;
    for (const Case &one : cases) {
        std::atomic<int> wrong{0}, wrongTail{0};
        const std::uint64_t seed = drawSeed(Seed, ++stream);
        forEachTry(size.paired, [&](int number) {
            RunResult run = pairedRun(one.paired, std::vector<double>(static_cast<std::size_t>(one.lanes), 1.0), one.blocks, 4,
                                      drawSeed(seed, static_cast<std::uint64_t>(number)));
            run.plan.judgement.bootstrapDraws = 1000; // only the p95 needs them; a tenth of the default is precise enough for a rate
            const Comparison comparison = judge(run);
            wrong += anyFaster(comparison, QLatin1String("ttft_typical"));
            wrongTail += anyFaster(comparison, QLatin1String("ttft_p95"));
        });
        Line line{QStringLiteral("%1; %2 blocks").arg(QString::fromLatin1(one.paired.name)).arg(one.blocks),
                  size.paired,
                  wrong,
                  0.067,
                  false,
                  size.quick,
                  {}};
        if (one.blocks >= 72)
            line.remark = QStringLiteral("p95: %1").arg(wrongTail.load());
        lines.push_back(line);
    }
    return lines;
}

/// Two equal simulated servers under load: how often one is called faster by its median end-to-end time.
std::vector<Line> loadErrors(const Size &size, const ModelParameters &server)
{
    const LoadCase cases[] = {
        {"1 user", 1, 80, 0},
        {"24 users", 24, 14, 0},
        {"200 users", 200, 15, 0},
        {"1 user, speed drawn anew for each round (sd 0.2)", 1, 170, 0.2},
        {"24 users, speed drawn anew for each round (sd 0.2)", 24, 20, 0.2},
    };
    std::vector<Line> lines;
    std::uint64_t stream = 100;
    for (const LoadCase &one : cases) {
        std::atomic<int> wrong{0}, judged{0};
        std::mutex mutex;
        int fewest = INT_MAX;
        double spread = 0;
        const std::uint64_t seed = drawSeed(Seed, ++stream);
        forEachTry(size.load, [&](int number) {
            RunResult run = loadRun(server, one, drawSeed(seed, static_cast<std::uint64_t>(number)));
            run.plan.judgement.bootstrapDraws = 1;
            std::map<std::pair<int, int>, int> requests;
            for (const Record &record : run.records)
                requests[{record.lane, record.round}] += record.counted;
            const Comparison comparison = judge(run);
            const Verdict *verdict = headline(comparison);
            wrong += verdict->state == VerdictState::Faster;
            judged += verdict->n == 6;
            const std::lock_guard lock(mutex);
            for (const auto &[where, count] : requests)
                fewest = std::min(fewest, count);
            spread += std::log(*verdict->ratio) * std::log(*verdict->ratio);
        });
        Line line{QStringLiteral("%1; rounds of %2 s").arg(QString::fromLatin1(one.name)).arg(one.roundSeconds),
                  size.load,
                  wrong,
                  0.085,
                  false,
                  size.quick,
                  {}};
        line.remark = QStringLiteral("at least %1 requests a lane a round, sd of ln ratio %2")
                          .arg(fewest)
                          .arg(std::sqrt(spread / size.load), 0, 'f', 4);
        if (judged != size.load || (fewest < 72 && one.driftSd == 0))
            line.counted = size.load; // a run too small to be judged proves nothing
        lines.push_back(line);
    }
    return lines;
}

/// N that a verdict recommends, whatever its state: the formula that fills in `more_needed`.
int recommended(const Verdict &verdict, const JudgementRule &rule, int pairs)
{
    SampleSizeInput input;
    input.n = verdict.n;
    input.width = std::log(*verdict.interval->high / *verdict.interval->low);
    input.quantile = normalQuantile((1 + verdict.interval->level) / 2);
    input.alpha = rule.alpha * SecondLookShare;
    input.pairs = pairs;
    input.power = rule.power;
    input.theta = std::log(rule.practicalRatio);
    input.delta = std::log(rule.worthFindingRatio);
    input.price = TypicalPrice;
    const auto units = static_cast<int>(std::min<std::int64_t>(unitsNeeded(input), MostBlocks));
    if (verdict.moreNeeded && verdict.n + *verdict.moreNeeded != units && units < MostBlocks)
        qFatal("more_needed %d is not what the formula says: %d", *verdict.moreNeeded, units - verdict.n);
    return std::max(units, verdict.n);
}

/// A pilot of 30 blocks says how many are needed; how often a true 10 % is found with so many.
std::vector<Line> powerLines(const Size &size)
{
    struct Case
    {
        PairedCase paired;
        std::vector<double> factors;
    };
    const Case cases[] = {
        {{"log-normal, noise 0.20", 0.5, 0.20}, {1, 1.1}},
        {{"log-normal, noise 0.30", 0.5, 0.30}, {1, 1.1}},
        {{"a twentieth of the requests six times as slow, noise 0.20", 0.5, 0.20, 0.05, 6}, {1, 1.1}},
        {{"three lanes, noise 0.20", 0.5, 0.20}, {1, 1.1, 1.1}},
    };
    std::vector<Line> lines;
    std::uint64_t stream = 200;
    for (const Case &one : cases) {
        std::atomic<int> fresh{0}, second{0};
        std::vector<int> sizes(static_cast<std::size_t>(size.power));
        const std::uint64_t seed = drawSeed(Seed, ++stream);
        const auto lanes = static_cast<int>(one.factors.size());
        forEachTry(size.power, [&](int number) {
            const std::uint64_t own = drawSeed(seed, static_cast<std::uint64_t>(2 * number)),
                                other = drawSeed(seed, static_cast<std::uint64_t>(2 * number + 1));
            const auto found = [&](int blocks, std::uint64_t from, double alpha) {
                RunResult run = pairedRun(one.paired, one.factors, blocks, 1, from);
                run.plan.judgement.bootstrapDraws = 1;
                run.plan.judgement.alpha = alpha;
                const Comparison comparison = judge(run);
                return headline(comparison)->faster == 0;
            };
            const RunResult pilot = pairedRun(one.paired, one.factors, PilotBlocks, 1, own);
            const JudgementRule rule = pilot.plan.judgement;
            const Comparison comparison = judge(pilot);
            const int blocks = recommended(*headline(comparison), rule, lanes * (lanes - 1) / 2);
            sizes[static_cast<std::size_t>(number)] = blocks;
            fresh += found(blocks, other, rule.alpha);
            second += found(blocks, own, rule.alpha * SecondLookShare);
        });
        std::sort(sizes.begin(), sizes.end());
        const QString name = QString::fromLatin1(one.paired.name);
        const QString typical = QStringLiteral("typically N = %1").arg(sizes[sizes.size() / 2]);
        lines.push_back({name + QStringLiteral("; a new run of N blocks"), size.power, fresh, 0.88, true, size.quick, typical});
        lines.push_back({name + QStringLiteral("; N - 30 added to the pilot, second look at 0.012"), size.power, second, 0.88, true,
                         size.quick, typical});
    }
    return lines;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "How often TokenDerby's verdict is wrong, and how often it finds a true 10 %: whole runs in model time, fixed seeds.\n"
        "Prints the tables of docs/error-rates.md; exit code 1 when a limit is missed."));
    parser.addHelpOption();
    const QCommandLineOption quick(QStringLiteral("quick"), QStringLiteral("Few tries: whether it still works, not what the rates are."));
    parser.addOption(quick);
    parser.process(application);
    Size size;
    if (parser.isSet(quick))
        size = {60, 4, 24, true};

    const Result<SimulatorProfile> profile = loadSimulatorProfile(QStringLiteral("default"));
    if (!profile) {
        QTextStream(stderr) << profile.error().message << "\n";
        return 1;
    }
    const ModelParameters server = profile->engines.at(Engine::Vllm).model;

    bool good = true;
    const auto section = [&](const char *title, const std::vector<Line> &lines) {
        QTextStream(stdout) << "### " << title << "\n\n";
        print(lines);
        good = good && std::all_of(lines.begin(), lines.end(), [](const Line &line) { return line.good(); });
    };
    section("Equal engines in the paired test, called faster (typical TTFT)", pairedErrors(size));
    section("Two equal simulated servers under load, called faster (median end-to-end time, 6 rounds)", loadErrors(size, server));
    section("A true 10 % difference of the typical TTFT, found at the N that a pilot of 30 blocks recommends", powerLines(size));
    return good ? 0 : 1;
}

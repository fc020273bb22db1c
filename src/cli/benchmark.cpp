// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/judge.h"
#include "base/text.h"
#include "cli/benchmark_run.h"
#include "cli/command.h"
#include "cli/dry_run.h"
#include "cli/shout.h"
#include "cli/simulated.h"
#include "cli/terminal.h"
#include "measure/calibration.h"
#include "plan/lane_names.h"
#include "plan/limits.h"
#include "report/comparison_json.h"
#include "report/failure_text.h"
#include "report/run_files.h"
#include "report/table.h"
#include "run/plan_check.h"
#include "store/run_folder.h"
#include "transport/stopwatch_transport.h"

#include <unistd.h>

#include <algorithm>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

/// As Transport::maxStreamsPerEndpoint(), before there is one.
int maxStreams(TransportKind kind)
{
    return kind == TransportKind::Qnam ? limits::qnamStreams : 0;
}

/// Stand-ins for simulators that are not started: a dry run sends nothing.
void addSimulatedLanes(PlanRequest &request)
{
    for (const Engine engine : std::as_const(request.simulatedEngines)) {
        Endpoint endpoint;
        endpoint.engine = engine;
        endpoint.protocol = defaultProtocol(engine);
        endpoint.simulated = true;
        endpoint.model = request.plan.model;
        request.plan.endpoints.append(endpoint);
    }
    assignLaneIds(request.plan.endpoints);
}

int dryRunOnly(const Context &context, PlanRequest request)
{
    if (request.simulate)
        addSimulatedLanes(request);
    if (const auto refusal = refusePlan(request.plan, request.plan.transport, maxStreams(request.plan.transport)))
        return failed(context, *refusal);
    const DryRun facts = dryRun(request.plan);
    if (context.json)
        printJson(dryRunJson(request.plan, facts));
    else
        print(dryRunText(request.plan, facts));
    return Good;
}

void raiseLimits(const Plan &plan, const DryRun &facts)
{
    constexpr quint64 own = 128; // files, event loops, the idle connections of other lanes
    const quint64 ends = plan.simulated() ? 2 : 1; // the simulators' ends are in this process too
    const quint64 needed = ends * static_cast<quint64>(std::max(1, facts.streams)) + own;
    const OpenFileLimit limit = raiseOpenFileLimit(needed);
    if (!limit.enough) {
        say(u"Warning: this run needs about %1 open files and the system allows %2. Raise it: ulimit -Hn %1 (as root), or use fewer users."_s
                .arg(needed)
                .arg(limit.soft));
    }
}

/// Whether anything of a lane was measured.
bool laneSucceeded(const Comparison &comparison, qsizetype lane)
{
    return std::any_of(comparison.tests.begin(), comparison.tests.end(), [lane](const TestComparison &test) {
        return static_cast<std::size_t>(lane) < test.lanes.size() && test.lanes[static_cast<std::size_t>(lane)].succeeded > 0;
    });
}

/// What asking the server brought up before its first request; it was measured all the same.
void sayPreparation(const RunResult &run, std::size_t lane, const QString &name)
{
    if (lane >= run.preparation.size())
        return;
    for (const QString &warning : run.preparation[lane].warnings)
        say(u"Warning: %1: %2"_s.arg(name, warning));
    if (!run.preparation[lane].protocolNote.isEmpty())
        say(u"Note: %1: %2"_s.arg(name, run.preparation[lane].protocolNote));
}

/// Says what went wrong in the lanes; the number of lanes of which nothing was measured.
qsizetype sayFailures(const RunResult &run, const Comparison &comparison)
{
    const QStringList names = laneNames(run.plan.endpoints);
    qsizetype dead = 0;
    for (qsizetype lane = 0; lane < run.plan.endpoints.size(); ++lane) {
        const QString &name = names[lane];
        const auto index = static_cast<std::size_t>(lane);
        if (!laneSucceeded(comparison, lane))
            ++dead;
        if (index < run.preparation.size() && run.preparation[index].error) {
            const Error &error = *run.preparation[index].error;
            say(u"Warning: %1 was not measured: %2"_s.arg(name, error.message));
            for (const QString &action : error.actions)
                say(u"  Try: "_s + action);
            continue;
        }
        sayPreparation(run, index, name);
        for (const TestComparison &test : comparison.tests) {
            if (index >= test.lanes.size())
                continue;
            const LaneFigures &figures = test.lanes[index];
            if (figures.due == 0 && figures.answeredOutside > 0)
                say(u"Warning: %1, %2: %3."_s.arg(name, test.name, whyNotMeasured(figures)));
            if (figures.errors.empty())
                continue;
            // What failed outside the steady window is no request that was due, and has its errors all the same.
            say(u"Warning: %1, %2: %3"_s.arg(
                name, test.name,
                figures.due == 0 ? u"nothing was measured, its requests failed."_s
                    : figures.failed == 0
                    ? u"requests failed, none of those that were measured."_s
                    : u"%1 of %2 failed."_s.arg(QString::number(figures.failed), counted(figures.due, u"measured request"))));
            for (const ErrorCount &error : figures.errors) {
                say(u"  "_s + errorText(error));
                if (!error.actions.isEmpty())
                    say(u"    Try: "_s + error.actions.first());
            }
        }
    }
    return dead;
}

/// Judges, writes every file, prints, and says how it went.
int conclude(const Context &context, const QDir &folder, const FinishedRun &finished)
{
    const RunResult &run = finished.run;
    const bool stopped = finished.stopped;
    const Comparison comparison = judge(run);
    const Result<QStringList> files = writeRunFiles(folder, run, comparison);
    const qsizetype dead = sayFailures(run, comparison);
    if (!files)
        say(u"Warning: %1 %2: tokenderby-cli results recover %3"_s.arg(
            files.error().message, finished.journalError ? u"What the journal holds can be recovered"_s : u"The journal is whole"_s,
            folder.path()));

    const QStringList unmet = unmetTargets(comparison); // one that was not measured is not met either
    int code = Good;
    if (stopped)
        code = interruptedCode();
    else if (dead == run.plan.endpoints.size() || !files)
        code = RunFailed;
    else if (context.options.isSet(u"fail-on-target"_s) && !unmet.isEmpty())
        code = TargetMissed;

    if (context.json) {
        QJsonObject json = comparisonToJson(comparison);
        json[u"run_folder"_s] = folder.path();
        json[u"exit_code"_s] = code;
        printJson(json);
    } else {
        print(resultTable(comparison, {.columns = terminalColumns(STDOUT_FILENO, 100), .colour = false}));
        print(u"Run folder: %1"_s.arg(folder.path()));
    }
    if (code == RunFailed && files)
        say(u"Error: no lane could be measured."_s);
    if (code == TargetMissed) {
        for (const QString &target : unmet)
            say(target);
    }
    if (stopped)
        say(u"Interrupted: what was measured until then is kept, marked partial."_s);
    return code;
}

int runBenchmark(const Context &context)
{
    Result<PlanRequest> request = planFromOptions(context, PlanUse::Benchmark);
    if (!request)
        return failed(context, request.error());
    for (const QString &note : std::as_const(request->notes))
        say(note);
    if (const std::optional<Error> error = strayProfile(context))
        return failed(context, *error);
    if (context.options.isSet(u"dry-run"_s))
        return dryRunOnly(context, *request);

    const Result<std::unique_ptr<SimulatorFarm>> farm = startSimulators(context, *request);
    if (!farm)
        return failed(context, farm.error());
    const Plan &plan = request->plan;
    if (const auto refusal = refusePlan(plan, plan.transport, maxStreams(plan.transport)))
        return failed(context, *refusal);
    const DryRun facts = dryRun(plan);
    const QStringList said = sayUnverified(plan);
    const auto warn = [&said](const QStringList &warnings) {
        for (const QString &warning : warnings) {
            if (!said.contains(warning))
                say(u"Warning: "_s + warning);
        }
    };
    warn(facts.warnings); // with --quiet, too: that is about progress
    raiseLimits(plan, facts);
    const std::optional<Calibration> calibration = loadCalibration();
    if (!calibration && !context.quiet)
        say(u"This machine's stopwatch is not calibrated; to know its error: tokenderby-cli calibrate --quick"_s);

    const Result<QDir> folder = createRunFolder(plan.output.directory, plan.name, QDateTime::currentDateTime());
    if (!folder)
        return failed(context, folder.error());
    watchInterrupt();
    const Result<FinishedRun> finished = runPlan(plan, *folder, calibration, context.quiet);
    if (!finished)
        return failed(context, finished.error());
    if (finished->journalError)
        say(u"Warning: the journal is not whole: %1"_s.arg(finished->journalError->message));
    warn(finished->run.warnings);
    return conclude(context, *folder, *finished);
}

} // namespace

Command benchmarkCommand()
{
    Command command;
    command.name = u"benchmark"_s;
    command.summary = u"Measures endpoints, writes a run folder and says which is faster, if the data do."_s;
    command.example = u"tokenderby-cli benchmark --simulate --profile demo --users 4 --duration 12"_s;
    command.options = planOptions() + benchmarkPlanOptions();
    command.options << profileOption()
                    << QCommandLineOption(u"dry-run"_s, u"Say what the plan would do, and what it cannot show; send nothing."_s)
                    << QCommandLineOption(u"fail-on-target"_s, u"Exit with 3 when a target of the plan was missed."_s);
    command.run = runBenchmark;
    return command;
}

} // namespace derby::cli

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "difficult_runs.h"

#include "../unit/analyse/made_run.h"

#include <cmath>

namespace derby {

namespace {

MadeRun::Latency latency(int lane, int round, int request)
{
    MadeRun::Latency made;
    made.ttftMs = (40 + 15 * lane) * std::exp(0.3 * noise(7, lane, round, request));
    made.tpotMs = 8 + lane;
    made.failed = lane == 1 && request % 29 == 28;
    return made;
}

RunResult plainRun()
{
    MadeRun made(3);
    made.ttft(80, latency).load(6, 90, latency).calibrated(0.04);
    made.plan().name = QStringLiteral("Production readiness");
    made.plan().ttft->targets.ttftMs = 60;
    made.plan().loads.front().targets.e2eP95Ms = 250;
    for (Endpoint &endpoint : made.plan().endpoints) {
        endpoint.simulated = true;
        endpoint.model = QStringLiteral("Qwen/Qwen2.5-7B");
    }
    return made.run();
}

RunResult hostileRun()
{
    MadeRun made(5);
    made.ttft(40, [](int lane, int round, int request) {
        MadeRun::Latency one = latency(lane, round, request);
        one.failed = lane == 2;
        return one;
    });
    Plan &plan = made.plan();
    plan.name = QStringLiteral("</title><script>window.hacked=1</script>");
    plan.description = QStringLiteral("</textarea><img src=x onerror=window.hacked=2> =cmd()|'/c calc'!A1 ]]> --> \u2028 &lt;");
    const char *names[] = {"<script>window.hacked=3</script>", "</textarea>\"'><img src=x onerror=window.hacked=4>", "=cmd()",
                           "{a|b} {{body}} %1 %2", "@SUM(1)"};
    for (int i = 0; i < 5; ++i) {
        plan.endpoints[i].name = QString::fromLatin1(names[i]);
        plan.endpoints[i].model = QStringLiteral("</script><script>window.hacked=5</script>");
        made.run().preparation[static_cast<std::size_t>(i)].serverVersion = QStringLiteral("<b>1.0</b>");
        made.run().preparation[static_cast<std::size_t>(i)].warnings << QStringLiteral("<svg onload=window.hacked=6>");
    }
    for (Record &record : made.run().records) {
        if (record.outcome == Outcome::Failed)
            record.error = makeError(ErrorKind::ServerError, QStringLiteral("The server said </p><script>window.hacked=7</script>."), {},
                                     {QStringLiteral("javascript:window.hacked=8 <a href=//evil.example>click</a>")});
    }
    made.run().warnings << QStringLiteral("<iframe src=https://evil.example></iframe>");
    return made.run();
}

RunResult sparseRun()
{
    MadeRun made(1);
    made.ttft(6, latency);
    made.plan().name = QStringLiteral("Sparse");
    made.run().partial = true;
    return made.run();
}

} // namespace

std::vector<DifficultRun> difficultRuns()
{
    return {{QStringLiteral("plain"), plainRun()}, {QStringLiteral("hostile"), hostileRun()}, {QStringLiteral("sparse"), sparseRun()}};
}

} // namespace derby

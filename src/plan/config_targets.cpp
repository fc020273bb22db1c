// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config_targets.h"

#include "plan/config_tree.h"
#include "plan/config_writer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

struct TargetKey
{
    std::optional<double> Targets::*member;
    const char *common; ///< beneath `targets`
    const char *inTtft;
    const char *inLoad;
};

constexpr std::array targetKeys{
    TargetKey{&Targets::ttftMs, "ttft_ms", "target_ms", "target_ttft_ms"},
    TargetKey{&Targets::ttftP95Ms, "ttft_p95_ms", "target_ttft_p95_ms", "target_ttft_p95_ms"},
    TargetKey{&Targets::e2eP95Ms, "e2e_p95_ms", "target_p95_ms", "target_p95_ms"},
    TargetKey{&Targets::tpotMs, "tpot_ms", "target_tpot_ms", "target_tpot_ms"},
    TargetKey{&Targets::successRate, "success_rate", "target_success_rate", "target_success_rate"},
    TargetKey{&Targets::outputTokensPerSecond, "output_tokens_per_s", "target_output_tokens_per_s", "target_output_tokens_per_s"},
};

/// Calls `visit(key, path, target)` for every target of every test.
template <class Visit>
void eachTarget(Plan &plan, Visit visit)
{
    for (const TargetKey &key : targetKeys) {
        if (plan.ttft)
            visit(key, u"test_scenarios.ttft."_s + QString::fromLatin1(key.inTtft), plan.ttft->targets, defaultTargets(*plan.ttft));
        for (size_t i = 0; i < plan.loads.size(); ++i) {
            const QString path = u"test_scenarios.load_tests["_s + QString::number(i) + u"]."_s + QString::fromLatin1(key.inLoad);
            visit(key, path, plan.loads[i].targets, defaultTargets(plan.loads[i]));
        }
    }
}

} // namespace

Targets defaultTargets(const TtftTest &)
{
    Targets targets;
    targets.ttftMs = 100; // what people feel as immediate (Miller 1968; Nielsen 1993)
    targets.successRate = 0.95;
    return targets;
}

Targets defaultTargets(const LoadTest &test)
{
    Targets targets;
    if (test.users <= 50)
        targets.e2eP95Ms = 1000; // the pause that does not yet break a train of thought; nobody promises it beyond 50 users
    targets.successRate = 0.95;
    return targets;
}

void applyCommonTargets(Plan &plan, const Targets &common, Origins &origins)
{
    eachTarget(plan, [&](const TargetKey &key, const QString &path, Targets &targets, const Targets &) {
        const auto given = origins.constFind(u"targets."_s + QString::fromLatin1(key.common));
        if (given == origins.constEnd() || origins.contains(path))
            return;
        ValueOrigin origin = *given;
        origin.shared = true;
        targets.*key.member = common.*key.member;
        origins.insert(path, origin);
    });
}

void applyDefaultTargets(Plan &plan, const Origins &origins)
{
    eachTarget(plan, [&](const TargetKey &key, const QString &path, Targets &targets, const Targets &defaults) {
        if (!origins.contains(path))
            targets.*key.member = defaults.*key.member;
    });
}

/// What a test that is left out promised is still promised.
static void keepStricter(Targets &targets, const Targets &others)
{
    for (const TargetKey &key : targetKeys) {
        std::optional<double> &kept = targets.*key.member;
        const std::optional<double> &other = others.*key.member;
        const bool largerIsStricter = key.member == &Targets::successRate || key.member == &Targets::outputTokensPerSecond;
        if (other && (!kept || (largerIsStricter ? *other > *kept : *other < *kept)))
            kept = other;
    }
}

QStringList dropEqualLoads(Plan &plan)
{
    const auto load = [](LoadTest test) {
        test.name.clear();
        test.headline.clear();
        test.targets = {};
        return treeToJson(loadTree(test));
    };
    QStringList dropped;
    std::vector<LoadTest> kept;
    for (LoadTest &test : plan.loads) {
        const auto same = std::find_if(kept.begin(), kept.end(), [&](const LoadTest &other) { return load(other) == load(test); });
        if (same == kept.end()) {
            kept.push_back(test);
            continue;
        }
        keepStricter(same->targets, test.targets);
        if (plan.primary == test.name) { // the one that the run is about keeps its name and its headline
            std::swap(same->name, test.name);
            same->headline = test.headline;
        }
        dropped << test.name;
    }
    plan.loads = std::move(kept);
    return dropped;
}

} // namespace derby

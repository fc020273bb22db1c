// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"

#include "base/text.h"
#include "plan/limits.h"

#include <QFileInfo>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

class Checker
{
public:
    Checker(const Plan &plan, const QList<Engine> &moreEngines)
        : m_plan(plan)
        , m_engines(moreEngines)
    {
        for (const Endpoint &endpoint : plan.endpoints)
            m_engines << endpoint.engine;
    }
    QList<PlanProblem> problems;

    void run()
    {
        for (qsizetype i = 0; i < m_plan.endpoints.size(); ++i)
            checkEndpoint(m_plan.endpoints[i], u"services.endpoints["_s + QString::number(i) + u"]."_s);
        QStringList names;
        if (m_plan.ttft) {
            const QString path = u"test_scenarios.ttft."_s;
            names << m_plan.ttft->name;
            checkHeadline(m_plan.ttft->headline, ttftHeadlines(), path);
            checkPrompts(m_plan.ttft->prompts, path);
            checkTokens(m_plan.ttft->outputTokens, path);
            checkBlocks(*m_plan.ttft, path);
        }
        for (size_t i = 0; i < m_plan.loads.size(); ++i) {
            const LoadTest &test = m_plan.loads[i];
            const QString path = u"test_scenarios.load_tests["_s + QString::number(i) + u"]."_s;
            if (!test.name.isEmpty() && names.contains(test.name))
                add(path + u"name"_s, u"Two tests are called \"%1\"."_s.arg(printable(test.name)),
                    u"name: "_s + freeName(test.name, names));
            names << test.name;
            checkHeadline(test.headline, loadHeadlines(), path);
            if (m_plan.transport == TransportKind::Qnam && test.users > limits::qnamStreams)
                add(path + u"concurrent_users"_s,
                    u"%1 users need as many connections, and Qt's network layer (transport: qnam) opens at most %2 to a server."_s
                        .arg(test.users)
                        .arg(limits::qnamStreams),
                    u"concurrent_users: %1, or leave transport: qnam out"_s.arg(limits::qnamStreams));
            checkPrompts(test.prompts, path);
            checkTokens(test.outputTokens, path);
        }
        if (names.isEmpty())
            problems.append({u"test_scenarios"_s, u"The plan has no test to run."_s,
                             u"add a load test with name, concurrent_users and duration_seconds to load_tests, or a ttft section"_s, true});
        else if (!m_plan.primary.isEmpty() && !names.contains(m_plan.primary)) {
            const QString near = nearest(m_plan.primary, names);
            add(u"primary"_s, u"primary names \"%1\", but no test is called that."_s.arg(printable(m_plan.primary)),
                u"primary: "_s + (near.isEmpty() ? names.last() : near));
        }
        if (m_plan.judgement.worthFindingRatio <= m_plan.judgement.practicalRatio)
            add(u"judgement.worth_finding_ratio"_s,
                u"worth_finding_ratio must be larger than practical_ratio (%1)."_s.arg(m_plan.judgement.practicalRatio),
                u"worth_finding_ratio: 1.1"_s);
    }

private:
    void add(const QString &path, const QString &message, const QString &suggestion)
    {
        problems.append({path, message, suggestion, false});
    }

    static QString freeName(const QString &name, const QStringList &taken)
    {
        for (int n = 2;; ++n) {
            QString candidate = name + u'-' + QString::number(n);
            if (!taken.contains(candidate))
                return candidate;
        }
    }

    void checkEndpoint(const Endpoint &endpoint, const QString &path)
    {
        const QList<Protocol> spoken = protocolsOf(endpoint.engine);
        if (!spoken.contains(endpoint.protocol)) {
            QStringList names;
            for (const Protocol protocol : spoken)
                names << protocolId(protocol);
            add(path + u"protocol"_s, u"%1 does not speak %2."_s.arg(engineName(endpoint.engine), protocolId(endpoint.protocol)),
                u"protocol: "_s + names.join(u" or "_s));
        }
        if (!endpoint.caFile.isEmpty() && !QFileInfo(endpoint.caFile).isReadable())
            add(path + u"ca_file"_s, u"The file \"%1\" cannot be read."_s.arg(printable(endpoint.caFile)),
                u"give the path of the authority's certificate in PEM form"_s);
    }

    void checkHeadline(const QString &headline, const QStringList &known, const QString &path)
    {
        if (known.contains(headline))
            return;
        const QString near = nearest(headline, known);
        add(path + u"headline"_s,
            u"\"%1\" cannot be this test's headline; it is one of %2."_s.arg(printable(headline), known.join(u", "_s)),
            u"headline: "_s + (near.isEmpty() ? known.first() : near));
    }

    void checkPrompts(const PromptSpec &prompts, const QString &path)
    {
        if (prompts.source == PromptSpec::Source::Set && !promptSetNames().contains(prompts.set)) {
            const QString near = nearest(prompts.set, promptSetNames());
            add(path + u"prompts.set"_s,
                u"There is no prompt set \"%1\"; known: %2."_s.arg(printable(prompts.set), promptSetNames().join(u", "_s)),
                u"set: "_s + (near.isEmpty() ? promptSetNames().first() : near));
        }
        if (prompts.sharedPrefixWords > 0 && prompts.uniquePrefix)
            add(path + u"prompts.unique_prefix"_s,
                u"A unique prefix stands before the shared one, so that no cache can answer: the two cancel each other out."_s,
                u"unique_prefix: false"_s);
        if (prompts.source == PromptSpec::Source::File) {
            const QFileInfo file(prompts.file);
            if (prompts.file.isEmpty() || !file.isFile() || !file.isReadable())
                add(path + u"prompts.file"_s, u"The prompt file \"%1\" cannot be read."_s.arg(printable(prompts.file)),
                    u"check the path; it counts from the configuration's folder"_s);
        }
    }

    void checkTokens(int tokens, const QString &path)
    {
        if (m_engines.contains(Engine::Tgi) && !limits::tgiOutputTokens.contains(tokens))
            add(path + u"output_tokens"_s,
                u"TGI takes at most 1024 output tokens, and all engines get the same; here it is %1."_s.arg(tokens),
                u"output_tokens: 1024"_s);
    }

    /// Sets and files may hold fewer prompts than asked for: those are counted when they have been read.
    void checkBlocks(const TtftTest &test, const QString &path)
    {
        const qint64 prompts = test.prompts.count;
        const auto most = static_cast<qint64>(limits::blocks.maximum);
        if (test.prompts.source == PromptSpec::Source::Synthetic && test.iterations * prompts > most)
            add(path + u"iterations"_s,
                u"%1 iterations of %2 prompts are more than %3 blocks."_s.arg(test.iterations).arg(prompts).arg(most),
                u"iterations: "_s + QString::number(std::max<qint64>(1, most / prompts)));
    }

    const Plan &m_plan;
    QList<Engine> m_engines;
};

} // namespace

QStringList promptSetNames()
{
    return {u"mixed"_s, u"short"_s, u"long"_s, u"code"_s, u"chat"_s, u"reasoning"_s};
}

QStringList ttftHeadlines()
{
    return {u"ttft_typical"_s, u"tpot_typical"_s, u"e2e_typical"_s, u"ttft_p95"_s};
}

QStringList loadHeadlines()
{
    return {u"e2e_p50"_s, u"ttft_p50"_s, u"ttft_p95"_s, u"tpot_p50"_s, u"e2e_p95"_s, u"output_tokens_per_s"_s};
}

QList<PlanProblem> checkPlan(const Plan &plan, const QList<Engine> &moreEngines)
{
    Checker checker(plan, moreEngines);
    checker.run();
    return checker.problems;
}

} // namespace derby

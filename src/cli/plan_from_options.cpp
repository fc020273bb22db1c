// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plan_from_options.h"

#include "base/text.h"
#include "plan/config.h"
#include "plan/limits.h"
#include "plan/presets.h"

#include <algorithm>
#include <cmath>

namespace derby::cli {

namespace {

using namespace Qt::StringLiterals;

/// What the simulators can be.
const QList<Engine> simulatable{Engine::Vllm, Engine::Tgi, Engine::Ollama};

class Builder
{
public:
    Builder(const Context &context, PlanUse use)
        : m_context(context)
        , m_use(use)
        , m_set(context.options.optionNames())
    {
    }

    Result<PlanRequest> build()
    {
        readBase();
        readEndpoints();
        readServices();
        readOverrides();
        if (!m_errors.isEmpty())
            return fail(diagnosticsError(m_config.file, m_errors, {helpLine()}));
        if (!m_request.simulate && plan().endpoints.isEmpty())
            return fail(noEndpoint());

        applyDefaultTargets(plan(), m_config.origins);
        const QStringList dropped = dropEqualLoads(plan());
        if (!dropped.isEmpty())
            m_request.notes << u"%1 would repeat another load test exactly and %2 left out: %3."_s.arg(
                counted(dropped.size(), u"load test"), dropped.size() == 1 ? u"is"_s : u"are"_s, dropped.join(u", "_s));
        checkWhole();
        readKeys();
        if (!m_errors.isEmpty())
            return fail(diagnosticsError(m_config.file, m_errors, {helpLine()}));
        for (Endpoint &endpoint : plan().endpoints) {
            if (endpoint.model.isEmpty())
                endpoint.model = plan().model;
        }
        assignLaneIds(plan().endpoints);
        return m_request;
    }

private:
    Plan &plan() { return m_request.plan; }
    QString command() const
    {
        const QString name = m_use == PlanUse::Benchmark ? u"benchmark"_s : u"test"_s;
        return u"tokenderby-cli "_s + (m_context.command.isEmpty() ? name : m_context.command);
    }
    QString helpLine() const { return command() + u" --help"_s; }
    bool has(const QString &option) const { return m_set.contains(option); }
    QString value(const QString &option) const { return m_context.options.value(option); }
    void wrong(const QString &option, const QString &message, const QString &suggestion)
    {
        m_errors.append({u"--"_s + option, 0, 0, message, suggestion});
    }

    void readBase()
    {
        const bool quick = m_use == PlanUse::Benchmark && has(u"quick"_s);
        if (quick && has(u"config"_s))
            wrong(u"quick"_s, u"--quick and --config both bring a plan."_s, u"give one of them"_s);
        if (has(u"config"_s)) {
            m_config = readConfig(value(u"config"_s));
            m_errors += m_config.errors;
        } else if (quick) {
            m_config = parseConfig(presetYaml(u"quick-test"_s), u"config/quick-test.yaml"_s);
            m_errors += m_config.errors;
        } else {
            LoadTest load;
            load.name = u"load"_s;
            m_config.plan.loads.push_back(load);
        }
        m_request.plan = m_config.plan;
        if (m_use == PlanUse::Probe && has(u"config"_s)) {
            // A probe sends prompts of its own: a file with servers and no tests is enough for it.
            m_errors.removeIf([](const Diagnostic &diagnostic) { return diagnostic.needsTests; });
        }
    }

    void readEndpoints()
    {
        m_request.simulate = has(u"simulate"_s);
        const QStringList given = m_context.options.isSet(u"endpoint"_s) ? m_context.options.values(u"endpoint"_s) : QStringList();
        if (m_request.simulate) {
            if (!given.isEmpty())
                wrong(u"simulate"_s, u"--simulate and --endpoint both say what to measure."_s,
                      u"give one of them; to measure simulators beside servers start them with: tokenderby-cli simulator"_s);
            plan().endpoints.clear();
            m_request.simulatedEngines = simulatable;
            return;
        }
        if (given.isEmpty())
            return;
        plan().endpoints.clear(); // the command line takes the place of the file's list
        for (const QString &text : given)
            readEndpoint(text);
    }

    void readEndpoint(const QString &text)
    {
        const qsizetype equals = text.indexOf(u'=');
        const QString engineText = equals < 0 ? QString() : text.left(equals).trimmed();
        if (equals < 0 || engineText.contains(u"://"_s)) {
            const bool engineAlone = engineFromId(text).has_value();
            wrong(u"endpoint"_s, u"\"%1\" is not ENGINE=URL."_s.arg(redacted(text)),
                  engineAlone ? u"--endpoint %1=http://localhost:%2"_s.arg(text.toLower()).arg(defaultPort(*engineFromId(text)))
                              : u"--endpoint vllm="_s + redacted(text));
            return;
        }
        const std::optional<Engine> engine = engineFromId(engineText);
        if (!engine) {
            const QString near = nearest(engineText, engineIds());
            wrong(u"endpoint"_s, u"There is no engine \"%1\"; known: %2."_s.arg(engineText, engineIds().join(u", "_s)),
                  u"--endpoint "_s + (near.isEmpty() ? u"openai"_s : near) + redacted(text.mid(equals)));
            return;
        }
        const tl::expected<QUrl, UrlProblem> url = endpointUrl(text.mid(equals + 1), *engine);
        if (!url) {
            const UrlProblem &problem = url.error();
            wrong(u"endpoint"_s, problem.message,
                  problem.suggestion.startsWith(u"http"_s) ? u"--endpoint "_s + engineId(*engine) + u'=' + problem.suggestion
                                                           : problem.suggestion);
            return;
        }
        Endpoint endpoint;
        endpoint.engine = *engine;
        endpoint.protocol = defaultProtocol(*engine);
        endpoint.url = *url;
        plan().endpoints.append(endpoint);
    }

    void readServices()
    {
        if (!has(u"services"_s))
            return;
        QList<Engine> wanted;
        for (const QString &word : value(u"services"_s).split(u',', Qt::SkipEmptyParts)) {
            const std::optional<Engine> engine = engineFromId(word.trimmed());
            if (!engine) {
                const QString near = nearest(word.trimmed(), engineIds());
                wrong(u"services"_s, u"There is no engine \"%1\"; known: %2."_s.arg(word.trimmed(), engineIds().join(u", "_s)),
                      near.isEmpty() ? u"--services vllm,tgi"_s : u"--services "_s + near);
                return;
            }
            if (m_request.simulate && !simulatable.contains(*engine)) {
                wrong(u"services"_s, u"%1 cannot be simulated."_s.arg(engineName(*engine)), u"--services vllm,tgi,ollama"_s);
                return;
            }
            if (!wanted.contains(*engine))
                wanted << *engine;
        }
        if (wanted.isEmpty()) {
            wrong(u"services"_s, u"--services names no engine."_s, u"--services vllm,tgi"_s);
            return;
        }
        if (m_request.simulate) {
            m_request.simulatedEngines = wanted;
            return;
        }
        QStringList there;
        for (const Endpoint &endpoint : plan().endpoints) {
            if (!there.contains(engineId(endpoint.engine)))
                there << engineId(endpoint.engine);
        }
        plan().endpoints.removeIf([&](const Endpoint &endpoint) { return !wanted.contains(endpoint.engine); });
        if (plan().endpoints.isEmpty() && !there.isEmpty())
            wrong(u"services"_s, u"None of the endpoints runs %1."_s.arg(value(u"services"_s)), u"--services "_s + there.join(u','));
    }

    std::optional<double> number(const QString &option, const Range &range, bool whole)
    {
        if (!has(option))
            return std::nullopt;
        bool ok = false;
        const double read = value(option).toDouble(&ok);
        if (ok && std::isfinite(read) && range.contains(read) && (!whole || read == std::nearbyint(read)))
            return read;
        wrong(option,
              u"--%1 must be %2 %3 %4, not \"%5\"."_s
                  .arg(option, whole ? u"a whole number"_s : u"a number"_s, range.aboveMinimum ? u"above"_s : u"from"_s)
                  .arg(range.aboveMinimum ? u"%1, at most %2"_s.arg(range.minimum).arg(range.maximum, 0, 'f', 0)
                                          : u"%1 to %2"_s.arg(range.minimum).arg(range.maximum, 0, 'f', 0),
                       value(option)),
              u"--%1 %2"_s.arg(option,
                               option == u"rounds"      ? u"6"_s
                                   : option == u"users" ? u"10"_s
                                                        : u"60"_s));
        return std::nullopt;
    }

    void readOverrides()
    {
        if (has(u"model"_s)) {
            plan().model = value(u"model"_s);
            for (Endpoint &endpoint : plan().endpoints)
                endpoint.model = plan().model;
        }
        if (has(u"seed"_s)) {
            bool ok = false;
            plan().seed = value(u"seed"_s).toULongLong(&ok);
            if (!ok || value(u"seed"_s).startsWith(u'-'))
                wrong(u"seed"_s, u"--seed must be a whole number from 0 to 18446744073709551615, not \"%1\"."_s.arg(value(u"seed"_s)),
                      u"--seed 1"_s);
        }
        if (m_use == PlanUse::Probe)
            return;
        const std::optional<double> users = number(u"users"_s, limits::users, true);
        const std::optional<double> duration = number(u"duration"_s, limits::durationSeconds, false);
        const std::optional<double> rounds = number(u"rounds"_s, limits::rounds, true);
        for (LoadTest &test : plan().loads) {
            test.users = users ? static_cast<int>(*users) : test.users;
            test.durationSeconds = duration.value_or(test.durationSeconds);
            test.rounds = rounds ? static_cast<int>(*rounds) : test.rounds;
        }
        const bool ttftOnly = has(u"ttft-only"_s);
        if ((users || duration || rounds) && (ttftOnly || plan().loads.empty()))
            m_request.notes << u"--users, --duration and --rounds concern load tests, and this plan has none."_s;
        if (ttftOnly) {
            plan().loads.clear();
            if (!plan().ttft)
                plan().ttft = TtftTest();
            plan().primary.clear();
        }
        if (has(u"output"_s)) {
            plan().output.directory = value(u"output"_s);
            if (plan().output.directory.isEmpty())
                wrong(u"output"_s, u"--output names no folder."_s, u"--output results"_s);
        }
        if (has(u"namespace"_s))
            plan().nameSpace = value(u"namespace"_s);
    }

    Error noEndpoint()
    {
        if (!plan().nameSpace.isEmpty())
            return makeError(
                ErrorKind::Usage, u"Servers are not looked for in the namespace \"%1\" yet."_s.arg(printable(plan().nameSpace)), {},
                {u"Give manual_urls under services in the configuration: manual_urls: {vllm: \"http://localhost:8000\"}"_s,
                 u"tokenderby-cli benchmark --endpoint vllm=http://localhost:8000"_s, u"tokenderby-cli benchmark --simulate"_s});
        return makeError(
            ErrorKind::Usage,
            has(u"config"_s) ? u"%1 names no server."_s.arg(m_config.file) : u"There is nothing to measure: no server is named."_s, {},
            {u"Name servers: "_s + command() + u" --endpoint vllm=http://localhost:8000 --endpoint ollama=http://localhost:11434"_s,
             has(u"config"_s) ? u"Add them to the file: services: {manual_urls: {vllm: \"http://localhost:8000\"}}"_s
                              : u"Use a configuration file: "_s + command() + u" --config F (example files: tokenderby-cli init DIR)"_s,
             u"Use the built-in simulators: "_s + command() + u" --simulate"_s});
    }

    void checkWhole()
    {
        if (m_use == PlanUse::Probe)
            return;
        for (const PlanProblem &problem : checkPlan(plan(), m_request.simulatedEngines))
            m_errors.append({m_config.file, 0, 0, problem.message, problem.suggestion});
    }

    void readKeys()
    {
        for (Endpoint &endpoint : plan().endpoints) {
            if (endpoint.apiKeyEnv.isEmpty())
                continue;
            endpoint.apiKey = qgetenv(endpoint.apiKeyEnv.toLocal8Bit().constData()).trimmed();
            const QString name = endpoint.name.isEmpty() ? engineId(endpoint.engine) : endpoint.name;
            if (endpoint.apiKey.isEmpty())
                m_errors.append({m_config.file, 0, 0,
                                 u"The environment variable %1, which api_key_env of %2 names, is not set."_s.arg(endpoint.apiKeyEnv, name),
                                 u"export %1=…"_s.arg(endpoint.apiKeyEnv)});
            else if (std::any_of(endpoint.apiKey.cbegin(), endpoint.apiKey.cend(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x21 || c == 0x7f; }))
                m_errors.append({m_config.file, 0, 0,
                                 u"The environment variable %1 holds a space or a line break, which no key has."_s.arg(endpoint.apiKeyEnv),
                                 u"set %1 to the key alone"_s.arg(endpoint.apiKeyEnv)});
        }
    }

    const Context &m_context;
    PlanUse m_use;
    QStringList m_set;
    ConfigResult m_config;
    PlanRequest m_request;
    QList<Diagnostic> m_errors;
};

} // namespace

QList<QCommandLineOption> benchmarkPlanOptions()
{
    return {
        {u"quick"_s, u"The five-minute plan of config/quick-test.yaml."_s},
        {u"users"_s, u"Concurrent users of every load test (10)."_s, u"N"_s},
        {u"duration"_s, u"Seconds a lane of every load test, all rounds together (60)."_s, u"S"_s},
        {u"rounds"_s, u"Rounds of every load test (6; fewer give no verdict)."_s, u"N"_s},
        {u"ttft-only"_s, u"Only the TTFT test."_s},
        {u"output"_s, u"Folder for run folders (results)."_s, u"DIR"_s},
        {u"namespace"_s, u"Kubernetes namespace of the servers."_s, u"NS"_s},
    };
}

Error diagnosticsError(const QString &what, const QList<Diagnostic> &diagnostics, const QStringList &actions)
{
    if (diagnostics.size() == 1) {
        Diagnostic only = diagnostics.first();
        const QStringList advice = only.suggestion.isEmpty() ? actions : QStringList{only.suggestion} + actions;
        only.suggestion.clear();
        // The sentence names its option itself.
        return makeError(ErrorKind::Usage, only.file.startsWith(u"--"_s) ? only.message : only.toString(), {}, advice);
    }
    QStringList lines;
    qsizetype length = 0;
    for (const Diagnostic &diagnostic : diagnostics) {
        const QString line = diagnostic.toString();
        length += line.size() + 1;
        if (length > 1900) {
            lines << u"… and %1"_s.arg(counted(diagnostics.size() - lines.size(), u"more mistake"));
            break;
        }
        lines << line;
    }
    return makeError(ErrorKind::Usage,
                     u"%1%2."_s.arg(counted(diagnostics.size(), u"mistake"), what.isEmpty() ? QString() : u" in "_s + what),
                     lines.join(u'\n'), actions);
}

Result<PlanRequest> planFromOptions(const Context &context, PlanUse use)
{
    return Builder(context, use).build();
}

} // namespace derby::cli

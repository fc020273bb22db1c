// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/server_look.h"

#include "discovery/asker.h"
#include "discovery/timed_transport.h"
#include "discovery/warm_start.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <deque>
#include <utility>

namespace derby {

namespace {

constexpr std::array probeOrder{Probe::Root, Probe::Info, Probe::Props, Probe::Models, Probe::Version, Probe::ServerInfo, Probe::Metrics};
/// A server that stays silent twice will do so again.
constexpr int silentProbesBeforeGivingUp = 2;

/// Whether asking anything else would end in the same way.
bool hopeless(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Dns:
    case ErrorKind::Refused:
    case ErrorKind::Tls:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::BadResponse: // no HTTP
        return true;
    default:
        return false;
    }
}

bool isHtml(const FetchResult &answer)
{
    return headerValue(answer.head.headers, "content-type").toLower().startsWith("text/html");
}

class Looker final : public Looking
{
public:
    Looker(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines,
           std::function<void(const ProbeReport &)> each, std::function<void(ServerLook)> done)
        : m_transport(transport)
        , m_asker(scheduler, m_transport, endpoint)
        , m_deadlines(deadlines)
        , m_each(std::move(each))
        , m_done(std::move(done))
    {
    }

    void begin() { askProbe(0); }

private:
    using Then = std::function<void(const FetchResult &)>;

    void ask(const QByteArray &target, Then then)
    {
        m_asker.ask(buildGet(m_asker.endpoint(), target), m_deadlines, [this, target, then = std::move(then)](const FetchResult &answer) {
            note(target, answer);
            then(answer);
        });
    }

    void note(const QByteArray &target, const FetchResult &answer)
    {
        const ProbeReport report{target, answer, answer.head.status != 0 ? m_transport.roundTrip() : std::nullopt};
        m_look.answered = m_look.answered || answer.head.status != 0;
        m_look.refused = m_look.refused || answer.head.status == 401 || answer.head.status == 403;
        m_look.simulated = m_look.simulated || saysSimulated(answer);
        m_look.loading = m_look.loading || saysLoading(answer);
        if (target == probeTarget(Probe::Root))
            m_look.webPage = answer.head.status / 100 == 2 && isHtml(answer);
        m_look.probes.push_back(report);
        if (m_each)
            m_each(report);
    }

    void askProbe(std::size_t index)
    {
        if (index == probeOrder.size()) {
            settle();
            return;
        }
        const Probe probe = probeOrder[index];
        ask(probeTarget(probe), [this, index, probe](const FetchResult &answer) {
            if (answer.error) {
                m_silent += answer.head.status == 0 ? 1 : 0;
                if ((hopeless(answer.error->kind) && !m_look.answered) || m_silent >= silentProbesBeforeGivingUp) {
                    m_look.error = answer.error;
                    settle();
                    return;
                }
            }
            m_answers.at(probe) = answer;
            m_look.identity = identify(m_answers);
            if (m_look.identity.certain)
                settle();
            else
                askProbe(index + 1);
        });
    }

    /// The engine is as known as it will be: what it did not say yet is asked.
    void settle()
    {
        if (m_look.error) {
            finish();
            return;
        }
        switch (m_look.identity.engine.value_or(Engine::OpenAi)) {
        case Engine::Ollama:
            m_left = {{"/api/version",
                       [this](const FetchResult &answer) {
                           m_version = QJsonDocument::fromJson(answer.body).object().value(QLatin1String("version")).toString();
                       }},
                      {"/api/tags",
                       [this](const FetchResult &answer) {
                           m_look.offer.known = derby::answered(answer);
                           m_look.offer.names = ollamaModelNames(answer.body);
                       }},
                      {"/api/ps", [this](const FetchResult &answer) { m_look.offer.loaded = ollamaModelNames(answer.body); }}};
            break;
        case Engine::Vllm:
            missing(Probe::Version);
            missing(Probe::Models);
            break;
        case Engine::Sglang:
            missing(Probe::ServerInfo);
            missing(Probe::Models);
            break;
        case Engine::LlamaCpp:
            missing(Probe::Props);
            missing(Probe::Models);
            break;
        case Engine::Tgi:
            missing(Probe::Info);
            break;
        case Engine::OpenAi:
            break;
        }
        askLeft();
    }

    void missing(Probe probe)
    {
        if (!m_answers.at(probe))
            m_left.push_back({probeTarget(probe), [this, probe](const FetchResult &answer) { m_answers.at(probe) = answer; }});
    }

    void askLeft()
    {
        if (m_left.empty()) {
            m_look.identity = identify(m_answers);
            if (!m_version.isEmpty())
                m_look.identity.version = m_version;
            finish();
            return;
        }
        auto [target, take] = std::move(m_left.front());
        m_left.pop_front();
        ask(target, [this, take = std::move(take)](const FetchResult &answer) {
            take(answer);
            askLeft();
        });
    }

    void finish()
    {
        if (m_look.identity.engine == Engine::Ollama) {
            m_look.identity.models = m_look.offer.names;
            m_look.identity.modelsKnown = m_look.offer.known;
        } else {
            m_look.offer.known = m_look.identity.modelsKnown;
            m_look.offer.names = m_look.identity.models;
        }
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(m_look)); // may destroy this
    }

    TimedTransport m_transport;
    Asker m_asker;
    Deadlines m_deadlines;
    std::function<void(const ProbeReport &)> m_each;
    std::function<void(ServerLook)> m_done;
    ServerLook m_look;
    ProbeAnswers m_answers;
    std::deque<std::pair<QByteArray, Then>> m_left;
    QString m_version;
    int m_silent = 0;
};

class PulseTaker final : public Looking
{
public:
    PulseTaker(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines, int times,
               std::function<void(ServerPulse)> done)
        : m_transport(transport)
        , m_asker(scheduler, m_transport, endpoint)
        , m_deadlines(deadlines)
        , m_left(times)
        , m_done(std::move(done))
    {
    }

    void ask()
    {
        --m_left;
        m_asker.ask(buildGet(m_asker.endpoint(), pulseTarget(m_asker.endpoint().engine)), m_deadlines, [this](FetchResult answer) {
            const bool came = answer.head.status != 0;
            if (m_pulse.roundTrips.empty())
                m_pulse.answer = std::move(answer);
            m_pulse.roundTrips.push_back(came ? m_transport.roundTrip() : std::nullopt);
            if (came && m_left > 0) {
                ask();
                return;
            }
            const auto done = std::exchange(m_done, nullptr);
            done(std::move(m_pulse)); // may destroy this
        });
    }

private:
    TimedTransport m_transport;
    Asker m_asker;
    Deadlines m_deadlines;
    int m_left;
    std::function<void(ServerPulse)> m_done;
    ServerPulse m_pulse;
};

class Loader final : public Looking
{
public:
    Loader(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines,
           std::function<void(std::optional<Error>)> done)
        : m_asker(scheduler, transport, endpoint)
    {
        m_asker.ask(preloadRequest(endpoint), preloadDeadlines(deadlines),
                    [model = endpoint.model, done = std::move(done)](const FetchResult &answer) {
                        PreloadOutcome outcome = readPreload(model, answer);
                        if (!outcome.error && !outcome.warning.isEmpty())
                            outcome.error = answer.error
                                ? *answer.error
                                : makeError(ErrorKind::ServerError, outcome.warning, QString::fromUtf8(answer.body));
                        done(std::move(outcome.error)); // may destroy this
                    });
    }

private:
    Asker m_asker;
};

} // namespace

std::optional<Engine> ServerLook::engine() const
{
    if (identity.engine)
        return identity.engine;
    return identity.modelsKnown ? std::optional(Engine::OpenAi) : std::nullopt;
}

QByteArray pulseTarget(Engine engine)
{
    switch (engine) {
    case Engine::Vllm:
    case Engine::Tgi:
    case Engine::LlamaCpp:
    case Engine::Sglang:
        return "/health";
    case Engine::Ollama:
        return "/api/ps";
    case Engine::OpenAi:
        break;
    }
    return "/v1/models";
}

std::unique_ptr<Looking> lookAtServer(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines,
                                      std::function<void(const ProbeReport &)> each, std::function<void(ServerLook)> done)
{
    auto looker = std::make_unique<Looker>(scheduler, transport, endpoint, deadlines, std::move(each), std::move(done));
    looker->begin();
    return looker;
}

std::unique_ptr<Looking> takePulse(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines,
                                   int times, std::function<void(ServerPulse)> done)
{
    auto taker = std::make_unique<PulseTaker>(scheduler, transport, endpoint, deadlines, times, std::move(done));
    taker->ask();
    return taker;
}

std::unique_ptr<Looking> loadModel(Scheduler &scheduler, Transport &transport, const Endpoint &endpoint, const Deadlines &deadlines,
                                   std::function<void(std::optional<Error>)> done)
{
    return std::make_unique<Loader>(scheduler, transport, endpoint, deadlines, std::move(done));
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/prepare.h"

#include "base/sentence.h"
#include "base/text.h"
#include "discovery/asker.h"
#include "discovery/fingerprint.h"
#include "discovery/models.h"
#include "discovery/warm_start.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

namespace derby {

namespace {

constexpr std::array probeOrder{Probe::Root, Probe::Info, Probe::Props, Probe::Models, Probe::Version, Probe::ServerInfo, Probe::Metrics};
/// Two questions without an answer are enough: the request itself decides, and it has longer deadlines.
constexpr int silentProbesBeforeGivingUp = 2;

/// What is asked before a run is answered from memory, or the server is in trouble; to connect may take as long as in the run.
Deadlines shortDeadlines(const Deadlines &ofTheRun)
{
    using std::chrono::seconds;
    return {ofTheRun.connect, seconds(5), seconds(5), seconds(5)};
}

bool unreachable(ErrorKind kind)
{
    return kind == ErrorKind::Dns || kind == ErrorKind::Refused || kind == ErrorKind::Tls || kind == ErrorKind::ConnectTimeout;
}

bool silent(const FetchResult &answer)
{
    return answer.error
        && (answer.error->kind == ErrorKind::FirstTokenTimeout || answer.error->kind == ErrorKind::IdleTimeout
            || answer.error->kind == ErrorKind::TotalTimeout || answer.error->kind == ErrorKind::ConnectTimeout);
}

/// A part of a sentence.
QString outcomeOf(const FetchResult &answer)
{
    return answer.error ? clause(answer.error->message) : QStringLiteral("HTTP %1").arg(answer.head.status);
}

class LanePreparer final : public Preparation
{
public:
    LanePreparer(Scheduler &scheduler, Transport &transport, Endpoint endpoint, PrepareOptions options,
                 std::function<void(PreparedLane)> done)
        : m_scheduler(scheduler)
        , m_options(std::move(options))
        , m_done(std::move(done))
        , m_asker(scheduler, transport, endpoint)
        , m_giveUp(scheduler.now() + m_options.loadingPatience)
    {
        m_lane.endpoint = std::move(endpoint);
    }

    void begin()
    {
        m_answers = {};
        m_identity = {};
        m_offer = {};
        m_questions.clear();
        m_silent = 0;
        m_anyAnswer = false;
        m_lane.preparation.warnings.clear();
        askProbe(0);
    }

private:
    struct Question
    {
        QByteArray target;
        std::function<bool(const FetchResult &)> take; ///< false: this preparation is over or starts again
    };

    void finish()
    {
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(m_lane)); // may destroy this
    }

    /// A server may say the key back to whoever sent it: no text of a preparation goes on with it.
    void fail(Error error)
    {
        const QByteArray &key = m_lane.endpoint.apiKey;
        error.message = redacted(error.message, {key});
        error.detail = redacted(error.detail, {key});
        for (QString &action : error.actions)
            action = redacted(action, {key});
        m_lane.preparation.error = std::move(error);
        finish();
    }

    void warn(const QString &said)
    {
        const QString text = redacted(said, {m_lane.endpoint.apiKey});
        if (!m_lane.preparation.warnings.contains(text))
            m_lane.preparation.warnings << text;
    }

    Engine engine() const { return m_identity.certain ? *m_identity.engine : m_lane.endpoint.engine; }

    void askProbe(size_t index)
    {
        if (index == probeOrder.size()) {
            settleEngine();
            return;
        }
        const Probe probe = probeOrder[index];
        m_asker.ask(buildGet(m_lane.endpoint, probeTarget(probe)), shortDeadlines(m_options.deadlines),
                    [this, index, probe](FetchResult answer) {
                        m_lane.endpoint.simulated = m_lane.endpoint.simulated || saysSimulated(answer);
                        if (answer.error && unreachable(answer.error->kind) && !m_anyAnswer) {
                            m_lane.preparation.unreachable = true;
                            askNoMore(QStringLiteral("The server could not be asked what it is: %1.").arg(outcomeOf(answer)));
                            return;
                        }
                        if (saysLoading(answer)) {
                            waitForLoading();
                            return;
                        }
                        m_anyAnswer = m_anyAnswer || answer.head.status != 0;
                        m_silent += silent(answer) ? 1 : 0;
                        m_answers.at(probe) = std::move(answer);
                        m_identity = identify(m_answers);
                        if (m_identity.certain)
                            settleEngine();
                        else if (m_silent >= silentProbesBeforeGivingUp)
                            settleEngine();
                        else
                            askProbe(index + 1);
                    });
    }

    /// The engine is as known as it will be: its version, its health and its models are next.
    void settleEngine()
    {
        if (m_silent >= silentProbesBeforeGivingUp)
            warn(QStringLiteral("The server did not say what it is in time: it is believed to be %1.")
                     .arg(engineName(m_lane.endpoint.engine)));
        else if (!m_identity.engine && m_lane.endpoint.engine != Engine::OpenAi)
            warn(QStringLiteral("Nothing shows which engine this is: it is believed to be %1.").arg(engineName(m_lane.endpoint.engine)));

        if (engine() == Engine::Tgi && m_answers.root && m_answers.root->head.status == 503) // on TGI the root is the health check
            warn(QStringLiteral("The health check failed: %1.").arg(outcomeOf(*m_answers.root)));
        if (engine() == Engine::Ollama)
            askVersion("/api/version", "version");
        else if (!answered(m_answers.props) && engine() == Engine::LlamaCpp)
            askProbeLater(Probe::Props);
        else if (!answered(m_answers.version) && engine() == Engine::Vllm)
            askProbeLater(Probe::Version);
        else if (!answered(m_answers.serverInfo) && engine() == Engine::Sglang)
            askProbeLater(Probe::ServerInfo);
        if (engine() == Engine::LlamaCpp || engine() == Engine::Sglang || engine() == Engine::Vllm)
            m_questions.push_front({"/health", [this](const FetchResult &answer) { return takeHealth(answer); }});
        m_questions.push_back({{}, [this](const FetchResult &) { return checkEngine(); }});
        if (engine() == Engine::Ollama) {
            m_questions.push_back({"/api/tags", [this](const FetchResult &answer) { return takeOllamaTags(answer); }});
            m_questions.push_back({"/api/ps", [this](const FetchResult &answer) {
                                       if (answered(answer))
                                           m_offer.loaded = ollamaModelNames(answer.body);
                                       return true;
                                   }});
        } else if (!m_answers.models && engine() != Engine::Tgi) {
            askProbeLater(Probe::Models);
        }
        askNext();
    }

    void askVersion(const QByteArray &target, const char *key)
    {
        m_questions.push_back({target, [this, key](const FetchResult &answer) {
                                   if (!answered(answer))
                                       return true;
                                   m_identity.version = QJsonDocument::fromJson(answer.body).object().value(QLatin1String(key)).toString();
                                   if (!m_identity.certain) // the version is this engine's, not the one's that was guessed
                                       m_identity.engine = engine();
                                   return true;
                               }});
    }

    void askProbeLater(Probe probe)
    {
        m_questions.push_back({probeTarget(probe), [this, probe](const FetchResult &answer) {
                                   if (saysLoading(answer)) {
                                       waitForLoading();
                                       return false;
                                   }
                                   m_answers.at(probe) = answer;
                                   m_identity = identify(m_answers);
                                   return true;
                               }});
    }

    void askNext()
    {
        if (m_questions.empty()) {
            settleModel();
            return;
        }
        Question question = std::move(m_questions.front());
        m_questions.pop_front();
        if (question.target.isEmpty()) { // a decision, not a question
            if (question.take({}))
                askNext();
            return;
        }
        m_asker.ask(buildGet(m_lane.endpoint, question.target), shortDeadlines(m_options.deadlines),
                    [this, take = std::move(question.take)](const FetchResult &answer) {
                        if (take(answer))
                            askNext();
                    });
    }

    bool takeHealth(const FetchResult &answer)
    {
        // SGLang answers 503 without a word while it starts; a vLLM that says 503 is dead.
        if (saysLoading(answer) || (engine() == Engine::Sglang && !answer.error && answer.head.status == 503)) {
            waitForLoading();
            return false;
        }
        if (answer.error || answer.head.status / 100 == 5)
            warn(QStringLiteral("The health check failed: %1.").arg(outcomeOf(answer)));
        return true;
    }

    bool takeOllamaTags(const FetchResult &answer)
    {
        m_offer.known = answered(answer);
        if (m_offer.known)
            m_offer.names = ollamaModelNames(answer.body);
        else
            warn(QStringLiteral("The list of models could not be read: %1.").arg(outcomeOf(answer)));
        return true;
    }

    bool checkEngine()
    {
        LanePreparation &preparation = m_lane.preparation;
        const Engine expected = m_lane.endpoint.engine;
        // A guess never overrules the user: then the version is of an engine that this is not.
        const bool anothers = m_identity.engine && *m_identity.engine != expected && !m_identity.certain && expected != Engine::OpenAi;
        preparation.serverVersion = anothers ? QString() : printable(m_identity.version);
        preparation.fingerprint = m_identity.certain ? engineId(*m_identity.engine) : QString();
        if (!m_identity.certain || expected == Engine::OpenAi || *m_identity.engine == expected)
            return true;
        const QString found = QString(engineName(*m_identity.engine) + QLatin1Char(' ') + preparation.serverVersion).trimmed();
        fail(makeError(
            ErrorKind::WrongEngine, QStringLiteral("This is %1, not %2.").arg(found, engineName(expected)), m_identity.evidence,
            {QStringLiteral("Use: --endpoint %1=%2").arg(engineId(*m_identity.engine), m_lane.endpoint.url.toString(QUrl::RemoveUserInfo)),
             QStringLiteral("If %1 listens elsewhere, correct the URL").arg(engineName(expected))}));
        return false;
    }

    void waitForLoading()
    {
        if (m_scheduler.now() >= m_giveUp) {
            const double patience = toSeconds(m_options.loadingPatience);
            if (checkEngine()) {
                askNoMore(patience > 0 ? QStringLiteral("The server was still loading its model after %1.").arg(humanDuration(patience))
                                       : QStringLiteral("The server says that it is loading its model."));
            }
            return;
        }
        m_asker.later(std::chrono::seconds(1), [this] { begin(); });
    }

    /// Whatever else there is to ask would get no answer: the request itself decides.
    void askNoMore(const QString &why)
    {
        warn(why);
        m_lane.preparation.model = m_lane.endpoint.model;
        if (needsTemplates())
            fallBack(QStringLiteral("/chat_tokenize could not be asked: openai-chat is used"));
        finish();
    }

    void settleModel()
    {
        if (engine() != Engine::Ollama) {
            m_offer.known = m_identity.modelsKnown;
            m_offer.names = m_identity.models;
            if (!m_offer.known && m_answers.models)
                warn(QStringLiteral("The list of models could not be read: %1.").arg(outcomeOf(*m_answers.models)));
        }
        ModelChoice choice = chooseModel(m_lane.endpoint, m_offer);
        for (const QString &warning : choice.warnings)
            warn(printable(warning));
        if (choice.error) {
            fail(std::move(*choice.error));
            return;
        }
        m_lane.endpoint.model = choice.model;
        m_lane.preparation.model = choice.model;
        checkLimits();
        preload();
    }

    void checkLimits()
    {
        if (m_identity.maxConcurrentRequests && m_options.users > *m_identity.maxConcurrentRequests) {
            warn(QStringLiteral("The server refuses more than %1 requests at once, and the plan sends %2: expect refused requests.")
                     .arg(*m_identity.maxConcurrentRequests)
                     .arg(m_options.users));
        }
        if (m_identity.maxModelTokens && m_options.outputTokens >= *m_identity.maxModelTokens) {
            warn(QStringLiteral("The model takes %1 tokens, prompt and answer together, and the plan asks for %2 of output alone.")
                     .arg(*m_identity.maxModelTokens)
                     .arg(m_options.outputTokens));
        }
    }

    void preload()
    {
        if (engine() != Engine::Ollama || !m_options.preload || m_lane.endpoint.model.isEmpty()) {
            tryUsage();
            return;
        }
        const MonoTime asked = m_scheduler.now();
        m_asker.ask(preloadRequest(m_lane.endpoint), preloadDeadlines(m_options.deadlines), [this, asked](const FetchResult &answer) {
            PreloadOutcome outcome = readPreload(m_lane.endpoint.model, answer);
            // Ollama's answer to a load alone tells no time; of a model that lay in memory it would only be a round trip's.
            if (outcome.loaded && !m_offer.loaded.contains(m_lane.endpoint.model))
                m_lane.preparation.loadMs = toMs(m_scheduler.now() - asked);
            if (outcome.error) {
                fail(std::move(*outcome.error));
                return;
            }
            if (!outcome.warning.isEmpty())
                warn(outcome.warning);
            tryUsage();
        });
    }

    void tryUsage()
    {
        const Protocol protocol = m_lane.endpoint.protocol;
        const bool openAi = protocol == Protocol::OpenAiChat || protocol == Protocol::OpenAiCompletions;
        if (!m_options.tryUsage || !openAi || m_lane.endpoint.engine != Engine::OpenAi || m_identity.certain) {
            templatePrompts();
            return;
        }
        m_asker.ask(usageTrial(m_lane.endpoint), m_options.deadlines, [this](const FetchResult &answer) {
            if (refusesStreamOptions(answer)) {
                m_lane.includeUsage = false;
                warn(QStringLiteral("The server refuses stream_options: token counts are estimates."));
            }
            templatePrompts();
        });
    }

    bool needsTemplates() const { return m_lane.endpoint.protocol == Protocol::TgiGenerate && !m_options.prompts.isEmpty(); }

    void fallBack(const QString &note)
    {
        m_lane.templated.clear();
        m_lane.endpoint.protocol = Protocol::OpenAiChat;
        m_lane.preparation.protocolNote = note;
    }

    void templatePrompts()
    {
        if (!needsTemplates()) {
            finish();
            return;
        }
        m_options.prompts.removeDuplicates();
        constexpr qsizetype atOnce = 4; // so that TGI's own limit of requests is never met
        const qsizetype first = std::min<qsizetype>(atOnce, m_options.prompts.size());
        m_nextPrompt = first;
        for (qsizetype i = 0; i < first; ++i)
            templateOne(m_options.prompts[i]);
    }

    void templateOne(const QString &prompt)
    {
        m_asker.ask(chatTokenizeRequest(m_lane.endpoint, prompt), shortDeadlines(m_options.deadlines), [this, prompt](FetchResult answer) {
            if (!m_done || !m_lane.preparation.protocolNote.isEmpty()) // already over, or already fallen back
                return;
            const std::optional<QString> text = readTemplated(answer);
            // Without the prompt in it there is no place for a request's unique prefix.
            const bool altered = text && !withPromptReplaced(*text, prompt, prompt);
            if (!text || altered) {
                fallBack(altered                ? QStringLiteral("/chat_tokenize alters the prompt: openai-chat is used")
                             : answered(answer) ? QStringLiteral("/chat_tokenize gave no text: openai-chat is used")
                             : answer.error || answer.head.status != 404
                             ? QStringLiteral("/chat_tokenize failed (%1): openai-chat is used").arg(outcomeOf(answer))
                             : QStringLiteral("no /chat_tokenize: openai-chat is used"));
                finish();
                return;
            }
            m_lane.templated.insert(prompt, *text);
            if (m_lane.templated.size() == m_options.prompts.size())
                finish();
            else if (m_nextPrompt < m_options.prompts.size())
                templateOne(m_options.prompts[m_nextPrompt++]);
        });
    }

    Scheduler &m_scheduler;
    PrepareOptions m_options;
    std::function<void(PreparedLane)> m_done;
    Asker m_asker;
    MonoTime m_giveUp;
    PreparedLane m_lane;
    ProbeAnswers m_answers;
    ServerIdentity m_identity;
    ModelOffer m_offer;
    std::deque<Question> m_questions;
    qsizetype m_nextPrompt = 0;
    int m_silent = 0;
    bool m_anyAnswer = false;
};

} // namespace

std::unique_ptr<Preparation> prepareLane(Scheduler &scheduler, Transport &transport, Endpoint endpoint, PrepareOptions options,
                                         std::function<void(PreparedLane)> done)
{
    auto preparer = std::make_unique<LanePreparer>(scheduler, transport, std::move(endpoint), std::move(options), std::move(done));
    preparer->begin();
    return preparer;
}

} // namespace derby

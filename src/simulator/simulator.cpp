// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulator.h"

#include "simulator/server.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <QFile>

#include <array>
#include <thread>

#include <pthread.h>
#include <signal.h>

namespace derby {
namespace {

struct FreeTls
{
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeTls>;

Result<TlsContext> makeTls(const SimulatorOptions &options)
{
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    const auto wrong = [](const QString &file) {
        std::array<char, 256> reason{};
        ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
        return fail(makeError(ErrorKind::Usage, u"The file " % file % u" can't be used to serve https.", QString::fromLatin1(reason.data()),
                              {QStringLiteral("Give a certificate and its private key as PEM files")}));
    };
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(context.get(), QFile::encodeName(options.certificate).constData()) != 1)
        return wrong(options.certificate);
    if (SSL_CTX_use_PrivateKey_file(context.get(), QFile::encodeName(options.privateKey).constData(), SSL_FILETYPE_PEM) != 1)
        return wrong(options.privateKey);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    return context;
}

} // namespace

class SimulatorFarm::Impl
{
public:
    ~Impl()
    {
        if (thread.joinable()) {
            boost::asio::post(io, [this] {
                for (const auto &[engine, server] : servers)
                    server->stop();
                work.reset();
            });
            thread.join();
        }
    }

    SimulatorProfile profile;
    TlsContext tls;
    std::unique_ptr<SendLog> log;
    QString certificate;
    boost::asio::io_context io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{io.get_executor()};
    std::map<Engine, std::unique_ptr<EngineServer>> servers;
    QList<Engine> order;
    std::thread thread;
};

SimulatorFarm::SimulatorFarm(std::unique_ptr<Impl> impl)
    : d(std::move(impl))
{
}

SimulatorFarm::~SimulatorFarm() = default;

Result<std::unique_ptr<SimulatorFarm>> SimulatorFarm::start(const SimulatorOptions &options)
{
    auto impl = std::make_unique<Impl>();
    auto profile = loadSimulatorProfile(options.profile);
    if (!profile)
        return fail(profile.error());
    impl->profile = std::move(*profile);
    const auto faults = parseFaults(options.faults);
    if (!faults)
        return fail(faults.error());
    auto corpus = Corpus::load();
    if (!corpus)
        return fail(corpus.error());
    if (options.portBase < 0 || options.portBase > 65533)
        return fail(makeError(ErrorKind::Usage, u"The port base " % QString::number(options.portBase) % u" is out of range.", {},
                              {QStringLiteral("Give --port-base a number from 1024 to 65533, or leave it out for free ports")}));
    if (options.certificate.isEmpty() != options.privateKey.isEmpty())
        return fail(makeError(ErrorKind::Usage,
                              QStringLiteral("A certificate and its private key belong together; one of them is missing."), {},
                              {QStringLiteral("Give both --certificate and --private-key")}));
    if (!options.certificate.isEmpty()) {
        auto tls = makeTls(options);
        if (!tls)
            return fail(tls.error());
        impl->tls = std::move(*tls);
        impl->certificate = options.certificate;
    }
    if (!options.sendLog.isEmpty()) {
        auto log = SendLog::open(options.sendLog);
        if (!log)
            return fail(log.error());
        impl->log = std::move(*log);
    }
    const QString address = options.ipv6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
    for (const Engine engine : options.engines) {
        if (!impl->profile.engines.contains(engine))
            return fail(makeError(ErrorKind::Usage, u"There is no simulated " % engineName(engine) % u".", {},
                                  {QStringLiteral("Use vllm, tgi or ollama")}));
        if (impl->servers.contains(engine))
            continue;
        EngineServer::Setup setup{
            engine, impl->profile.engines.at(engine), faults->at(engine), *corpus, impl->log.get(), options.seed, impl->tls.get()};
        auto server = engine == Engine::Vllm ? makeVllmServer(impl->io, std::move(setup))
            : engine == Engine::Tgi          ? makeTgiServer(impl->io, std::move(setup))
                                             : makeOllamaServer(impl->io, std::move(setup));
        const int offset = engine == Engine::Vllm ? 0 : engine == Engine::Tgi ? 1 : 2;
        if (auto listening = server->listen(address, options.portBase > 0 ? options.portBase + offset : 0); !listening)
            return fail(listening.error());
        impl->servers.emplace(engine, std::move(server));
        impl->order.append(engine);
    }
    // Signals are for the thread that waits for them.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    impl->thread = std::thread([&io = impl->io] { io.run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    pthread_setname_np(impl->thread.native_handle(), "simulator");
    return std::unique_ptr<SimulatorFarm>(new SimulatorFarm(std::move(impl)));
}

QList<Endpoint> SimulatorFarm::endpoints() const
{
    QList<Endpoint> endpoints;
    for (const Engine engine : d->order) {
        Endpoint endpoint = d->servers.at(engine)->endpoint();
        endpoint.caFile = d->certificate;
        endpoints.append(endpoint);
    }
    assignLaneIds(endpoints);
    return endpoints;
}

SimulatorCounts SimulatorFarm::counts(Engine engine) const
{
    const auto found = d->servers.find(engine);
    return found == d->servers.end() ? SimulatorCounts{} : found->second->counts();
}

QString SimulatorFarm::profileName() const
{
    return d->profile.name;
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lookout.h"

#include "run/asio_scheduler.h"
#include "transport/qnam_transport.h"
#include "transport/stopwatch_transport.h"

#include <QPointer>

#include <future>
#include <set>

namespace derby::ui {

namespace {

std::unique_ptr<Transport> makeTransport(TransportKind kind, const Clock &clock)
{
    if (kind == TransportKind::Stopwatch)
        return std::make_unique<StopwatchTransport>(clock, StopwatchOptions{.loops = 1});
    return std::make_unique<QnamTransport>(clock);
}

} // namespace

class Lookout::Impl
{
public:
    struct Job
    {
        bool wanted = true; ///< the Lookout's thread only
        std::shared_ptr<void> question; ///< the scheduler's thread only
    };
    using JobPtr = std::shared_ptr<Job>;

    Impl(Lookout *self, TransportKind kind)
        : m_self(self)
        , m_transport(makeTransport(kind, m_scheduler))
    {
    }

    ~Impl()
    {
        // The questions end on their own thread, before the transport that they use.
        std::promise<void> cleared;
        m_scheduler.post([this, &cleared] {
            for (const JobPtr &job : m_jobs)
                job->question.reset();
            m_jobs.clear();
            cleared.set_value();
        });
        cleared.get_future().wait();
    }

    void drop(const JobPtr &job)
    {
        job->wanted = false;
        m_scheduler.post([this, job] { forget(job); });
    }

    /// `begin` makes the question on the scheduler's thread.
    HandlePtr start(std::function<std::shared_ptr<void>(Scheduler &, Transport &, const JobPtr &)> begin);

    /// From the scheduler's thread: `tell` runs on the Lookout's, if it is still wanted there.
    void deliver(const JobPtr &job, std::function<void()> tell)
    {
        QMetaObject::invokeMethod(
            m_self,
            [job, tell = std::move(tell)] {
                if (job->wanted)
                    tell();
            },
            Qt::QueuedConnection);
    }

    /// The last answer of a job.
    void finish(const JobPtr &job, std::function<void()> tell)
    {
        deliver(job, std::move(tell));
        m_scheduler.post([this, job] { forget(job); });
    }

private:
    void forget(const JobPtr &job)
    {
        job->question.reset();
        m_jobs.erase(job);
    }

    Lookout *m_self;
    AsioScheduler m_scheduler;
    std::unique_ptr<Transport> m_transport; // ends before the scheduler, to which its answers are posted
    std::set<JobPtr> m_jobs; ///< the scheduler's thread only
};

namespace {

template <class Impl, class Job>
class JobHandle final : public Lookout::Handle
{
public:
    JobHandle(Lookout *lookout, Impl *impl, Job job)
        : m_lookout(lookout)
        , m_impl(impl)
        , m_job(std::move(job))
    {
    }
    ~JobHandle() override
    {
        if (m_lookout)
            m_impl->drop(m_job);
    }
    JobHandle(const JobHandle &) = delete;
    JobHandle &operator=(const JobHandle &) = delete;

private:
    QPointer<Lookout> m_lookout;
    Impl *m_impl;
    Job m_job;
};

} // namespace

Lookout::HandlePtr Lookout::Impl::start(std::function<std::shared_ptr<void>(Scheduler &, Transport &, const JobPtr &)> begin)
{
    auto job = std::make_shared<Job>();
    m_scheduler.post([this, job, begin = std::move(begin)] {
        m_jobs.insert(job);
        job->question = begin(m_scheduler, *m_transport, job);
    });
    return std::make_unique<JobHandle<Impl, JobPtr>>(m_self, this, job);
}

Lookout::Lookout(TransportKind kind, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Impl>(this, kind))
{
}

Lookout::~Lookout() = default;

Deadlines Lookout::shortDeadlines()
{
    using std::chrono::seconds;
    return {seconds(3), seconds(4), seconds(4), seconds(6)};
}

Lookout::HandlePtr Lookout::look(const Endpoint &endpoint, const Deadlines &deadlines, const std::function<void(const ProbeReport &)> &each,
                                 const std::function<void(const ServerLook &)> &done)
{
    Impl *impl = d.get();
    return d->start([=](Scheduler &scheduler, Transport &transport, const Impl::JobPtr &job) -> std::shared_ptr<void> {
        return lookAtServer(
            scheduler, transport, endpoint, deadlines,
            [=](const ProbeReport &report) {
                if (each)
                    impl->deliver(job, [=] { each(report); });
            },
            [=](const ServerLook &look) { impl->finish(job, [=] { done(look); }); });
    });
}

Lookout::HandlePtr Lookout::pulse(const Endpoint &endpoint, const Deadlines &deadlines, int times,
                                  const std::function<void(const ServerPulse &)> &done)
{
    Impl *impl = d.get();
    return d->start([=](Scheduler &scheduler, Transport &transport, const Impl::JobPtr &job) -> std::shared_ptr<void> {
        return takePulse(scheduler, transport, endpoint, deadlines, times,
                         [=](const ServerPulse &pulse) { impl->finish(job, [=] { done(pulse); }); });
    });
}

Lookout::HandlePtr Lookout::load(const Endpoint &endpoint, const Deadlines &deadlines,
                                 const std::function<void(const std::optional<Error> &)> &done)
{
    Impl *impl = d.get();
    return d->start([=](Scheduler &scheduler, Transport &transport, const Impl::JobPtr &job) -> std::shared_ptr<void> {
        return loadModel(scheduler, transport, endpoint, deadlines,
                         [=](const std::optional<Error> &error) { impl->finish(job, [=] { done(error); }); });
    });
}

Lookout::HandlePtr Lookout::trace(const Endpoint &endpoint, const TraceOptions &options, const std::shared_ptr<LiveTrace> &live,
                                  const std::function<void(const Trace &)> &done)
{
    Impl *impl = d.get();
    return d->start([=](Scheduler &scheduler, Transport &transport, const Impl::JobPtr &job) -> std::shared_ptr<void> {
        return std::make_shared<LaneTrace>(scheduler, transport, endpoint, options, live,
                                           [=](const Trace &trace) { impl->finish(job, [=] { done(trace); }); });
    });
}

} // namespace derby::ui

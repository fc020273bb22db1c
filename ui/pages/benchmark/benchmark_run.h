// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analyse/comparison.h"
#include "run/run_result.h"
#include "session/session.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace derby::ui {

/// A run that ended, judged and written.
struct RunOutcome
{
    QString folder;
    RunPtr run;
    std::shared_ptr<const Comparison> comparison;
    std::optional<Error> journalError; ///< records that could not be written
    std::optional<Error> filesError; ///< a file that could not be written
};

/// One run of the desktop: measures through a RunSession, then judges and writes its files in the background. One at a time.
class BenchmarkRun : public QObject
{
    Q_OBJECT
public:
    explicit BenchmarkRun(QObject *parent = nullptr);
    ~BenchmarkRun() override; ///< stops what still measures, and writes its files: it may take a few seconds

    /// Begins in a new folder beneath `resultsFolder`. Error: nothing was sent.
    std::optional<Error> start(const Plan &plan, const QString &resultsFolder);
    void stop(); ///< keeps what was measured
    bool stopping() const { return m_stopping; }
    bool measuring() const { return m_session != nullptr; }
    bool concluding() const { return m_worker.joinable(); }
    Snapshot snapshot() const; ///< the last one, when nothing is measured any more
    QString folder() const { return m_folder; }

Q_SIGNALS:
    void measured(); ///< nothing is sent any more; the verdict is being worked out
    void finished(const derby::ui::RunOutcome &outcome);

private:
    /// Where the session's thread leaves its result.
    struct Mailbox
    {
        std::mutex mutex;
        std::condition_variable arrived;
        std::optional<FinishedRun> run;
    };

    void takeResult();
    static RunOutcome conclude(const QString &folder, FinishedRun finished);

    QString m_folder;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<RunSession> m_session;
    std::jthread m_worker;
    Snapshot m_last;
    bool m_stopping = false;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/endpoint.h"

#include <QProcess>
#include <QString>

#include <memory>

namespace derby {

/// A simulated vLLM in a process of its own, so that its work never counts as ours. Blocks while it starts and while it ends.
class ServerProcess
{
public:
    /// `program`: tokenderby-cli. `sendLog`: the file in which it says when each token was handed to the kernel. Its words of welcome are
    /// kept off the terminal, its errors are not. Error: it does not start within 10 s.
    static Result<std::unique_ptr<ServerProcess>> start(const QString &program, const QString &profile, const QString &sendLog);
    ~ServerProcess() { stop(); }

    /// Ends it politely: it writes out its log first.
    void stop();

    const Endpoint &endpoint() const { return m_endpoint; }

private:
    QProcess m_process;
    Endpoint m_endpoint;
};

} // namespace derby

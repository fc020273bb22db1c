// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/prepare.h"
#include "plan/plan.h"
#include "transport/transport.h"

namespace derby {

/// What one request asks, before it has a protocol.
struct RequestText
{
    QString prompt; ///< as in the test's list
    bool uniquePrefix = true;
    quint64 prefixIndex = 0; ///< requests with the same index get the same prefix
    int outputTokens = 128;
};

/// Makes the requests of one run. Prefixes and request ids differ from every other run's, so that no prefix cache remembers the last one.
class RequestFactory
{
public:
    /// `nonce` must differ between runs.
    RequestFactory(const Plan &plan, quint64 nonce);

    /// `number` counts the run's requests; it makes the X-Request-Id.
    StreamRequest make(const PreparedLane &lane, const RequestText &text, quint64 number) const;

private:
    Deadlines m_deadlines;
    bool m_cold;
    double m_temperature;
    quint64 m_seed;
    quint64 m_nonce;
    QByteArray m_runId;
};

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/server_look.h"
#include "ui/models/endpoint_book.h"

#include <QCoreApplication>

namespace derby::ui {

/// Makes what is known of an endpoint from what its server answered. Pure.
class EndpointJudge
{
    Q_DECLARE_TR_FUNCTIONS(EndpointJudge)
public:
    /// From all questions.
    static EndpointStatus fromLook(const Endpoint &endpoint, const ServerLook &look);
    /// From one cheap question, on top of what is known already. Round trips are the watch's.
    static EndpointStatus fromPulse(const Endpoint &endpoint, EndpointStatus known, const ServerPulse &pulse);
    /// A few words for a chip: "Nothing listens", "No answer".
    static QString shortNote(ErrorKind kind);
    /// What a probe's answer shows: "owned by vllm", "not TGI", "version 0.6.4".
    static QString probeNote(const ProbeReport &report);
    /// The whole look in one sentence: which engine, or what else is there.
    static QString sentence(const ServerLook &look);
};

} // namespace derby::ui

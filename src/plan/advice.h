// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/endpoint.h"

namespace derby {

/// What the failed request was for: a run of many users, or one request that somebody looks at.
enum class RequestFor { Run, Probe };

/// Fits what an error advises to the endpoint and to what was done: commands get the endpoint's own engine and URL, advice for other
/// engines or for a key that is set (or is not) goes, and a probe is not told to use fewer users. Fitting twice, first for a run and then
/// for a probe, does what the last one asks for. The actions never become empty.
void fitAdvice(Error &error, const Endpoint &endpoint, RequestFor purpose);

/// The sentence about an endpoint whose certificate is not verified, for a run's warnings; empty when it is, or there is none.
/// `lane` is what it is called.
QString unverifiedWarning(const Endpoint &endpoint, const QString &lane);

} // namespace derby

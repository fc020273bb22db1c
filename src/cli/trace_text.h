// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/trace.h"

#include <QString>

namespace derby::cli {

/// One lane of `test` for people: health, TTFT, counts, the answer; or the error with what to try.
QString testText(const Trace &trace);

/// One lane of `inspect` for people: the request, the head, each event with its time; `raw`: the payloads as received instead of their
/// text.
QString inspectText(const Trace &trace, bool raw);

} // namespace derby::cli

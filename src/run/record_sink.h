// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/record.h"

namespace derby {

/// Where finished records go, in the order in which they ended. Called on the run's thread.
class RecordSink
{
public:
    virtual ~RecordSink() = default;
    virtual void accept(const Record &record) = 0;
};

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calibrate/send_log.h"
#include "measure/record.h"

#include <vector>

/// The stopwatch's true errors in one run.
struct SendErrors
{
    std::vector<double> firstMs, eventMs; ///< received less handed to the kernel; ascending
    int streams = 0; ///< that could be compared
    int unmatched = 0; ///< whole streams that are in the log once too often, or not at all
};

/// Compares the records of a run with the log of the server that only this run asked. Records know no request id, so each is held against
/// the streams of its length that were sent about then: the one whose times lie nearest below its own, over all its events, is its own.
SendErrors compareWithLog(const std::vector<derby::Record> &records, const derby::SendLog &log);

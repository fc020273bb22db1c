// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/benchmark/form_fields.h"

namespace derby::ui {

// The rows behind the folds of the form, a function a question.

QList<FormRowSpec> serverRows(); ///< the servers that the file names, and how they are reached
QList<FormRowSpec> testRows(); ///< names, shared and unique beginnings of prompts
QList<FormRowSpec> loadRows(); ///< spread of think times, connections, deadlines, breaker
QList<FormRowSpec> verdictRows(); ///< headlines, targets of all tests, the constants of the judgement
QList<FormRowSpec> fileRows(); ///< what the run writes and where

} // namespace derby::ui

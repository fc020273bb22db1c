// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace derby {

/// A place in a file; both count from 1, in characters. 0: no place (a value that is in no file).
struct Position
{
    int line = 0;
    int column = 0;
};

/// One mistake in a configuration.
struct Diagnostic
{
    QString file; ///< as it was named; "--users" and the like for a mistake on the command line
    int line = 0; ///< from 1; 0: no file
    int column = 0; ///< from 1, in characters
    QString message; ///< one sentence
    QString suggestion; ///< what to write instead, or what to do; empty: nothing better is known
    bool needsTests = false; ///< no mistake for a command that runs no tests
    /// The value that is meant, by its keys as the nested shape has them, items of lists by their index in the file
    /// ("test_scenarios.load_tests[0].rounds", "services.manual_urls.vllm"); empty: the file as a whole.
    QString path = {};

    /// "plan.yaml:3:5: message Suggestion: …" on one line.
    QString toString() const;
};

} // namespace derby

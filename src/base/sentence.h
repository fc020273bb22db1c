// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace derby {

/// A sentence as a part of another one: without its full stop.
inline QString clause(QString sentence)
{
    while (sentence.endsWith(u'.') || sentence.endsWith(u' '))
        sentence.chop(1);
    return sentence;
}

} // namespace derby

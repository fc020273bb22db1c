// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure/record.h"

namespace derby {

namespace {

std::optional<Nanos> between(const std::optional<MonoTime> &from, const std::optional<MonoTime> &to)
{
    if (!from || !to)
        return std::nullopt;
    return *to - *from;
}

} // namespace

std::optional<Nanos> Record::ttft() const
{
    return between(sent, firstToken);
}

std::optional<Nanos> Record::ttftFromPlanned() const
{
    return between(planned, firstToken);
}

std::optional<Nanos> Record::ttfa() const
{
    return between(sent, firstAnswer);
}

std::optional<Nanos> Record::e2e() const
{
    return between(sent, lastToken);
}

std::optional<Nanos> Record::e2eFromPlanned() const
{
    return between(planned, lastToken);
}

std::optional<Nanos> Record::tpot() const
{
    if (!outputTokens || outputTokens->n < 2 || outputTokens->source == Provenance::Estimated || events.size() < 2 || !firstToken
        || !lastToken)
        return std::nullopt;
    return (*lastToken - *firstToken) / (outputTokens->n - 1);
}

std::optional<Nanos> Record::lateness() const
{
    return between(planned, sent);
}

} // namespace derby

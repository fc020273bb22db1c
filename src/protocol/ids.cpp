// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/protocol.h"

#include <array>

namespace derby {

QString provenanceId(Provenance provenance)
{
    switch (provenance) {
    case Provenance::Measured:
        return QStringLiteral("measured");
    case Provenance::ServerReported:
        return QStringLiteral("server_reported");
    case Provenance::Derived:
        return QStringLiteral("derived");
    case Provenance::Estimated:
        break;
    }
    return QStringLiteral("estimated");
}

std::optional<Provenance> provenanceFromId(QStringView id)
{
    for (const Provenance candidate : {Provenance::Measured, Provenance::ServerReported, Provenance::Derived, Provenance::Estimated}) {
        if (id == provenanceId(candidate))
            return candidate;
    }
    return std::nullopt;
}

QString eventKindId(EventKind kind)
{
    constexpr std::array names{"role", "text", "reasoning", "tool", "usage", "finish", "error", "comment", "done", "other"};
    return QString::fromLatin1(names[static_cast<std::size_t>(kind)]);
}

} // namespace derby

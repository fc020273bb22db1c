// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a configuration: mistakes, never a crash; and what is valid must survive being written and read again.
#include "plan/config.h"
#include "plan/plan_json.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace derby;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const ConfigResult first = parseConfig(bytes, QStringLiteral("fuzz.yaml"));
    for (const Diagnostic &error : first.errors) {
        if (error.line < 1 || error.column < 1 || error.message.isEmpty())
            std::abort();
    }
    if (first.valid()) {
        const ConfigResult second = parseConfig(planToYaml(first.plan), QStringLiteral("fuzz.yaml"));
        if (!second.valid() || planToJson(second.plan) != planToJson(first.plan))
            std::abort();
        (void)writeBack(bytes, {{{QStringLiteral("seed")}, QStringLiteral("7")}});
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/shout.h"

#include "cli/command.h"
#include "plan/lane_names.h"

namespace derby::cli {

void sayUnverified(const Plan &plan)
{
    const QStringList names = laneNames(plan.endpoints);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Endpoint &endpoint = plan.endpoints[i];
        if (!endpoint.verifyTls && endpoint.url.scheme() == QLatin1String("https")) {
            say(QStringLiteral("!!! %1: THE CERTIFICATE OF %2 IS NOT VERIFIED (verify_tls: false): anybody between here and there can read "
                               "and answer.")
                    .arg(names[i], endpoint.url.toString(QUrl::RemoveUserInfo)));
        }
    }
}

} // namespace derby::cli

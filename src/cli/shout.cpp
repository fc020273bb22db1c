// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/shout.h"

#include "cli/command.h"
#include "plan/advice.h"
#include "plan/lane_names.h"

namespace derby::cli {

QStringList sayUnverified(const Plan &plan)
{
    QStringList said;
    const QStringList names = laneNames(plan.endpoints);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Endpoint &endpoint = plan.endpoints[i];
        if (const QString warning = unverifiedWarning(endpoint, names[i]); !warning.isEmpty()) {
            said << warning;
            say(QStringLiteral("!!! %1: THE CERTIFICATE OF %2 IS NOT VERIFIED (verify_tls: false): anybody between here and there can read "
                               "and answer.")
                    .arg(names[i], endpoint.url.toString(QUrl::RemoveUserInfo)));
        }
    }
    return said;
}

} // namespace derby::cli

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/diagnostic.h"
#include "plan/plan.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace derby {

/// Where a value came from.
struct ValueOrigin
{
    Position at; ///< in the file; line 0: not from a file
    QString option; ///< "--users": from the command line
    bool shared = false; ///< a test's target that `targets` gave to all tests
};

/// Origins by path ("test_scenarios.load_tests[0].concurrent_users", "services.endpoints[1].url", the same in either shape of the file).
/// A path that is missing was left at its default.
using Origins = QHash<QString, ValueOrigin>;

struct ConfigResult
{
    Plan plan; ///< complete, defaults filled in; of use only when `errors` is empty
    QList<Diagnostic> errors; ///< every mistake, in the order of the file
    Origins origins;
    QString file;

    bool valid() const { return errors.isEmpty(); }
    /// "line 12", "command line (--users)", "default".
    QString originText(const QString &path) const;
};

/// Reads a configuration in either shape of docs/formats.md. Relative prompt and CA files count from the file's folder. A file that cannot
/// be read is one error without a line.
ConfigResult readConfig(const QString &path);
/// The same from memory; `fileName` is what diagnostics call it, and its folder is where relative files are looked for.
ConfigResult parseConfig(const QByteArray &bytes, const QString &fileName);

/// A mistake that only the whole plan shows, at a path.
struct PlanProblem
{
    QString path;
    QString message;
    QString suggestion;
    bool needsTests = false; ///< no mistake for a command that runs no tests
};
/// Everything about a plan that single values don't show: duplicate names, headlines, protocols that an engine does not speak, TGI's token
/// limit, missing files. `moreEngines`: engines that will join the plan's own (simulators). Endpoints may still be missing.
QList<PlanProblem> checkPlan(const Plan &plan, const QList<Engine> &moreEngines = {});

/// Fills in the default targets wherever neither the file nor the command line said anything: TTFT 100 ms (typical, TTFT test), end to end
/// p95 1 s for up to 50 users, success 0.95: what people feel as immediate, as a pause, and as reliable. Call it again when the number of
/// users changes.
void applyDefaultTargets(Plan &plan, const Origins &origins);

/// Keeps one of the load tests that ask for the same load (names, targets and headlines aside) and returns the names of those that it took
/// away. `primary` follows to the test that was kept.
QStringList dropEqualLoads(Plan &plan);

/// Cleans a server's URL as people type it: no trailing slash, no trailing /v1 (the protocols add it). A problem (message, suggestion) when
/// it cannot be one.
struct UrlProblem
{
    QString message, suggestion;
};
tl::expected<QUrl, UrlProblem> endpointUrl(const QString &text, Engine engine = Engine::OpenAi);

/// The whole plan as a configuration file; keys of credentials are never in it.
QByteArray planToYaml(const Plan &plan);
/// The same with each value's origin behind it, as `config show` prints it.
QByteArray planToYaml(const ConfigResult &result);

/// One scalar to change: its path as in Origins (without the flat shape's differences: the file's own keys) and the new text.
struct ScalarChange
{
    QStringList path; ///< keys; list items by index: {"test_scenarios", "load_tests", "0", "concurrent_users"}
    QString value; ///< as YAML writes it: 12, true, "quoted", plain; for a missing key also a section on one line: {set: short, count: 20}
    bool remove = false; ///< takes the key away with its value and everything beneath it; a key that is not there is fine
};
/// `original` with the given scalars changed and everything else, comments and blanks too, byte for byte as it was. A missing key is added
/// at the end of its section (which must exist). Values that a text edit cannot change safely (aliases, several lines) are an error of kind
/// Usage, and nothing is changed.
Result<QByteArray> writeBack(const QByteArray &original, const QList<ScalarChange> &changes);

/// Every key that the reader knows, by section ("", "benchmark", "services.endpoints[]", …).
QHash<QString, QStringList> knownConfigKeys();

} // namespace derby

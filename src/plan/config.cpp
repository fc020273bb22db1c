// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"

#include "plan/config_reader.h"
#include "plan/config_targets.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

/// The place of a path, or of the nearest section around it that stands in the file.
Position placeOf(const ReadState &state, QString path)
{
    for (;;) {
        const auto origin = state.origins.constFind(path);
        if (origin != state.origins.constEnd() && origin->at.line > 0)
            return origin->at;
        const qsizetype dot = std::max(path.lastIndexOf(u'.'), path.lastIndexOf(u'['));
        if (dot < 0)
            return {1, 1};
        path.truncate(dot);
    }
}

/// A path of the plan, whose endpoints are counted through, as a path of the file.
QString pathInFile(const ReadState &state, const QString &path)
{
    const QString list = u"services.endpoints["_s;
    if (state.manualKeys.isEmpty() || !path.startsWith(list))
        return path;
    const qsizetype end = path.indexOf(u']');
    const qsizetype index = path.mid(list.size(), end - list.size()).toLongLong();
    if (index < state.manualKeys.size())
        return u"services.manual_urls."_s + state.manualKeys[index];
    return list + QString::number(index - state.manualKeys.size()) + path.mid(end);
}

/// Whether the plan has no test because of a mistake that is named already: a test that could not be read, or a misspelt section.
bool testsAreBroken(const ReadState &state)
{
    if (!state.errors.isEmpty()
        && (state.keyPlaces.contains(u"test_scenarios.load_tests"_s) || state.keyPlaces.contains(u"test_scenarios.ttft"_s)))
        return true;
    return std::any_of(state.errors.cbegin(), state.errors.cend(), [](const Diagnostic &error) {
        return error.suggestion.contains(u"load_tests"_s) || error.suggestion.contains(u"ttft"_s)
            || error.suggestion.contains(u"test_scenarios"_s);
    });
}

/// Who asks for a shared prefix wants caches to answer: a unique one before it is off unless it was asked for (which checkPlan then
/// refuses).
void reuseWhereShared(Plan &plan, const Origins &origins)
{
    const auto decide = [&](PromptSpec &prompts, const QString &path) {
        if (prompts.sharedPrefixWords > 0 && !origins.contains(path + u".prompts.unique_prefix"_s))
            prompts.uniquePrefix = false;
    };
    if (plan.ttft)
        decide(plan.ttft->prompts, u"test_scenarios.ttft"_s);
    for (size_t i = 0; i < plan.loads.size(); ++i)
        decide(plan.loads[i].prompts, u"test_scenarios.load_tests["_s + QString::number(i) + u']');
}

} // namespace

QString ConfigResult::originText(const QString &path) const
{
    const auto origin = origins.constFind(path);
    if (origin == origins.constEnd())
        return u"default"_s;
    if (!origin->option.isEmpty())
        return u"command line ("_s + origin->option + u')';
    return u"line "_s + QString::number(origin->at.line) + (origin->shared ? u" (targets)"_s : QString());
}

ConfigResult parseConfig(const QByteArray &bytes, const QString &fileName)
{
    ConfigResult result;
    result.file = fileName;
    const ParsedYaml yaml = parseYaml(bytes);
    if (yaml.error) {
        result.errors.append(*yaml.error);
        result.errors.last().file = fileName;
        return result;
    }
    if (yaml.root.kind != ConfigNode::Kind::Map) {
        const bool empty = yaml.root.kind == ConfigNode::Kind::Null;
        result.errors.append({fileName, std::max(yaml.root.at.line, 1), std::max(yaml.root.at.column, 1),
                              empty ? u"The file is empty."_s : u"The file must hold keys with values, not one text or list."_s,
                              u"begin with an example: tokenderby-cli init DIR"_s});
        return result;
    }

    ReadState state;
    state.file = fileName;
    state.folder = QFileInfo(fileName).dir();
    ConfigReader reader(state, yaml.root, {});
    describePlan(reader, result.plan);
    reader.finish();

    reuseWhereShared(result.plan, state.origins);
    applyCommonTargets(result.plan, state.common, state.origins);
    applyDefaultTargets(result.plan, state.origins);
    for (const PlanProblem &problem : checkPlan(result.plan)) {
        if (problem.needsTests && testsAreBroken(state))
            continue;
        const Position at = placeOf(state, problem.path);
        // A value that is wrong by itself is not judged a second time.
        const bool said = std::any_of(state.errors.cbegin(), state.errors.cend(),
                                      [&](const Diagnostic &known) { return known.line == at.line && known.column == at.column; });
        if (!said)
            state.errors.append({fileName, at.line, at.column, problem.message, problem.suggestion, problem.needsTests, problem.path});
    }
    for (Diagnostic &error : state.errors)
        error.path = pathInFile(state, error.path);
    std::stable_sort(state.errors.begin(), state.errors.end(),
                     [](const Diagnostic &a, const Diagnostic &b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); });
    assignLaneIds(result.plan.endpoints);
    result.errors = state.errors;
    result.origins = state.origins;
    return result;
}

ConfigResult readConfig(const QString &path)
{
    constexpr qint64 mostBytes = 4 << 20; // a thousand times what a person writes; /dev/zero has no end
    QFile file(path);
    const bool folder = QFileInfo(path).isDir();
    if (!folder && file.open(QIODevice::ReadOnly))
        return parseConfig(file.read(mostBytes), path);
    ConfigResult result;
    result.file = path;
    result.errors.append(
        {path, 0, 0, folder ? u"This is a folder, not a configuration file."_s : u"The file cannot be read: "_s + file.errorString() + u'.',
         file.exists() && !folder ? u"check its permissions"_s : u"check the path, or write example files: tokenderby-cli init DIR"_s});
    return result;
}

} // namespace derby

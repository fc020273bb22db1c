// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config_writer.h"

#include "plan/config.h"
#include "plan/config_reader.h"
#include "plan/config_targets.h"
#include "plan/describe.h"
#include "plan/plan_json.h"

namespace derby {

namespace {

using namespace Qt::StringLiterals;

/// The visitor of describe.h that writes a plan as a tree.
class ConfigWriter
{
public:
    static constexpr bool bothShapes = false;

    explicit ConfigWriter(bool stored)
        : m_stored(stored)
    {
    }
    ConfigNode node = ConfigNode::ofKind(ConfigNode::Kind::Map);

    bool stored() const { return m_stored; }

    void text(const char *key, QString &value, TextRule)
    {
        if (m_stored || !value.isEmpty())
            put(key, ConfigNode::ofText(value));
    }
    void flag(const char *key, bool &value) { put(key, ConfigNode::ofFlag(value)); }
    void integer(const char *key, int &value, const Range &) { put(key, ConfigNode::ofInteger(value)); }
    void integerOr(const char *key, int &value, const Range &, int absent)
    {
        if (value != absent)
            put(key, ConfigNode::ofInteger(value));
    }
    void number(const char *key, double &value, const Range &) { put(key, ConfigNode::ofNumber(value)); }
    void target(const char *key, std::optional<double> &value, const Range &)
    {
        if (value)
            put(key, ConfigNode::ofNumber(*value));
        else if (m_stored)
            put(key, {});
        else if (m_targetsWithDefault.contains(QString::fromLatin1(key))) { // or the default would come back
            ConfigNode none = ConfigNode::ofKind(ConfigNode::Kind::Scalar);
            none.text = u"none"_s;
            put(key, none);
        }
    }
    void seconds(const char *key, Nanos &value, const Range &) { put(key, ConfigNode::ofNumber(toSeconds(value))); }
    void seed(const char *key, quint64 &value)
    {
        ConfigNode number = ConfigNode::ofText(QString::number(value));
        number.quoted = m_stored && value > (quint64{1} << 53); // a JSON number would lose its last digits
        put(key, number);
    }
    void engine(const char *key, Endpoint &endpoint) { put(key, ConfigNode::ofText(engineId(endpoint.engine))); }
    void protocol(const char *key, Endpoint &endpoint) { put(key, ConfigNode::ofText(protocolId(endpoint.protocol))); }
    void url(const char *key, QUrl &value) { put(key, ConfigNode::ofText(value.toString())); }
    void headers(const char *key, HeaderList &value)
    {
        if (value.isEmpty())
            return;
        ConfigNode list = ConfigNode::ofKind(m_stored ? ConfigNode::Kind::Sequence : ConfigNode::Kind::Map);
        for (const auto &[name, content] : value) {
            const ConfigNode text = ConfigNode::ofText(QString::fromUtf8(content));
            if (m_stored) {
                ConfigNode pair = ConfigNode::ofKind(ConfigNode::Kind::Sequence);
                pair.items = {ConfigNode::ofText(QString::fromUtf8(name)), text};
                list.items.push_back(pair);
            } else {
                list.entries.push_back({QString::fromUtf8(name), {}, text});
            }
        }
        put(key, list);
    }
    void promptSource(PromptSpec &prompts)
    {
        switch (prompts.source) {
        case PromptSpec::Source::Set:
            put("set", ConfigNode::ofText(prompts.set));
            break;
        case PromptSpec::Source::File:
            put("file", ConfigNode::ofText(prompts.file));
            break;
        case PromptSpec::Source::Synthetic:
            object("synthetic", [&](ConfigWriter &inner) {
                inner.integer("words_mean", prompts.wordsMean, limits::promptWords);
                inner.integer("words_spread", prompts.wordsSpread, limits::promptSpread);
            });
            break;
        }
    }
    void thinkTime(const char *key, ThinkTime &think)
    {
        if (think.sigma == 0) {
            put(key, ConfigNode::ofNumber(think.meanSeconds));
            return;
        }
        object(key, [&](ConfigWriter &inner) {
            inner.number("mean_seconds", think.meanSeconds, limits::thinkSeconds);
            inner.number("sigma", think.sigma, limits::thinkSigma);
        });
    }
    void ttft(const char *key, std::optional<TtftTest> &test)
    {
        object(key, [&](ConfigWriter &inner) {
            bool enabled = test.has_value();
            inner.flag("enabled", enabled);
            if (test) {
                inner.m_targetsWithDefault = {u"target_ms"_s, u"target_success_rate"_s};
                describeTtft(inner, *test);
            }
        });
    }
    void manualUrls(const char *, QList<Endpoint> &) { } // all endpoints are written as a list
    void commonTargets(const char *, Plan &) { } // each test has its own

    template <class T>
    void choice(const char *key, T &value, const Choices<T> &choices)
    {
        for (const auto &[candidate, name] : choices) {
            if (candidate == value)
                put(key, ConfigNode::ofText(QString::fromLatin1(name)));
        }
    }
    template <class Write>
    void object(const char *key, Write write)
    {
        ConfigWriter inner(m_stored);
        write(inner);
        if (m_stored || !inner.node.entries.empty())
            put(key, std::move(inner.node));
    }
    template <class List, class Write>
    void list(const char *key, List &values, Write write)
    {
        if (values.empty() && !m_stored)
            return;
        ConfigNode sequence = ConfigNode::ofKind(ConfigNode::Kind::Sequence);
        for (auto &value : values) {
            ConfigWriter inner(m_stored);
            inner.m_targetsWithDefault = defaultsOf(value);
            write(inner, value);
            sequence.items.push_back(std::move(inner.node));
        }
        put(key, std::move(sequence));
    }

private:
    static QStringList defaultsOf(const LoadTest &test)
    {
        return defaultTargets(test).e2eP95Ms ? QStringList{u"target_p95_ms"_s, u"target_success_rate"_s}
                                             : QStringList{u"target_success_rate"_s};
    }
    static QStringList defaultsOf(const Endpoint &) { return {}; }
    void put(const char *key, ConfigNode value) { node.entries.push_back({QString::fromLatin1(key), {}, std::move(value)}); }

    bool m_stored;
    QStringList m_targetsWithDefault;
};

} // namespace

ConfigNode planTree(const Plan &plan, bool stored)
{
    Plan copy = plan; // visitors take references that a reader may write to
    ConfigWriter writer(stored);
    describePlan(writer, copy);
    return std::move(writer.node);
}

ConfigNode loadTree(const LoadTest &test)
{
    LoadTest copy = test;
    ConfigWriter writer(true);
    describeLoad(writer, copy);
    return std::move(writer.node);
}

QByteArray planToYaml(const Plan &plan)
{
    return treeToYaml(planTree(plan, false));
}

QByteArray planToYaml(const ConfigResult &result)
{
    return treeToYaml(planTree(result.plan, false), [&](const QString &path) { return result.originText(path); });
}

QJsonObject planToJson(const Plan &plan)
{
    return treeToJson(planTree(plan, true)).toObject();
}

Result<Plan> planFromJson(const QJsonObject &json)
{
    const ConfigNode tree = treeFromJson(json);
    ReadState state;
    state.stored = true;
    Plan plan;
    ConfigReader reader(state, tree, {});
    describePlan(reader, plan);
    reader.finish();
    if (!state.errors.isEmpty())
        return fail(makeError(ErrorKind::Io, u"The stored plan cannot be read."_s, state.errors.first().message,
                              {u"The run was written by another version: run it again, or use that version"_s}));
    return plan;
}

} // namespace derby

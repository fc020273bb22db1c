// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/profile.h"

#include "base/text.h"
#include "simulator/resources.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStringList>

#include <yaml-cpp/yaml.h>

#include <cmath>
#include <functional>

namespace derby {
namespace {

/// Reads the nodes of one file and gathers every mistake with its place.
class Reader
{
public:
    explicit Reader(QString file)
        : m_file(std::move(file))
    {
    }

    void complain(const YAML::Node &at, const QString &what)
    {
        const YAML::Mark mark = at.Mark();
        m_mistakes.append(m_file % u":" % QString::number(mark.line + 1) % u":" % QString::number(mark.column + 1) % u": " % what);
    }

    QString suggestion(const QString &key, const QStringList &known) const
    {
        const QString near = nearest(key, known);
        return near.isEmpty() ? QString(u"; known are " % known.join(u", ")) : QString(u"; did you mean \"" % near % u"\"?");
    }

    Result<> result() const
    {
        if (m_mistakes.isEmpty())
            return {};
        return fail(makeError(ErrorKind::Usage, u"The simulator profile has " % counted(m_mistakes.size(), u"mistake") % u".",
                              m_mistakes.join(u'\n'),
                              {QStringLiteral("Correct the lines named above; resources/simulator/profiles.yaml shows every key")}));
    }

private:
    QString m_file;
    QStringList m_mistakes;
};

struct Key
{
    QString name;
    std::function<void(const YAML::Node &, EngineProfile &, Reader &)> apply;
};

bool readNumber(const YAML::Node &node, Reader &reader, double least, double most, double &out)
{
    double value = 0;
    if (!node.IsScalar() || !YAML::convert<double>::decode(node, value) || !std::isfinite(value)) {
        reader.complain(node, QStringLiteral("a number is needed here"));
        return false;
    }
    if (value < least || value > most) {
        reader.complain(node, u"must be from " % QString::number(least) % u" to " % QString::number(most));
        return false;
    }
    out = value;
    return true;
}

Key number(const char *name, double EngineProfile::*member, double scale, double least, double most)
{
    return {QString::fromLatin1(name), [=](const YAML::Node &node, EngineProfile &profile, Reader &reader) {
                if (double value = 0; readNumber(node, reader, least, most, value))
                    profile.*member = value * scale;
            }};
}

Key number(const char *name, double ModelParameters::*member, double scale, double least, double most)
{
    return {QString::fromLatin1(name), [=](const YAML::Node &node, EngineProfile &profile, Reader &reader) {
                if (double value = 0; readNumber(node, reader, least, most, value))
                    profile.model.*member = value * scale;
            }};
}

template <class Owner>
Key whole(const char *name, int Owner::*member, int least)
{
    return {QString::fromLatin1(name), [=](const YAML::Node &node, EngineProfile &profile, Reader &reader) {
                double value = 0;
                if (!readNumber(node, reader, least, 1e9, value))
                    return;
                if (value != std::floor(value))
                    return reader.complain(node, QStringLiteral("a whole number is needed here"));
                if constexpr (std::is_same_v<Owner, ModelParameters>)
                    profile.model.*member = static_cast<int>(value);
                else
                    profile.*member = static_cast<int>(value);
            }};
}

Key word(const char *name, std::string EngineProfile::*member)
{
    return {QString::fromLatin1(name), [=](const YAML::Node &node, EngineProfile &profile, Reader &reader) {
                if (!node.IsScalar())
                    return reader.complain(node, QStringLiteral("a text is needed here"));
                profile.*member = node.Scalar();
            }};
}

const QList<Key> &keys()
{
    static const QList<Key> all{
        {QStringLiteral("source"), [](const YAML::Node &, EngineProfile &, Reader &) {}},
        word("model", &EngineProfile::name),
        word("version", &EngineProfile::version),
        word("api_key", &EngineProfile::apiKey),
        {QStringLiteral("batching"),
         [](const YAML::Node &node, EngineProfile &profile, Reader &reader) {
             static const QStringList names{QStringLiteral("chunked"), QStringLiteral("alternating"), QStringLiteral("independent")};
             const QString name = node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
             const qsizetype at = names.indexOf(name);
             if (at < 0)
                 return reader.complain(node, u"unknown batching \"" % name % u"\"" % reader.suggestion(name, names));
             profile.model.batching = static_cast<Batching>(at);
         }},
        number("step_ms", &ModelParameters::stepSeconds, 1e-3, 0.001, 1e6),
        number("step_per_sequence_ms", &ModelParameters::stepPerSequenceSeconds, 1e-3, 0, 1e6),
        number("jitter_sigma", &ModelParameters::jitterSigma, 1, 0, 2),
        number("prefill_ms", &ModelParameters::prefillSeconds, 1e-3, 0, 1e6),
        number("prefill_tokens_per_s", &ModelParameters::prefillTokensPerSecond, 1, 1, 1e12),
        whole("chunk_tokens", &ModelParameters::chunkTokens, 1),
        whole("seats", &ModelParameters::seats, 0),
        whole("batch_tokens", &ModelParameters::batchTokens, 0),
        number("waiting_served_ratio", &ModelParameters::waitingServedRatio, 1, 0, 1e6),
        whole("max_waiting_steps", &ModelParameters::maxWaitingSteps, 0),
        whole("context_tokens", &EngineProfile::contextTokens, 16),
        whole("max_concurrent", &EngineProfile::maxConcurrent, 0),
        whole("max_queue", &EngineProfile::maxQueue, 0),
        number("keep_alive_s", &EngineProfile::keepAliveSeconds, 1, 0, 1e6),
        number("load_s", &EngineProfile::loadSeconds, 1, 0, 1e6),
        number("unload_after_s", &EngineProfile::unloadAfterSeconds, 1, 0, 1e9),
        {QStringLiteral("prefix_cache"),
         [](const YAML::Node &node, EngineProfile &profile, Reader &reader) {
             if (!YAML::convert<bool>::decode(node, profile.prefixCache))
                 reader.complain(node, QStringLiteral("true or false is needed here"));
         }},
    };
    return all;
}

void applyEngine(const YAML::Node &node, EngineProfile &profile, Reader &reader)
{
    if (!node.IsMap())
        return reader.complain(node, QStringLiteral("an engine's entry is a list of \"key: value\""));
    QStringList known;
    for (const Key &key : keys())
        known.append(key.name);
    QSet<QString> seen;
    for (const auto &entry : node) {
        const QString name = QString::fromStdString(entry.first.Scalar());
        if (name == u"<<") { // YAML's merge key, which yaml-cpp leaves to its users
            applyEngine(entry.second, profile, reader);
            continue;
        }
        if (seen.contains(name)) {
            reader.complain(entry.first, u"\"" % name % u"\" stands here twice");
            continue;
        }
        seen.insert(name);
        if (const qsizetype at = known.indexOf(name); at >= 0)
            keys().at(at).apply(entry.second, profile, reader);
        else
            reader.complain(entry.first, u"unknown key \"" % name % u"\"" % reader.suggestion(name, known));
    }
}

void applyProfile(const YAML::Node &node, SimulatorProfile &profile, Reader &reader)
{
    static const QStringList known{QStringLiteral("description"), QStringLiteral("vllm"), QStringLiteral("tgi"), QStringLiteral("ollama")};
    if (!node.IsMap())
        return reader.complain(node, QStringLiteral("a profile is a list of engines"));
    for (const auto &entry : node) {
        const QString name = QString::fromStdString(entry.first.Scalar());
        if (!known.contains(name))
            reader.complain(entry.first, u"unknown key \"" % name % u"\"" % reader.suggestion(name, known));
        else if (name != u"description")
            applyEngine(entry.second, profile.engines[*engineFromId(name)], reader);
        else if (entry.second.IsScalar())
            profile.description = QString::fromStdString(entry.second.Scalar());
    }
}

Result<YAML::Node> parse(const QString &file, const QByteArray &text)
{
    try {
        return YAML::Load(text.toStdString());
    } catch (const YAML::Exception &error) {
        return fail(makeError(ErrorKind::Usage, u"The simulator profile " % file % u" is not YAML.",
                              file % u":" % QString::number(error.mark.line + 1) % u":" % QString::number(error.mark.column + 1) % u": "
                                  % QString::fromStdString(error.msg),
                              {QStringLiteral("Correct the line named above")}));
    }
}

/// The profile called `wanted` in a file with several, or the only one.
Result<YAML::Node> pick(const YAML::Node &root, const QString &file, const QString &wanted)
{
    if (!root.IsMap() || !root["profiles"] || !root["profiles"].IsMap() || root["profiles"].size() == 0)
        return fail(makeError(ErrorKind::Usage, u"The simulator profile " % file % u" has no \"profiles:\" with an entry beneath it.", {},
                              {QStringLiteral("Begin the file with \"profiles:\" and beneath it a name and the engines' entries")}));
    QStringList names;
    for (const auto &entry : root["profiles"])
        names.append(QString::fromStdString(entry.first.Scalar()));
    const QString name = wanted.isEmpty() ? names.first() : wanted;
    if (!names.contains(name)) {
        const QString near = nearest(name, names);
        return fail(makeError(ErrorKind::Usage, u"There is no simulator profile \"" % name % u"\".",
                              near.isEmpty() ? QString() : QString(u"Did you mean \"" % near % u"\"?"),
                              {QString(u"Use --profile " % names.join(u", --profile ") % u", or the path of a YAML file")}));
    }
    return root["profiles"][name.toStdString()];
}

} // namespace

QStringList builtInProfiles()
{
    return {QStringLiteral("default"), QStringLiteral("demo"), QStringLiteral("open")};
}

Result<SimulatorProfile> loadSimulatorProfile(const QString &nameOrPath)
{
    const QString builtIn = QStringLiteral("profiles.yaml");
    auto root = parse(builtIn, simulatorResource(builtIn));
    if (!root)
        return fail(root.error());
    SimulatorProfile profile;
    const auto layer = [&profile](const YAML::Node &from, const QString &file, const QString &name) -> Result<> {
        const auto node = pick(from, file, name);
        if (!node)
            return fail(node.error());
        Reader reader(file);
        applyProfile(*node, profile, reader);
        return reader.result();
    };
    if (auto done = layer(*root, builtIn, QStringLiteral("default")); !done)
        return fail(done.error());
    const bool isFile = nameOrPath.contains(u'/') || nameOrPath.endsWith(u".yaml") || nameOrPath.endsWith(u".yml");
    if (!isFile) {
        profile.name = nameOrPath.isEmpty() ? QStringLiteral("default") : nameOrPath;
        if (profile.name != u"default")
            if (auto done = layer(*root, builtIn, profile.name); !done)
                return fail(done.error());
        return profile;
    }
    QFile file(nameOrPath);
    if (!file.open(QIODevice::ReadOnly))
        return fail(makeError(ErrorKind::Usage, u"The simulator profile " % nameOrPath % u" can't be read.", file.errorString(),
                              {QStringLiteral("Check the path, or use --profile default, demo or open")}));
    constexpr qint64 mostBytes = 1 << 20; // a hundred times the built-in ones; /dev/zero has no end
    const QByteArray text = file.read(mostBytes + 1);
    if (text.size() > mostBytes)
        return fail(makeError(ErrorKind::Usage, u"The simulator profile " % nameOrPath % u" is larger than one can be (1 MiB).", {},
                              {QStringLiteral("Check that this is the right file, or use --profile default, demo or open")}));
    auto own = parse(nameOrPath, text);
    if (!own)
        return fail(own.error());
    profile.name = QFileInfo(nameOrPath).completeBaseName();
    if (auto done = layer(*own, nameOrPath, {}); !done)
        return fail(done.error());
    return profile;
}

} // namespace derby

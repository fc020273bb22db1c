// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/faults.h"

#include "base/text.h"

#include <QList>

#include <array>

namespace derby {
namespace {

struct Kind
{
    const char *name;
    const char *meaning;
    bool takesValue;
    double standard, least, most;
    void (*apply)(Faults &, double);
};

const std::array<Kind, 13> kinds{{
    {"refuse", "nobody listens: connection refused", false, 0, 0, 0, [](Faults &f, double) { f.refuse = true; }},
    {"reset", "=TOKENS (5): the connection is reset after so many tokens", true, 5, 0, 1e6,
     [](Faults &f, double v) { f.resetAfter = static_cast<int>(v); }},
    {"stall", "=TOKENS (5): silence after so many tokens", true, 5, 0, 1e6,
     [](Faults &f, double v) { f.stallAfter = static_cast<int>(v); }},
    {"garbage", "every answer is bytes that are no HTTP", false, 0, 0, 0, [](Faults &f, double) { f.garbage = true; }},
    {"drip", "=MS (1): one byte a write, so many milliseconds apart", true, 1, 1, 60000,
     [](Faults &f, double v) { f.dripMs = static_cast<int>(v); }},
    {"wrong_json", "events are cut JSON", false, 0, 0, 0, [](Faults &f, double) { f.wrongJson = true; }},
    {"status", "=429|500|503: generation answers this", true, 503, 429, 503, [](Faults &f, double v) { f.status = static_cast<int>(v); }},
    {"error_in_200", "=TOKENS (0): the engine's own error inside a stream, after so many tokens", true, 0, 0, 1e6,
     [](Faults &f, double v) { f.errorAfter = static_cast<int>(v); }},
    {"truncate", "=TOKENS (5): the stream ends without its end after so many tokens", true, 5, 0, 1e6,
     [](Faults &f, double v) { f.truncateAfter = static_cast<int>(v); }},
    {"huge_event", "=MB (1): the second event is so large", true, 1, 0.001, 512, [](Faults &f, double v) { f.hugeMegabytes = v; }},
    {"loading", "=SECONDS (5): vLLM and TGI refuse connections for so long, Ollama's first request waits", true, 5, 0.01, 86400,
     [](Faults &f, double v) { f.loadingSeconds = v; }},
    {"empty", "answers without any text", false, 0, 0, 0, [](Faults &f, double) { f.empty = true; }},
    {"idle_close", "=MS (50): idle keep-alive connections are closed so soon", true, 50, 0, 1e6,
     [](Faults &f, double v) { f.idleCloseMs = static_cast<int>(v); }},
}};

QStringList names()
{
    QStringList all;
    for (const Kind &kind : kinds)
        all.append(QString::fromLatin1(kind.name));
    return all;
}

Error mistake(const QString &item, const QString &what, const QString &advice)
{
    return makeError(ErrorKind::Usage, u"The fault \"" % item % u"\" " % what, {}, {advice});
}

} // namespace

QStringList faultKinds()
{
    QStringList lines;
    for (const Kind &kind : kinds)
        lines.append(QString(QString::fromLatin1(kind.name) % (kind.takesValue ? u"" : u": ") % QString::fromLatin1(kind.meaning)));
    return lines;
}

Result<std::map<Engine, Faults>> parseFaults(const QStringList &items)
{
    static const QList<Engine> simulated{Engine::Vllm, Engine::Tgi, Engine::Ollama};
    std::map<Engine, Faults> faults;
    for (const Engine engine : simulated)
        faults[engine] = {};
    for (const QString &item : items) {
        QString rest = item.trimmed();
        QList<Engine> engines = simulated;
        if (const qsizetype colon = rest.indexOf(u':'); colon >= 0) {
            const QString id = rest.left(colon);
            const auto engine = engineFromId(id);
            if (!engine || !simulated.contains(*engine)) {
                const QStringList known{QStringLiteral("vllm"), QStringLiteral("tgi"), QStringLiteral("ollama")};
                const QString near = nearest(id, known);
                return fail(mistake(item, u"names an engine that is not simulated: \"" % id % u"\".",
                                    near.isEmpty() ? QStringLiteral("Use vllm, tgi or ollama")
                                                   : QString(u"Did you mean " % near % u":" % rest.mid(colon + 1) % u"?")));
            }
            engines = {*engine};
            rest = rest.mid(colon + 1);
        }
        const qsizetype equals = rest.indexOf(u'=');
        const QString name = equals < 0 ? rest : rest.left(equals);
        const Kind *kind = nullptr;
        for (const Kind &one : kinds)
            if (name == QLatin1String(one.name))
                kind = &one;
        if (!kind) {
            const QString near = nearest(name, names());
            return fail(mistake(item, QStringLiteral("is unknown."),
                                near.isEmpty() ? QString(u"Use one of " % names().join(u", ")) : QString(u"Did you mean " % near % u"?")));
        }
        double value = kind->standard;
        if (equals >= 0) {
            bool good = false;
            value = rest.mid(equals + 1).toDouble(&good);
            if (!kind->takesValue)
                return fail(mistake(item, QStringLiteral("takes no value."), u"Write " % name));
            if (!good || value < kind->least || value > kind->most)
                return fail(mistake(item,
                                    u"needs a number from " % QString::number(kind->least) % u" to " % QString::number(kind->most) % u".",
                                    u"Write " % name % QString::fromLatin1(kind->meaning).section(u':', 0, 0)));
            if (name == u"status" && value != 429 && value != 500 && value != 503)
                return fail(mistake(item, QStringLiteral("needs 429, 500 or 503."), QStringLiteral("Write status=503")));
        }
        for (const Engine engine : engines)
            kind->apply(faults[engine], value);
    }
    return faults;
}

} // namespace derby

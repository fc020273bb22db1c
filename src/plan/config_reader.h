// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/config.h"
#include "plan/config_tree.h"
#include "plan/describe.h"

#include <QDir>

namespace derby {

/// What all sections of one reading share.
struct ReadState
{
    QString file;
    QDir folder; ///< relative files count from here
    bool stored = false; ///< a manifest's plan: ids and simulators are keys too, and files need not exist
    QList<Diagnostic> errors;
    Origins origins;
    QHash<QString, Position> keyPlaces; ///< of every key that was read, by path
    Targets common; ///< `targets`
    Origins commonOrigins; ///< by path beneath "targets"
    QStringList manualKeys; ///< of services.manual_urls, those whose endpoints come first in the plan
};

/// The visitor of describe.h that reads a tree into a plan. It never stops at a mistake: the value keeps its default and the mistake is
/// noted.
class ConfigReader
{
public:
    static constexpr bool bothShapes = true;

    ConfigReader(ReadState &state, const ConfigNode &map, QString path);

    bool stored() const { return m_state.stored; }

    void text(const char *key, QString &value, TextRule rule);
    void flag(const char *key, bool &value);
    void integer(const char *key, int &value, const Range &range);
    void integerOr(const char *key, int &value, const Range &range, int absent);
    void number(const char *key, double &value, const Range &range);
    void target(const char *key, std::optional<double> &value, const Range &range);
    void seconds(const char *key, Nanos &value, const Range &range);
    void seed(const char *key, quint64 &value);
    void engine(const char *key, Endpoint &endpoint);
    void protocol(const char *key, Endpoint &endpoint);
    void url(const char *key, QUrl &value);
    void headers(const char *key, HeaderList &value);
    void promptSource(PromptSpec &prompts);
    void thinkTime(const char *key, ThinkTime &think);
    void ttft(const char *key, std::optional<TtftTest> &test);
    void manualUrls(const char *key, QList<Endpoint> &endpoints);
    void commonTargets(const char *key, Plan &plan);

    template <class T>
    void choice(const char *key, T &value, const Choices<T> &choices)
    {
        QStringList names;
        for (const auto &[candidate, name] : choices) {
            names << QString::fromLatin1(name);
        }
        const int index = choiceIndex(key, names);
        if (index >= 0)
            value = choices[static_cast<size_t>(index)].first;
    }

    template <class Read>
    void object(const char *key, Read read)
    {
        if (const ConfigNode *node = section(key)) {
            ConfigReader inner(m_state, *node, pathOf(key));
            read(inner);
            inner.finish();
        }
    }

    template <class List, class Read>
    void list(const char *key, List &values, Read read)
    {
        const ConfigNode *node = sequence(key);
        if (!node)
            return;
        for (const ConfigNode &item : node->items) {
            // Endpoints follow those of manual_urls, so an item's index is its index in the plan.
            const QString path = pathOf(key) + u'[' + QString::number(values.size()) + u']';
            values.push_back({});
            if (!isSection(item, path))
                continue;
            ConfigReader inner(m_state, item, path);
            read(inner, values.back());
            inner.finish();
        }
    }

    template <class Read>
    void alsoAtTop(const char *canonicalSection, Read read)
    {
        const QString path = m_path;
        m_path = QString::fromLatin1(canonicalSection);
        read(*this);
        m_path = path;
    }

    /// Reports the keys that nobody asked for, and those that stand there twice.
    void finish();

private:
    QString pathOf(const char *key) const;
    QString pathOf(const QString &key) const;
    const ConfigNode *find(const char *key);
    const ConfigNode *scalar(const char *key, const QString &expected, const QString &example);
    const ConfigNode *section(const char *key);
    const ConfigNode *sequence(const char *key);
    bool isSection(const ConfigNode &node, const QString &path);
    std::optional<double> numberAt(const char *key, const Range &range, bool whole, const QString &example);
    int choiceIndex(const char *key, const QStringList &names);
    void readUrl(const QString &path, const ConfigNode &node, const QString &key, Engine engine, QUrl &value);
    void error(const QString &path, Position at, const QString &message, const QString &suggestion);
    void required(const char *key, const QString &suggestion);
    void unknownKey(const ConfigEntry &entry);

    ReadState &m_state;
    const ConfigNode &m_map;
    QString m_path;
    QStringList m_known;
    Engine m_engine = Engine::OpenAi; ///< of the endpoint being read: its port is the one to suggest
};

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"
#include "plan/describe.h"

namespace derby {

namespace {

/// The visitor of describe.h that only notes the keys.
class KeyLister
{
public:
    static constexpr bool bothShapes = true;

    KeyLister(QHash<QString, QStringList> &keys, QString section)
        : m_keys(keys)
        , m_section(std::move(section))
    {
    }

    bool stored() const { return false; }
    template <class... Any>
    void text(const char *key, Any &&...)
    {
        note(key);
    }
    void flag(const char *key, bool &) { note(key); }
    void integer(const char *key, int &, const Range &) { note(key); }
    void integerOr(const char *key, int &, const Range &, int) { note(key); }
    void number(const char *key, double &, const Range &) { note(key); }
    void target(const char *key, std::optional<double> &, const Range &) { note(key); }
    void seconds(const char *key, Nanos &, const Range &) { note(key); }
    void seed(const char *key, quint64 &) { note(key); }
    void engine(const char *key, Endpoint &) { note(key); }
    void protocol(const char *key, Endpoint &) { note(key); }
    void url(const char *key, QUrl &) { note(key); }
    void headers(const char *key, HeaderList &) { note(key); }
    void promptSource(PromptSpec &prompts)
    {
        note("set");
        note("file");
        object("synthetic", [&](KeyLister &inner) {
            inner.integer("words_mean", prompts.wordsMean, limits::promptWords);
            inner.integer("words_spread", prompts.wordsSpread, limits::promptSpread);
        });
    }
    void thinkTime(const char *key, ThinkTime &think)
    {
        object(key, [&](KeyLister &inner) {
            inner.number("mean_seconds", think.meanSeconds, limits::thinkSeconds);
            inner.number("sigma", think.sigma, limits::thinkSigma);
        });
    }
    void ttft(const char *key, std::optional<TtftTest> &)
    {
        object(key, [](KeyLister &inner) {
            inner.note("enabled");
            TtftTest test;
            describeTtft(inner, test);
        });
    }
    void manualUrls(const char *key, QList<Endpoint> &)
    {
        object(key, [](KeyLister &inner) {
            for (const QString &id : engineIds())
                inner.note(id.toLatin1().constData());
            inner.note("llama.cpp");
        });
    }
    void commonTargets(const char *key, Plan &)
    {
        object(key, [](KeyLister &inner) {
            Targets targets;
            describeTargets(inner, targets);
        });
    }
    template <class T>
    void choice(const char *key, T &, const Choices<T> &)
    {
        note(key);
    }
    template <class Visit>
    void object(const char *key, Visit visit)
    {
        note(key);
        KeyLister inner(m_keys, path(key));
        visit(inner);
    }
    template <class List, class Visit>
    void list(const char *key, List &, Visit visit)
    {
        note(key);
        KeyLister inner(m_keys, path(key) + QStringLiteral("[]"));
        typename List::value_type item;
        visit(inner, item);
    }
    template <class Visit>
    void alsoAtTop(const char *, Visit visit)
    {
        visit(*this);
    }

private:
    QString path(const char *key) const
    {
        return m_section.isEmpty() ? QString::fromLatin1(key) : m_section + u'.' + QString::fromLatin1(key);
    }
    void note(const char *key)
    {
        QStringList &known = m_keys[m_section];
        if (!known.contains(QString::fromLatin1(key)))
            known << QString::fromLatin1(key);
    }

    QHash<QString, QStringList> &m_keys;
    QString m_section;
};

} // namespace

QHash<QString, QStringList> knownConfigKeys()
{
    QHash<QString, QStringList> keys;
    KeyLister lister(keys, {});
    Plan plan;
    describePlan(lister, plan);
    return keys;
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparability.h"

#include "plan/lane_names.h"

#include <QSet>

#include <algorithm>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

/// Engines spell one model in their own ways: "Qwen/Qwen2.5-7B-Instruct", "qwen2.5:7b-instruct-fp16". What they have in common is letters
/// and digits behind the publisher's name.
QString bareModel(const QString &model)
{
    QString bare;
    for (const QChar c : model.mid(model.lastIndexOf(u'/') + 1).toLower()) {
        if (c.isLetterOrNumber())
            bare += c;
    }
    return bare;
}

/// Whether one name begins with the other: a quantisation at the end does not make another model, but is not the same either.
bool mayBeSame(const QString &a, const QString &b)
{
    return a.startsWith(b) || b.startsWith(a);
}

} // namespace

QList<ComparabilityFact> Comparability::facts(const QList<BookEntry> &entries)
{
    QList<ComparabilityFact> facts;
    if (entries.size() < 2)
        return facts;
    QList<Endpoint> endpoints;
    for (const BookEntry &entry : entries)
        endpoints << entry.endpoint;
    const QStringList names = laneNames(endpoints);
    const auto detail = [&](auto value) {
        QStringList lines;
        for (qsizetype i = 0; i < entries.size(); ++i)
            lines << QString(names.value(i) + u": "_s + value(entries[i]));
        return lines.join(u'\n');
    };
    const auto count = [&](auto predicate) { return int(std::count_if(entries.begin(), entries.end(), predicate)); };
    const int all = int(entries.size());

    const auto modelOf = [](const BookEntry &entry) { return entry.endpoint.model.isEmpty() ? entry.status.model : entry.endpoint.model; };
    if (count([&](const BookEntry &entry) { return modelOf(entry).isEmpty(); }) == 0) {
        QSet<QString> exact;
        bool near = true;
        const QString first = bareModel(modelOf(entries.first()));
        for (const BookEntry &entry : entries) {
            exact << modelOf(entry);
            near = near && mayBeSame(first, bareModel(modelOf(entry)));
        }
        const QString text = exact.size() == 1 ? tr("same model") : near ? tr("models spelled differently") : tr("different models");
        facts << ComparabilityFact{exact.size() == 1, text, detail(modelOf)};
    }

    const int tls = count([](const BookEntry &entry) { return entry.endpoint.url.scheme() == u"https"_s; });
    const auto tlsText = [](const BookEntry &entry) { return entry.endpoint.url.scheme() == u"https"_s ? tr("TLS") : tr("no TLS"); };
    if (tls == 0)
        facts << ComparabilityFact{true, tr("no TLS"), detail(tlsText)};
    else if (tls == all)
        facts << ComparabilityFact{true, tr("all use TLS"), detail(tlsText)};
    else
        facts << ComparabilityFact{false, tr("%1 with TLS, %2 without").arg(tls).arg(all - tls), detail(tlsText)};

    if (count([](const BookEntry &entry) { return !entry.status.contextTokens; }) == 0) {
        QSet<int> contexts;
        for (const BookEntry &entry : entries)
            contexts << *entry.status.contextTokens;
        facts << ComparabilityFact{contexts.size() == 1, contexts.size() == 1 ? tr("same context") : tr("different context lengths"),
                                   detail([](const BookEntry &entry) { return tr("%Ln token(s)", nullptr, *entry.status.contextTokens); })};
    }

    const int simulated = count([](const BookEntry &entry) { return entry.endpoint.simulated; });
    const auto kindText = [](const BookEntry &entry) { return entry.endpoint.simulated ? tr("simulated") : tr("real"); };
    if (simulated == all)
        facts << ComparabilityFact{true, tr("all simulated"), detail(kindText)};
    else if (simulated > 0)
        facts << ComparabilityFact{false, tr("simulated and real ones mixed"), detail(kindText)};

    if (count([](const BookEntry &entry) { return entry.status.state == EndpointStatus::State::Gone; }) > 0) {
        const int gone = count([](const BookEntry &entry) { return entry.status.state == EndpointStatus::State::Gone; });
        facts << ComparabilityFact{false, gone == 1 ? tr("one does not answer") : tr("%1 do not answer").arg(gone),
                                   detail([](const BookEntry &entry) {
                                       return entry.status.state == EndpointStatus::State::Gone ? tr("does not answer") : tr("answers");
                                   })};
    }
    return facts;
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload/material.h"

#include "base/random.h"
#include "plan/config_tree.h"

#include <boost/random/uniform_int_distribution.hpp>

#include <QFile>
#include <QRegularExpression>

// At global scope: the macro declares a function of the resource compiler's own.
static void initialisePrompts()
{
    Q_INIT_RESOURCE(prompts); // a static library's resources are linked only when they are asked for
}

namespace derby {

namespace {

using namespace Qt::StringLiterals;

QStringList textsOf(const ConfigNode &root, QStringView key)
{
    QStringList texts;
    if (const ConfigNode *list = root.find(key)) {
        for (const ConfigNode &item : list->items)
            texts << item.text.trimmed();
    }
    return texts;
}

ConfigNode setTree(const QString &set)
{
    initialisePrompts();
    QFile file(u":/derby/workload/"_s + set + u".yaml"_s);
    return file.open(QIODevice::ReadOnly) ? parseYaml(file.readAll()).root : ConfigNode();
}

/// The sentences of all passages, each a list of words.
const std::vector<QStringList> &sentences()
{
    static const std::vector<QStringList> all = [] {
        std::vector<QStringList> out;
        static const QRegularExpression end(u"(?<=[.!?])\\s+"_s);
        for (const QString &passage : textsOf(setTree(u"long"_s), u"passages")) {
            for (const QString &sentence : passage.split(end, Qt::SkipEmptyParts))
                out.push_back(sentence.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts));
        }
        return out;
    }();
    return all;
}

} // namespace

QStringList builtInPrompts(const QString &set)
{
    const ConfigNode root = setTree(set);
    QStringList prompts = textsOf(root, u"prompts");
    const QStringList passages = textsOf(root, u"passages");
    for (const QString &task : textsOf(root, u"tasks")) {
        for (const QString &passage : passages)
            prompts << task + u"\n\n"_s + passage;
    }
    return prompts;
}

QString materialOf(int words, quint64 seed)
{
    static const QStringList question = u"What is the main point of this text?"_s.split(u' ');
    SplitMix64 random(seed);
    const std::vector<QStringList> &source = sentences();
    boost::random::uniform_int_distribution<size_t> draw(0, source.empty() ? 0 : source.size() - 1);

    const qsizetype wanted = std::max(words, 1);
    const bool asks = wanted >= 3 * question.size();
    const qsizetype body = asks ? wanted - question.size() : wanted;
    QStringList text;
    while (!source.empty() && text.size() < body) {
        QStringList sentence = source[draw(random)];
        const qsizetype room = body - text.size();
        if (sentence.size() > room) {
            sentence = sentence.first(room);
            if (asks && !sentence.last().endsWith(u'.'))
                sentence.last() += u'.';
        }
        text += sentence;
    }
    return (asks ? text + question : text).join(u' ');
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload/prompts.h"

#include "base/random.h"
#include "base/text.h"
#include "workload/material.h"

#include <boost/random/lognormal_distribution.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <cmath>

namespace derby {

namespace {

using namespace Qt::StringLiterals;

/// Streams of draws of one seed, so that the length of a prompt and its words are independent.
enum Stream : quint64 { LengthStream = 0x11, WordStream = 0x12, SharedStream = 0x13 };

Error unusable(const QString &message, const QString &detail = {})
{
    return makeError(ErrorKind::Usage, message, detail,
                     {u"Give one prompt a line, a JSON array of strings, or a file in ShareGPT's format"_s,
                      u"Or use a built-in set: prompts: {set: mixed}"_s});
}

/// The first human turn of a ShareGPT conversation; empty: there is none.
QString firstHumanTurn(const QJsonObject &conversation)
{
    QJsonValue turns = conversation.value(u"conversations"_s);
    if (!turns.isArray())
        turns = conversation.value(u"messages"_s);
    for (const QJsonValue &value : turns.toArray()) {
        const QJsonObject turn = value.toObject();
        const QString who = turn.value(turn.contains(u"from"_s) ? u"from"_s : u"role"_s).toString();
        if (who == u"human" || who == u"user")
            return turn.value(turn.contains(u"value"_s) ? u"value"_s : u"content"_s).toString();
    }
    return {};
}

/// How many words prompt number `index` has: constant, or lognormal with the wanted mean and standard deviation (lengths in the wild are
/// skewed, and never below one word).
int wordsOf(const PromptSpec &spec, quint64 seed, int index)
{
    if (spec.wordsSpread <= 0)
        return spec.wordsMean;
    const double mean = spec.wordsMean;
    const double variance = std::log1p(std::pow(spec.wordsSpread / mean, 2));
    SplitMix64 random(drawSeed(drawSeed(seed, LengthStream), static_cast<quint64>(index)));
    boost::random::lognormal_distribution<double> draw(std::log(mean) - variance / 2, std::sqrt(variance));
    return static_cast<int>(std::clamp(std::nearbyint(draw(random)), 1.0, 100'000.0));
}

QStringList synthetic(const PromptSpec &spec, quint64 seed)
{
    QStringList prompts;
    QSet<QString> seen;
    const quint64 stream = drawSeed(seed, WordStream);
    quint64 draw = 0;
    for (int index = 0; index < spec.count; ++index) {
        const int words = wordsOf(spec, seed, index);
        QString prompt = materialOf(words, drawSeed(stream, draw++));
        // Very short texts may meet by chance; a few tries more make them distinct wherever the material has enough.
        for (int again = 0; again < 20 && seen.contains(prompt); ++again)
            prompt = materialOf(words, drawSeed(stream, draw++));
        seen.insert(prompt);
        prompts << prompt;
    }
    return prompts;
}

Result<QStringList> fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(unusable(u"The prompt file \"%1\" cannot be read."_s.arg(printable(path)), file.errorString()));
    return parsePromptFile(file.readAll(), path);
}

} // namespace

Result<QStringList> parsePromptFile(const QByteArray &contents, const QString &fileName)
{
    const QString name = printable(fileName);
    QStringList prompts;
    const QByteArray text = contents.startsWith("\xef\xbb\xbf") ? contents.mid(3) : contents;
    if (text.trimmed().startsWith('[')) {
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
        if (!document.isArray())
            return fail(unusable(u"The prompt file \"%1\" begins like JSON but is none."_s.arg(name),
                                 u"%1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset)));
        for (const QJsonValue &value : document.array()) {
            const QString prompt = value.isObject() ? firstHumanTurn(value.toObject()) : value.toString();
            if (!prompt.trimmed().isEmpty()) // conversations that the model begins have no prompt
                prompts << prompt.trimmed();
        }
    } else if (text.trimmed().startsWith('{')) {
        // JSON lines: one conversation, or one object with its "prompt", a line.
        int number = 0;
        for (const QByteArray &line : text.split('\n')) {
            ++number;
            if (line.trimmed().isEmpty())
                continue;
            QJsonParseError problem;
            const QJsonObject object = QJsonDocument::fromJson(line, &problem).object();
            if (problem.error != QJsonParseError::NoError || object.isEmpty())
                return fail(
                    unusable(u"The prompt file \"%1\" begins like JSON lines, but line %2 is no JSON object."_s.arg(name).arg(number),
                             u"%1 at byte %2 of it"_s.arg(problem.errorString()).arg(problem.offset)));
            const QString prompt = object.value("prompt"_L1).isString() ? object.value("prompt"_L1).toString() : firstHumanTurn(object);
            if (!prompt.trimmed().isEmpty())
                prompts << prompt.trimmed();
        }
    } else {
        const QString lines = QString::fromUtf8(text);
        if (lines.contains(QChar::ReplacementCharacter) || lines.contains(QChar(0)))
            return fail(unusable(u"The prompt file \"%1\" is no UTF-8 text."_s.arg(name)));
        for (const QString &line : lines.split(u'\n')) {
            if (!line.trimmed().isEmpty())
                prompts << line.trimmed();
        }
    }
    if (prompts.isEmpty())
        return fail(unusable(u"The prompt file \"%1\" holds no prompt."_s.arg(name)));
    prompts.removeDuplicates();
    return prompts;
}

Result<QStringList> makePrompts(const PromptSpec &spec, quint64 seed)
{
    QStringList prompts;
    switch (spec.source) {
    case PromptSpec::Source::Synthetic:
        prompts = synthetic(spec, seed);
        break;
    case PromptSpec::Source::File: {
        Result<QStringList> read = fromFile(spec.file);
        if (!read)
            return read;
        prompts = *read;
        break;
    }
    case PromptSpec::Source::Set:
        if (!promptSetNames().contains(spec.set)) {
            const QString near = nearest(spec.set, promptSetNames());
            return fail(makeError(ErrorKind::Usage,
                                  u"There is no prompt set \"%1\"; known: %2."_s.arg(printable(spec.set), promptSetNames().join(u", "_s)),
                                  {}, {u"prompts: {set: %1}"_s.arg(near.isEmpty() ? promptSetNames().first() : near)}));
        }
        prompts = builtInPrompts(spec.set);
        break;
    }
    prompts = prompts.first(std::min<qsizetype>(prompts.size(), std::max(spec.count, 1)));
    if (spec.sharedPrefixWords > 0) {
        const QString shared = materialOf(spec.sharedPrefixWords, drawSeed(seed, SharedStream)) + u"\n\n"_s;
        for (QString &prompt : prompts)
            prompt.prepend(shared);
    }
    return prompts;
}

QString withUniquePrefix(const QString &prompt, quint64 seed, quint64 requestIndex)
{
    // 30 bits as six letters. Each step maps the 30-bit numbers onto themselves, so the first 2^30 requests of a run have tags of their
    // own.
    constexpr quint64 mask = (quint64{1} << 30) - 1;
    quint64 tag = (requestIndex + mix64(seed)) & mask;
    tag = (tag * 0x2545f491u) & mask;
    tag ^= tag >> 15;
    tag = (tag * 0x1b873593u) & mask;
    tag ^= tag >> 13;
    static constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789"; // no l and o, which look like digits
    QString prefix = u"["_s;
    for (int i = 0; i < 6; ++i, tag >>= 5)
        prefix += QLatin1Char(letters[tag & 31]);
    return prefix + u"] "_s + prompt;
}

} // namespace derby

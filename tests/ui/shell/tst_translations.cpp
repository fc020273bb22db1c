// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The translations are whole: every text translated, every place for a value kept.
#include "ui/app/language.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context, source, translation, state;
    bool numerus = false;
};

QList<Message> readMessages(const QString &file)
{
    QList<Message> messages;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&in);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"message")
                message = {context, {}, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes"};
            else if (xml.name() == u"source")
                message.source = xml.readElementText();
            else if (xml.name() == u"translation") {
                message.state = xml.attributes().value(u"type"_s).toString();
                message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            }
        } else if (xml.isEndElement() && xml.name() == u"message") {
            messages.append(message);
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression place(u"%(L?\\d+|n)"_s);
    QStringList found;
    auto match = place.globalMatch(text);
    while (match.hasNext()) {
        const QString one = match.next().captured();
        if (!found.contains(one))
            found << one;
    }
    found.sort();
    return found;
}

const QString folder = QStringLiteral(SOURCE_ROOT "/resources/translations/");

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void germanIsWhole()
    {
        const QList<Message> messages = readMessages(folder + u"tokenderby_de.ts"_s);
        QVERIFY(messages.size() > 50);
        QStringList faults;
        for (const Message &message : messages) {
            const QString where = message.context + u": "_s + message.source;
            if (message.state == u"unfinished" || message.translation.trimmed().isEmpty())
                faults << where + u" has no translation"_s;
            else if (placeholders(message.source) != placeholders(message.translation))
                faults << where + u" has other places for values: "_s + message.translation;
            else if (message.source.endsWith(u'.') != message.translation.trimmed().endsWith(u'.'))
                faults << where + u" ends otherwise: "_s + message.translation;
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void placesAreFound()
    {
        QCOMPARE(placeholders(u"%1 of %2, %1 again"_s), (QStringList{u"%1"_s, u"%2"_s}));
        QCOMPARE(placeholders(u"%n run(s), 5 %"_s), QStringList{u"%n"_s});
        QVERIFY(placeholders(u"none"_s).isEmpty());
    }

    void germanIsSpoken()
    {
        Language language;
        language.use(u"de"_s);
        QCOMPARE(language.current(), u"de"_s);
        QCOMPARE(QCoreApplication::translate("derby::ui::Desktop", "Results"), u"Ergebnisse"_s);
        language.use(u"en"_s);
        QCOMPARE(QCoreApplication::translate("derby::ui::Desktop", "Results"), u"Results"_s);
        language.use(u"tlh"_s); // not known: the system's, or English
        QVERIFY(!language.current().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/random.h"

#include <QSet>
#include <QTest>

using namespace derby;
using namespace Qt::StringLiterals;

class ErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsIdItsSentenceAndAdvice()
    {
        QSet<QString> ids;
        for (int i = 0; i <= static_cast<int>(ErrorKind::Io); ++i) {
            const auto kind = static_cast<ErrorKind>(i);
            const QString id = errorKindId(kind);
            QVERIFY(!ids.contains(id));
            ids.insert(id);
            QCOMPARE(errorKindFromId(id), std::optional(kind));
            const Error error = makeError(kind);
            QVERIFY(error.message.endsWith(u'.'));
            QVERIFY(!error.actions.isEmpty() && error.actions.size() <= 3);
        }
        QVERIFY(!errorKindFromId(u"nothing"));
        for (const char *id : {"dns",
                               "refused",
                               "tls",
                               "connect_timeout",
                               "first_token_timeout",
                               "idle_timeout",
                               "total_timeout",
                               "reset",
                               "truncated",
                               "redirect",
                               "auth",
                               "not_found",
                               "invalid_request",
                               "overloaded",
                               "loading",
                               "server_error",
                               "bad_response",
                               "empty",
                               "wrong_engine",
                               "cut",
                               "cancelled"})
            QVERIFY2(ids.contains(QString::fromLatin1(id)), id);
    }

    void whatIsGivenStays()
    {
        const Error error = makeError(ErrorKind::Auth, u"No."_s, QString(3000, u'x'), {u"Do this"_s});
        QCOMPARE(error.message, u"No."_s);
        QCOMPARE(error.detail.size(), 2000);
        QCOMPARE(error.actions, QStringList{u"Do this"_s});
    }

    void drawsDependOnSeedAndCounterAlone()
    {
        QCOMPARE(mix64(0), std::uint64_t{0xe220a8397b1dcdaf}); // the first output of the reference SplitMix64 with seed 0
        SplitMix64 random(0);
        QCOMPARE(random(), std::uint64_t{0xe220a8397b1dcdaf});
        QCOMPARE(random(), std::uint64_t{0x6e789e6aa1b965f4});
        QVERIFY(drawSeed(1, 2) != drawSeed(2, 1));
        for (int i = 0; i < 1000; ++i) {
            const double value = random.uniform();
            QVERIFY(value >= 0 && value < 1);
        }
    }
};

QTEST_GUILESS_MAIN(ErrorTest)
#include "tst_error.moc"

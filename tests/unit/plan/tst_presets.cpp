// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/config.h"
#include "plan/presets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace derby;
using namespace Qt::StringLiterals;

namespace {

/// The schema's keys by section, as knownConfigKeys() names them.
void collect(const QJsonObject &root, QJsonObject node, const QString &section, QHash<QString, QStringList> &keys)
{
    const QString reference = node.value(u"$ref"_s).toString();
    if (!reference.isEmpty())
        node = root.value(u"$defs"_s).toObject().value(reference.section(u'/', -1)).toObject();
    const QJsonObject properties = node.value(u"properties"_s).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        keys[section] << it.key();
        collect(root, it.value().toObject(), section.isEmpty() ? it.key() : section + u'.' + it.key(), keys);
    }
    if (node.contains(u"items"_s))
        collect(root, node.value(u"items"_s).toObject(), section + u"[]"_s, keys);
    for (const QJsonValue &choice : node.value(u"oneOf"_s).toArray())
        collect(root, choice.toObject(), section, keys);
}

QMap<QString, QStringList> sorted(const QHash<QString, QStringList> &keys)
{
    QMap<QString, QStringList> out;
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        QStringList list = it.value();
        list.sort();
        out.insert(it.key(), list);
    }
    return out;
}

} // namespace

class PresetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsValid_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : presetFiles()) {
            if (name.endsWith(u".yaml"))
                QTest::newRow(qPrintable(name)) << name;
        }
    }
    void everyFileIsValid()
    {
        QFETCH(QString, name);
        const ConfigResult result = parseConfig(presetYaml(name), name);
        for (const Diagnostic &error : result.errors)
            qWarning() << error.toString();
        QVERIFY(result.valid());
        QVERIFY(!result.plan.name.isEmpty());
    }

    void thePresetsAreThere()
    {
        for (const char *name : {"default.yaml", "quick-test.yaml", "stress-test.yaml", "demo.yaml", "schema.json", "examples/flat.yaml"})
            QVERIFY2(presetFiles().contains(QString::fromLatin1(name)), name);
        QCOMPARE(presetYaml(u"demo"_s), presetYaml(u"demo.yaml"_s));
        QVERIFY(presetYaml(u"nothing"_s).isEmpty());
        QCOMPARE(parseConfig(presetYaml(u"demo"_s), u"demo.yaml"_s).plan.primaryTest(), u"ttft"_s);
    }

    /// Time that three servers need for the load tests and, at a guess of 0.7 s a request, for the TTFT test.
    void presetsTakeAboutTheTimeTheySay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("atLeast");
        QTest::addColumn<double>("atMost");
        QTest::newRow("quick-test") << u"quick-test"_s << 3.0 << 6.0;
        QTest::newRow("default") << u"default"_s << 25.0 << 35.0;
        QTest::newRow("stress-test") << u"stress-test"_s << 60.0 << 90.0;
        QTest::newRow("demo") << u"demo"_s << 0.3 << 2.2;
    }
    void presetsTakeAboutTheTimeTheySay()
    {
        QFETCH(QString, name);
        QFETCH(double, atLeast);
        QFETCH(double, atMost);
        const Plan plan = parseConfig(presetYaml(name), name).plan;
        double seconds = plan.ttft ? 3 * plan.ttft->iterations * plan.ttft->prompts.count * 0.7 : 0;
        for (const LoadTest &test : plan.loads)
            seconds += 3 * test.durationSeconds;
        QVERIFY2(seconds / 60 >= atLeast && seconds / 60 <= atMost, qPrintable(QString::number(seconds / 60)));
    }

    void theSchemaKnowsTheReadersKeysAndNoOthers()
    {
        const QJsonObject schema = QJsonDocument::fromJson(presetYaml(u"schema.json"_s)).object();
        QVERIFY(!schema.isEmpty());
        QHash<QString, QStringList> keys;
        collect(schema, schema, {}, keys);
        const QMap<QString, QStringList> inSchema = sorted(keys), known = sorted(knownConfigKeys());
        QCOMPARE(inSchema.keys(), known.keys());
        for (auto it = known.begin(); it != known.end(); ++it)
            QVERIFY2(inSchema.value(it.key()) == it.value(),
                     qPrintable(it.key() + u": schema "_s + inSchema.value(it.key()).join(u' ') + u"; reader "_s + it.value().join(u' ')));
    }
};

QTEST_GUILESS_MAIN(PresetsTest)
#include "tst_presets.moc"

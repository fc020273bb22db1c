// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "measure/calibration.h"

using namespace derby;

namespace {

Calibration mine()
{
    Calibration calibration;
    calibration.kernel = thisKernel();
    calibration.version = thisVersion();
    calibration.machine = thisMachine();
    calibration.made = QStringLiteral("2026-11-24T08:00:00Z");
    calibration.rows.push_back({3, QStringLiteral("stopwatch"), {0.01, 0.02, 0.03}, {0.04, 0.05, 0.06}, 0.001, 9.5});
    calibration.rows.push_back({500, QStringLiteral("stopwatch"), {0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}, 0.01, 8});
    calibration.rows.push_back({50, QStringLiteral("stopwatch"), {0.07, 0.08, 0.09}, {0.4, 0.5, 0.6}, 0, 8});
    calibration.rows.push_back({6, QStringLiteral("qnam"), {0.7, 1.3, 4}, {0.4, 0.5, 0.6}, 0, 60});
    return calibration;
}

} // namespace

class TestCalibrationFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowOfTheNextHigherCount_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::addColumn<int>("streams");
        QTest::addColumn<int>("row"); // its streams, -1: none
        QTest::newRow("exact") << "stopwatch" << 3 << 3;
        QTest::newRow("next higher, though listed later") << "stopwatch" << 4 << 50;
        QTest::newRow("highest") << "stopwatch" << 500 << 500;
        QTest::newRow("beyond") << "stopwatch" << 501 << -1;
        QTest::newRow("the other transport") << "qnam" << 1 << 6;
        QTest::newRow("the other transport, beyond") << "qnam" << 7 << -1;
    }
    void rowOfTheNextHigherCount()
    {
        QFETCH(QString, transport);
        QFETCH(int, streams);
        QFETCH(int, row);
        const Calibration calibration = mine();
        const CalibrationRow *found = calibration.rowFor(transport, streams);
        QCOMPARE(found ? found->streams : -1, row);
    }

    void thereAndBack()
    {
        const QJsonObject json = calibrationToJson(mine());
        QCOMPARE(json[QLatin1String("streams")]
                     .toArray()
                     .at(0)
                     .toObject()[QLatin1String("event_error_ms")]
                     .toObject()[QLatin1String("p99")]
                     .toDouble(),
                 0.05);
        const Result<Calibration> back = calibrationFromJson(json);
        QVERIFY(back);
        QCOMPARE(calibrationToJson(*back), json);
    }

    void keptForThisMachineKernelAndVersion()
    {
        const QTemporaryDir folder;
        const QString path = folder.path() + QLatin1String("/deep/er");
        QVERIFY(!loadCalibration(path));
        Calibration other = mine();
        other.kernel = QStringLiteral("linux 1.0");
        QVERIFY(saveCalibration(other, path));
        QVERIFY(!loadCalibration(path));
        Calibration first = mine();
        first.made = QStringLiteral("earlier");
        QVERIFY(saveCalibration(first, path));
        first.rows = {{50, QStringLiteral("stopwatch"), {9, 9, 9}, {9, 9, 9}, 0, 8},
                      {60, QStringLiteral("stopwatch"), {9, 9, 9}, {9, 9, 9}, 0, 8}};
        QVERIFY(saveCalibration(first, path));
        QVERIFY(saveCalibration(mine(), path));
        const std::optional<Calibration> kept = loadCalibration(path);
        QVERIFY(kept);
        QCOMPARE(kept->made, mine().made); // replaced
        QCOMPARE(kept->rows.size(), mine().rows.size() + 1); // but for what was not measured anew
        QCOMPARE(kept->rowFor(QStringLiteral("stopwatch"), 50)->ttftError.p50Ms, 0.07);
        QCOMPARE(kept->rowFor(QStringLiteral("stopwatch"), 51)->streams, 60);
        QFile file(path + QLatin1String("/calibration.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("linux 1.0")); // the other one stays
    }

    void aDamagedFileIsNoCalibration_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"schema\":1,");
        QTest::newRow("another schema") << QByteArray("{\"schema\":99,\"calibrations\":[]}");
        QTest::newRow("no list") << QByteArray("{\"schema\":1,\"calibrations\":3}");
    }
    void aDamagedFileIsNoCalibration()
    {
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        QFile file(folder.path() + QLatin1String("/calibration.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QVERIFY(!loadCalibration(folder.path()));
        QVERIFY(saveCalibration(mine(), folder.path()));
        QVERIFY(loadCalibration(folder.path()));
    }

    void damagedJsonSaysWhatToDo()
    {
        QJsonObject json = calibrationToJson(mine());
        QJsonArray rows = json[QLatin1String("streams")].toArray();
        QJsonObject row = rows.at(0).toObject();
        row[QLatin1String("ttft_error_ms")] = QJsonObject{{QStringLiteral("p50"), 1.0}};
        rows[0] = row;
        json[QLatin1String("streams")] = rows;
        const Result<Calibration> back = calibrationFromJson(json);
        QVERIFY(!back);
        QVERIFY(back.error().message.contains(QLatin1String("\"p99\" is not a number")));
        QCOMPARE(back.error().actions.value(0), QStringLiteral("tokenderby-cli calibrate --quick"));
    }

    void anUnwritableFolderIsAnError()
    {
        const QTemporaryDir folder;
        const QString blocker = folder.path() + QLatin1String("/file");
        QFile file(blocker);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Result<> saved = saveCalibration(mine(), blocker + QLatin1String("/below"));
        QVERIFY(!saved);
        QVERIFY(!saved.error().actions.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCalibrationFile)
#include "tst_calibration_file.moc"

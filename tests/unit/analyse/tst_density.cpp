// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/density.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace derby;

class DensityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// scipy's gaussian_kde (tests/unit/analyse/make_density_reference.py).
    void agreesWithScipy_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QFile file(QStringLiteral(DENSITY_REFERENCE));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("densities")).toArray();
        QVERIFY(rows.size() >= 5);
        for (const QJsonValue &row : rows)
            QTest::newRow(qPrintable(row.toObject().value(QStringLiteral("name")).toString())) << row.toObject();
    }
    void agreesWithScipy()
    {
        QFETCH(QJsonObject, row);
        const auto numbers = [&row](const char *key) {
            std::vector<double> values;
            const QJsonArray array = row.value(QLatin1String(key)).toArray();
            for (const QJsonValue &value : array)
                values.push_back(value.toDouble());
            return values;
        };
        const std::vector<double> data = numbers("data"), values = numbers("value"), densities = numbers("density");
        const double width = row.value(QStringLiteral("bandwidth")).toDouble();
        QVERIFY2(std::abs(logBandwidth(data) / width - 1) < 1e-12, "bandwidth");
        const std::vector<DensityPoint> found = logDensity(data, static_cast<int>(values.size()));
        QCOMPARE(found.size(), values.size());
        const double highest = *std::max_element(densities.begin(), densities.end());
        // Counted into bins, the shape is the same within a thousandth of its height.
        const double room = (data.size() > 2000 ? 1e-3 : 1e-10) * highest;
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY2(std::abs(found[i].value / values[i] - 1) < 1e-9, qPrintable(QString::number(i)));
            QVERIFY2(std::abs(found[i].density - densities[i]) <= room,
                     qPrintable(QStringLiteral("%1: %2, not %3").arg(i).arg(found[i].density).arg(densities[i])));
        }
    }

    void staysWithinTheData()
    {
        std::vector<double> data;
        for (int i = 0; i < 50; ++i)
            data.push_back(40 + i);
        const auto density = logDensity(data);
        QCOMPARE(density.front().value, 40.0);
        QCOMPARE(density.back().value, 89.0);
        QVERIFY(density.front().density > 0);
    }

    void hasNoneOfTooLittle_data()
    {
        QTest::addColumn<QList<double>>("data");
        QTest::newRow("nothing") << QList<double>();
        QTest::newRow("nine values") << QList<double>{1, 2, 3, 4, 5, 6, 7, 8, 9};
        QTest::newRow("all alike") << QList<double>(20, 5.0);
        QTest::newRow("a zero") << QList<double>{0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    }
    void hasNoneOfTooLittle()
    {
        QFETCH(QList<double>, data);
        QVERIFY(logDensity(std::vector<double>(data.begin(), data.end())).empty());
    }

    /// A million values cost a pass over them, not a million kernels a point.
    void aMillionValuesAreBinned()
    {
        std::vector<double> data;
        for (int i = 0; i < 1000000; ++i)
            data.push_back(std::exp(3 + i * 1e-6));
        const auto density = logDensity(data);
        QCOMPARE(density.size(), std::size_t{128});
        for (std::size_t i = 20; i < 108; ++i) // uniform in ln
            QVERIFY2(std::abs(density[i].density - 1) < 0.01, qPrintable(QString::number(density[i].density)));
    }
};

QTEST_GUILESS_MAIN(DensityTest)
#include "tst_density.moc"

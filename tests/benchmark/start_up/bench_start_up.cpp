// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_start_up [RUNS]: how long the desktop takes from nothing to a window that has painted, and to the list of its runs, with that many
// runs on disk. Nothing is asserted.
#include "ui/app/desktop.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace derby::ui;

namespace {

/// Run folders as a year of measuring leaves them: the manifest that lists read.
void makeRuns(const QString &folder, int count)
{
    for (int i = 0; i < count; ++i) {
        const QDateTime started = QDateTime(QDate(2025, 1, 1), QTime(8, 0), Qt::UTC).addSecs(i * 3000);
        const QString path = folder + QStringLiteral("/test_nightly_") + started.toString(QStringLiteral("yyyyMMdd_HHmmss"));
        QDir().mkpath(path);
        QFile manifest(path + QStringLiteral("/test_manifest.json"));
        if (manifest.open(QIODevice::WriteOnly))
            manifest.write("{\"schema\":1,\"name\":\"nightly\",\"started\":\"" + started.toString(Qt::ISODate).toLatin1()
                           + "\",\"finished\":true,\"simulated\":false,\"partial\":false}");
    }
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const int count = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const QTemporaryDir home;
    const QString results = home.filePath(QStringLiteral("results"));
    makeRuns(results, count);

    QElapsedTimer clock;
    clock.start();
    const QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    loadFonts();
    Arguments arguments;
    arguments.settingsFile = home.filePath(QStringLiteral("settings.ini"));
    arguments.resultsFolder = results;
    Desktop desktop(arguments);
    qint64 listed = -1;
    int runs = 0;
    QObject::connect(&desktop.runs(), &RunStore::listed, &application,
                     [&](const std::shared_ptr<const std::vector<derby::RunListEntry>> &entries) {
                         listed = clock.elapsed();
                         runs = int(entries->size());
                         if (runs >= count) // the list comes in parts
                             QApplication::quit();
                     });
    desktop.window().show();
    desktop.window().grab();
    const qint64 painted = clock.elapsed();
    QApplication::exec();
    std::printf("%d runs on disk: window painted after %lld ms, %d runs listed after %lld ms\n", count, painted, runs, listed);
    return 0;
}

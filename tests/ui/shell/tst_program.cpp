// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself: its arguments, and charts without a display.
#include "report/plots.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace derby;
using namespace Qt::StringLiterals;

namespace {

struct Ran
{
    int code = -1;
    QString out, err;
};

Ran runProgram(const QString &program, const QStringList &arguments, bool withoutDisplay = true)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (withoutDisplay) {
        // As on a server: the program has to know by itself that it needs none.
        for (const QString &name : {u"QT_QPA_PLATFORM"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
            environment.remove(name);
    }
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return {-1, {}, process.errorString()};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError())};
}

Ran run(const QStringList &arguments)
{
    return runProgram(QStringLiteral(TOKENDERBY), arguments);
}

} // namespace

class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const Ran made = runProgram(QStringLiteral(TOKENDERBY_CLI),
                                    {u"benchmark"_s, u"--simulate"_s, u"--profile"_s, u"demo"_s, u"--users"_s, u"3"_s, u"--duration"_s,
                                     u"3"_s, u"--rounds"_s, u"2"_s, u"--quiet"_s, u"--output"_s, m_folder.path()});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        const QStringList runs = QDir(m_folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(runs.size(), 1);
        m_run = m_folder.filePath(runs.first());
    }

    void wrongArguments_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown option") << QStringList{u"--colour"_s} << u"--colour"_s;
        QTest::newRow("near an option") << QStringList{u"--list-chart"_s} << u"--list-charts"_s;
        QTest::newRow("no such file") << QStringList{u"/no/such.yaml"_s} << u"/no/such.yaml"_s;
        QTest::newRow("two files") << QStringList{u"/etc"_s, u"/usr"_s} << u"/usr"_s;
        QTest::newRow("chart without run") << QStringList{u"--chart"_s, u"radar"_s} << u"--render"_s;
        QTest::newRow("run without chart") << QStringList{u"--render"_s, u"latest"_s, u"-o"_s, u"a.png"_s} << u"--chart"_s;
        QTest::newRow("unknown chart") << QStringList{u"--render"_s, u"latest"_s, u"--chart"_s, u"radars"_s, u"-o"_s, u"a.png"_s}
                                       << u"radar"_s;
        QTest::newRow("no file") << QStringList{u"--render"_s, u"latest"_s, u"--chart"_s, u"radar"_s} << u"-o"_s;
        QTest::newRow("unknown ending") << QStringList{u"--render"_s, u"latest"_s, u"--chart"_s, u"radar"_s, u"-o"_s, u"a.gif"_s}
                                        << u"a.gif"_s;
        QTest::newRow("size") << QStringList{u"--render"_s, u"latest"_s, u"--chart"_s, u"radar"_s,
                                             u"-o"_s,       u"a.png"_s,  u"--size"_s,  u"big"_s}
                              << u"1600x900"_s;
        QTest::newRow("scale") << QStringList{u"--render"_s, u"latest"_s, u"--chart"_s, u"radar"_s,
                                              u"-o"_s,       u"a.png"_s,  u"--scale"_s, u"9"_s}
                               << u"1 to 4"_s;
        QTest::newRow("results folder") << QStringList{u"--results"_s, u"/no/such"_s} << u"/no/such"_s;
        QTest::newRow("value missing") << QStringList{u"--render"_s} << u"render"_s;
        QTest::newRow("too much") << QStringList{u"--render"_s, u"latest"_s, u"more"_s} << u"more"_s;
    }
    void wrongArguments()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Ran ran = run(arguments);
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.out.isEmpty());
        const QString first = ran.err.section(u'\n', 0, 0);
        QVERIFY2(first.startsWith(u"tokenderby: ") && first.contains(says), qPrintable(ran.err));
        QVERIFY2(ran.err.count(u'\n') == 2, qPrintable(ran.err)); // one sentence, and where to read on
    }

    void helpAndVersion()
    {
        const Ran help = run({u"--help"_s});
        QCOMPARE(help.code, 0);
        for (const QString &option : {u"--render"_s, u"--chart"_s, u"--slide"_s, u"--results"_s, u"--settings"_s})
            QVERIFY2(help.out.contains(option), qPrintable(option));
        const Ran version = run({u"--version"_s});
        QCOMPARE(version.code, 0);
        QCOMPARE(version.out, u"tokenderby " TOKENDERBY_VERSION "\n"_s);
    }

    void chartsAreListed()
    {
        const Ran listed = run({u"--list-charts"_s});
        QCOMPARE(listed.code, 0);
        QStringList names;
        for (const ChartId id : allCharts())
            names << chartName(id);
        QCOMPARE(listed.out.split(u'\n', Qt::SkipEmptyParts), names);
    }

    void everyChartIsDrawn_data()
    {
        QTest::addColumn<QString>("name");
        for (const ChartId id : allCharts())
            QTest::newRow(qPrintable(chartName(id))) << chartName(id);
    }
    void everyChartIsDrawn()
    {
        QFETCH(QString, name);
        const QString png = m_folder.filePath(name + u".png"_s);
        const Ran drawn = run({u"--render"_s, m_run, u"--chart"_s, name, u"-o"_s, png, u"--size"_s, u"800x450"_s, u"--scale"_s, u"2"_s});
        QVERIFY2(drawn.code == 0, qPrintable(drawn.err));
        const QImage image(png);
        QCOMPARE(image.size(), QSize(1600, 900));
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() > 20, "there is hardly anything in the picture");

        const QString svg = m_folder.filePath(name + u".svg"_s);
        QCOMPARE(run({u"--render"_s, QFileInfo(m_run).fileName(), u"--results"_s, m_folder.path(), u"--chart"_s, name, u"-o"_s, svg,
                      u"--slide"_s})
                     .code,
                 0);
        QFile text(svg);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QByteArray source = text.readAll();
        QVERIFY(source.contains("<svg"));
        QVERIFY2(source.contains("SIMULATED"), "the mark is missing, or text is no text");
    }

    void aTestCanBeNamed()
    {
        const QString svg = m_folder.filePath(u"named.svg"_s);
        const QStringList chart{u"--render"_s, m_run, u"--chart"_s, u"ttft_box"_s, u"-o"_s, svg};
        const Ran drawn = run(chart + QStringList{u"--test"_s, u"load"_s});
        QVERIFY2(drawn.code == 0, qPrintable(drawn.err));
        QVERIFY(QFile::exists(svg));
        const Ran misspelt = run(chart + QStringList{u"--test"_s, u"laod"_s});
        QCOMPARE(misspelt.code, 2);
        QVERIFY2(misspelt.err.contains(u"no test \"laod\"; did you mean \"load\"?"), qPrintable(misspelt.err));
        const Ran other = run(chart + QStringList{u"--test"_s, u"thursday"_s});
        QCOMPARE(other.code, 2);
        QVERIFY2(other.err.contains(u"--test load"), qPrintable(other.err)); // those that there are
    }

    void pdfAndDark()
    {
        const QString pdf = m_folder.filePath(u"chart.pdf"_s);
        QCOMPARE(run({u"--render"_s, m_run, u"--chart"_s, u"ttft_distribution"_s, u"-o"_s, pdf, u"--dark"_s}).code, 0);
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(8).startsWith("%PDF-1."));
    }

    void transparentPicture()
    {
        const QString png = m_folder.filePath(u"clear.png"_s);
        QCOMPARE(run({u"--render"_s, m_run, u"--chart"_s, u"ttft_cdf"_s, u"-o"_s, png, u"--transparent"_s}).code, 0);
        const QImage image(png);
        QCOMPARE(image.size(), QSize(1600, 900));
        QCOMPARE(image.pixelColor(2, image.height() - 3).alpha(), 0);
    }

    void aSignalEndsItAsClosingDoes_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("kill") << SIGTERM;
        QTest::newRow("terminal closed") << SIGHUP;
    }

    void aSignalEndsItAsClosingDoes()
    {
        QFETCH(int, signal);
        QTemporaryDir home;
        const QString settings = home.filePath(u"settings.ini"_s);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(TOKENDERBY), {u"--settings"_s, settings, u"--results"_s, home.path(), u"--simulate"_s});
        QVERIFY(process.waitForStarted());
        // The window writes its page down when it is shown, after the signals are taken; its geometry only when it is closed.
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(settings); }, 60'000));
        QVERIFY(!QSettings(settings, QSettings::IniFormat).contains(u"window/geometry"_s));
        ::kill(pid_t(process.processId()), signal);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 128 + signal);
        QVERIFY(QSettings(settings, QSettings::IniFormat).contains(u"window/geometry"_s));
    }

    void whatCannotBeDrawn()
    {
        const Ran none = run({u"--render"_s, u"no_such_run"_s, u"--results"_s, m_folder.path(), u"--chart"_s, u"radar"_s, u"-o"_s,
                              m_folder.filePath(u"x.png"_s)});
        QVERIFY(none.code != 0);
        QVERIFY2(none.err.contains(u"no_such_run"), qPrintable(none.err));
        const Ran unwritable = run({u"--render"_s, m_run, u"--chart"_s, u"radar"_s, u"-o"_s, u"/no/such/folder/x.png"_s});
        QCOMPARE(unwritable.code, 1);
        QVERIFY2(unwritable.err.contains(u"/no/such/folder/x.png"), qPrintable(unwritable.err));
    }

private:
    QTemporaryDir m_folder;
    QString m_run;
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"

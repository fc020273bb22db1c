// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The house stands: a folder of src/ includes only from itself and from folders above it, one of ui/ from those that it uses, and what is
// heavy stays where it belongs.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(SOURCE_ROOT "/src");
const QString uiRoot = QStringLiteral(SOURCE_ROOT "/ui");

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The folders in the order of src/CMakeLists.txt, which is the way of the data; the command line stands below all of them.
QStringList folders()
{
    QStringList names;
    static const QRegularExpression line(u"^derby_folder\\((\\w+)"_s, QRegularExpression::MultilineOption);
    auto match = line.globalMatch(contents(root + u"/CMakeLists.txt"_s));
    while (match.hasNext())
        names << match.next().captured(1);
    names << u"cli"_s;
    return names;
}

/// The desktop's folders and what each may use of the others: "pages" -> theme, charts, models, widgets (ui/CMakeLists.txt).
QHash<QString, QStringList> uiFolders()
{
    QHash<QString, QStringList> uses;
    static const QRegularExpression line(u"^derby_ui_folder\\((\\w+)([^)]*)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression list(u"USES ([a-z ]+)"_s);
    auto match = line.globalMatch(contents(uiRoot + u"/CMakeLists.txt"_s));
    while (match.hasNext()) {
        const auto found = match.next();
        uses.insert(found.captured(1), list.match(found.captured(2)).captured(1).split(u' ', Qt::SkipEmptyParts));
    }
    return uses;
}

QStringList sources(const QString &root)
{
    QStringList paths;
    QDirIterator files(root, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths << files.next().mid(root.size() + 1);
    paths.sort();
    return paths;
}

/// What a text includes: "folder/file.h" or <header>, without the quotes.
QStringList includes(const QString &text)
{
    QStringList out;
    static const QRegularExpression line(u"^\\s*#\\s*include\\s*[\"<]([^\">]+)[\">]"_s, QRegularExpression::MultilineOption);
    auto match = line.globalMatch(text);
    while (match.hasNext())
        out << match.next().captured(1);
    return out;
}

/// What is wrong with the includes of one file; empty: nothing.
QStringList faults(const QString &path, const QStringList &included, const QStringList &order)
{
    QStringList out;
    const QString folder = path.section(u'/', 0, 0);
    const qsizetype level = order.indexOf(folder);
    if (level < 0)
        out << path + u" lies in no folder of src/CMakeLists.txt"_s;
    static const QStringList asioFolders{u"transport"_s, u"simulator"_s, u"run"_s};
    const bool header = path.endsWith(u".h");
    for (const QString &name : included) {
        const qsizetype other = order.indexOf(name.section(u'/', 0, 0));
        if (name.contains(u'/') && other > level)
            out << path + u" includes "_s + name + u", which stands below it"_s;
        if (name.startsWith(u"boost/asio") && header && !asioFolders.contains(folder))
            out << path + u" brings Asio into a header"_s;
        if (name.startsWith(u"yaml-cpp/") && header)
            out << path + u" brings yaml-cpp into a header"_s;
        if (name.startsWith(u"simdjson") && header && folder != u"protocol") // there: headers of its own files alone
            out << path + u" brings simdjson into a header"_s;
        static const QRegularExpression gui(u"^(QtGui|QtWidgets|QtCharts|QApplication|QGuiApplication|QWidget|QPainter|QChart|QtQml)"_s);
        if (gui.match(name).hasMatch())
            out << path + u" includes "_s + name + u": src/ has no GUI"_s;
        if (name.startsWith(u"ui/"))
            out << path + u" includes "_s + name + u": the library knows no desktop"_s;
    }
    return out;
}

/// The same for a file of ui/ (its path beneath it).
QStringList uiFaults(const QString &path, const QStringList &included, const QHash<QString, QStringList> &uses)
{
    QStringList out;
    const QString folder = path.section(u'/', 0, 0);
    if (!uses.contains(folder))
        out << path + u" lies in no folder of ui/CMakeLists.txt"_s;
    for (const QString &name : included) {
        static const QRegularExpression charts(
            u"^(QtCharts|QChart|QPolarChart|QAbstractSeries|QAbstractAxis|Q\\w+Series$|Q\\w+Axis$|Q\\w*Legend|QBoxSet|QBarSet)"_s);
        if (folder != u"charts" && charts.match(name).hasMatch())
            out << path + u" includes "_s + name + u": only ui/charts sees Qt Charts"_s;
        if (!name.startsWith(u"ui/"))
            continue;
        const QString other = name.section(u'/', 1, 1);
        if (other != folder && !uses.value(folder).contains(other))
            out << path + u" includes "_s + name + u", which its folder does not use"_s;
    }
    return out;
}

} // namespace

class LayeringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderIsRead()
    {
        const QStringList order = folders();
        QVERIFY(order.size() > 10);
        QCOMPARE(order.first(), u"base"_s);
        QVERIFY(order.indexOf(u"plan"_s) < order.indexOf(u"run"_s));
        QVERIFY(sources(root).size() > 50);
    }

    void faultsAreFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("own folder") << u"plan/a.cpp"_s << u"plan/plan.h"_s << true;
        QTest::newRow("above") << u"run/a.h"_s << u"plan/plan.h"_s << true;
        QTest::newRow("below") << u"plan/a.cpp"_s << u"run/executor.h"_s << false;
        QTest::newRow("the command line from the library") << u"report/a.cpp"_s << u"cli/command.h"_s << false;
        QTest::newRow("system header") << u"base/a.h"_s << u"sys/socket.h"_s << true;
        QTest::newRow("Asio in a header") << u"measure/a.h"_s << u"boost/asio/io_context.hpp"_s << false;
        QTest::newRow("Asio in the transport") << u"transport/a.h"_s << u"boost/asio/io_context.hpp"_s << true;
        QTest::newRow("Asio in a source") << u"store/a.cpp"_s << u"boost/asio/io_context.hpp"_s << true;
        QTest::newRow("yaml-cpp in a header") << u"plan/a.h"_s << u"yaml-cpp/yaml.h"_s << false;
        QTest::newRow("simdjson in a header") << u"store/a.h"_s << u"simdjson.h"_s << false;
        QTest::newRow("the desktop") << u"report/a.cpp"_s << u"ui/theme/theme.h"_s << false;
        QTest::newRow("GUI") << u"report/a.cpp"_s << u"QPainter"_s << false;
        QTest::newRow("unknown folder") << u"new/a.cpp"_s << u"QString"_s << false;
    }
    void faultsAreFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        QCOMPARE(faults(path, {include}, folders()).isEmpty(), allowed);
        QCOMPARE(includes(u"#include <"_s + include + u">\n // #include \"x\"\n"_s), QStringList{include});
    }

    void faultsOfTheDesktopAreFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("own folder") << u"widgets/a.cpp"_s << u"ui/widgets/page.h"_s << true;
        QTest::newRow("used folder") << u"pages/a.cpp"_s << u"ui/charts/chart_view.h"_s << true;
        QTest::newRow("a page from a widget") << u"widgets/a.cpp"_s << u"ui/pages/engines_page.h"_s << false;
        QTest::newRow("the shell from a page") << u"pages/results/a.cpp"_s << u"ui/app/main_window.h"_s << false;
        QTest::newRow("widgets from a model") << u"models/a.cpp"_s << u"ui/widgets/page.h"_s << false;
        QTest::newRow("the library") << u"models/a.cpp"_s << u"run/run_result.h"_s << true;
        QTest::newRow("Qt Charts in charts") << u"charts/a.cpp"_s << u"QLineSeries"_s << true;
        QTest::newRow("Qt Charts in a page") << u"pages/a.cpp"_s << u"QLineSeries"_s << false;
        QTest::newRow("Qt Charts by its folder") << u"pages/a.cpp"_s << u"QtCharts/QChart"_s << false;
        QTest::newRow("unknown folder") << u"new/a.cpp"_s << u"QString"_s << false;
    }
    void faultsOfTheDesktopAreFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        QCOMPARE(uiFaults(path, {include}, uiFolders()).isEmpty(), allowed);
    }

    void theDesktopStands()
    {
        const QHash<QString, QStringList> uses = uiFolders();
        QCOMPARE(uses.size(), 6);
        QStringList all;
        const QStringList paths = sources(uiRoot);
        QVERIFY(paths.size() > 20);
        for (const QString &path : paths)
            all += uiFaults(path, includes(contents(uiRoot + u'/' + path)), uses);
        QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
    }

    void theHouseStands()
    {
        const QStringList order = folders();
        QStringList all;
        for (const QString &path : sources(root))
            all += faults(path, includes(contents(root + u'/' + path)), order);
        QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The house stands: a folder of src/ includes only from itself and from folders above it, and what is heavy stays where it belongs.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(SOURCE_ROOT "/src");

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

QStringList sources()
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
        QVERIFY(sources().size() > 50);
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

    void theHouseStands()
    {
        const QStringList order = folders();
        QStringList all;
        for (const QString &path : sources())
            all += faults(path, includes(contents(root + u'/' + path)), order);
        QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"

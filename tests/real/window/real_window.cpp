// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window against two real llama.cpp servers, one of which serves one request at a time and the other four. Started by real.py with
// TOKENDERBY_REAL_ONE and TOKENDERBY_REAL_FOUR (their URLs), TOKENDERBY_REAL_PICTURES (a folder) and TOKENDERBY_REAL_RUN (a file, into
// which the run folder is written).
#include "ui/app/desktop.h"
#include "ui/pages/benchmark_page.h"
#include "ui/pages/engines/engine_card.h"
#include "ui/pages/results_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/widgets.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int answerMs = 30'000, runMs = 900'000;

/// Four users, in rounds: the one with four slots answers all at once, the other makes three of them wait.
const char planText[] = R"(benchmark: {name: "One slot against four"}
test_scenarios:
  ttft: {enabled: false}
  load_tests:
    - name: users4
      concurrent_users: 4
      duration_seconds: 90
      rounds: 6
      output_tokens: 16
      headline: ttft_p50
      prompts: {set: short}
)";

} // namespace

class RealWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<Desktop> m_desktop;
    QStringList m_urls;
    QString m_pictures, m_run;

    MainWindow &window() { return m_desktop->window(); }

    void picture(const QString &name)
    {
        QTest::qWait(600); // layouts and fades come to rest
        QVERIFY(window().grab().save(m_pictures + u"/real-"_s + name + u".png"_s));
    }

    QLineEdit *address()
    {
        for (QLineEdit *edit : window().findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == u"Address" && edit->isVisible())
                return edit;
        }
        return nullptr;
    }

    bool says(const QString &words)
    {
        for (const QLabel *label : window().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_urls = {qEnvironmentVariable("TOKENDERBY_REAL_ONE"), qEnvironmentVariable("TOKENDERBY_REAL_FOUR")};
        m_pictures = qEnvironmentVariable("TOKENDERBY_REAL_PICTURES");
        QVERIFY2(!m_urls.contains(QString()) && !m_pictures.isEmpty(), "start it by ./dev real window");
        QVERIFY(QDir().mkpath(m_pictures));
        loadFonts();
        Arguments arguments;
        arguments.settingsFile = m_home.filePath(u"settings.ini"_s);
        arguments.resultsFolder = m_home.filePath(u"results"_s);
        if (const QString kept = qEnvironmentVariable("TOKENDERBY_REAL_RESULTS"); !kept.isEmpty())
            arguments.resultsFolder = kept;
        QVERIFY(QDir().mkpath(arguments.resultsFolder));
        m_desktop = std::make_unique<Desktop>(arguments);
        window().resize(1440, 900);
        window().show();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    void addsBothByTheirAddress()
    {
        for (qsizetype i = 0; i < m_urls.size(); ++i) {
            QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
            QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
            QTRY_VERIFY2(address() && address()->hasFocus(), qPrintable(window().currentPage()));
            QTest::keyClicks(address(), m_urls[i]);
            QTRY_VERIFY_WITH_TIMEOUT(says(u"This is llama.cpp"_s), answerMs);
            QTest::keyClick(address(), Qt::Key_Return);
            QTRY_COMPARE_WITH_TIMEOUT(m_desktop->book().entries().size(), i + 1, answerMs);
            const BookEntry &entry = m_desktop->book().entries().last();
            QCOMPARE(entry.endpoint.engine, Engine::LlamaCpp);
            QVERIFY(!entry.endpoint.simulated);
        }
        const auto ready = [this](qsizetype i) { return m_desktop->book().entries()[i].status.state == EndpointStatus::State::Ready; };
        QTRY_VERIFY_WITH_TIMEOUT(ready(0) && ready(1), answerMs);
        for (const BookEntry &entry : m_desktop->book().entries())
            QVERIFY2(entry.status.version.startsWith(u"llama.cpp"_s), qPrintable(entry.status.version));
        QVERIFY(says(m_desktop->book().entries().first().status.model));
        picture(u"engines"_s);
    }

    void benchmarksThemFromTheWindow()
    {
        const QString plan = m_home.filePath(u"slots.yaml"_s);
        QFile file(plan);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(planText) > 0);
        file.close();
        m_desktop->open(plan);
        QCOMPARE(window().currentPage(), u"benchmark"_s);
        QTest::qWait(1000); // the dry run
        picture(u"benchmark"_s);
        auto *page = window().findChild<BenchmarkPage *>();
        QSignalSpy finished(page, &BenchmarkPage::runFinished);
        QTest::keyClick(&window(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(page->busy(), answerMs);
        QTest::qWait(2000);
        QTRY_VERIFY_WITH_TIMEOUT(!says(u"Warming up"_s), runMs);
        QTest::qWait(30'000);
        QVERIFY(page->busy());
        picture(u"benchmark-running"_s);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, runMs);
        m_run = finished.first().first().toString();
        QFile name(qEnvironmentVariable("TOKENDERBY_REAL_RUN"));
        QVERIFY(name.open(QIODevice::WriteOnly) && name.write(m_run.toUtf8()) > 0);
        picture(u"benchmark-done"_s);
    }

    void saysWhichIsFaster()
    {
        if (m_run.isEmpty())
            QFAIL("there is no run to be shown");
        window().showPage(u"results"_s);
        window().findChild<ResultsPage *>()->openRun(m_run);
        QTRY_VERIFY_WITH_TIMEOUT(says(u"faster"_s), answerMs);
        picture(u"results"_s);
    }
};

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(2 * runMs)); // Qt's own is five minutes
    QApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    RealWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "real_window.moc"

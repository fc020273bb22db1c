// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// derby_screenshots FOLDER [VARIANT]: drives the real window against the simulators and keeps a picture of every page and state. Without a
// variant, all of them, each in a process of its own (scale and language hold for a whole process).
#include "parts.h"
#include "ui/app/desktop.h"
#include "ui/pages/benchmark/plan_form.h"
#include "ui/pages/benchmark_page.h"
#include "ui/pages/results_page.h"
#include "ui/widgets/fold.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLayout>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace derby;
using namespace derby::ui;
using namespace Qt::StringLiterals;

namespace {

struct Variant
{
    QString name;
    Appearance::Mode mode = Appearance::Mode::Light;
    QSize size{1440, 900};
    QString language = u"en"_s;
    QString scale = u"1"_s;
};

QList<Variant> variants()
{
    return {{u"light"_s},
            {u"dark"_s, Appearance::Mode::Dark},
            {u"1024x640"_s, Appearance::Mode::Light, QSize(1024, 640)},
            {u"1280x900"_s, Appearance::Mode::Light, QSize(1280, 900)},
            {u"1920x1080"_s, Appearance::Mode::Dark, QSize(1920, 1080)},
            {u"german"_s, Appearance::Mode::Light, QSize(1280, 800), u"de"_s},
            {u"german-1024x640"_s, Appearance::Mode::Light, QSize(1024, 640), u"de"_s},
            {u"scale2"_s, Appearance::Mode::Light, QSize(1280, 800), u"en"_s, u"2"_s}};
}

class Photographer
{
public:
    Photographer(const QString &folder, const Variant &variant)
        : m_folder(folder)
        , m_variant(variant)
    {
        Settings settings(m_home.filePath(u"settings.ini"_s));
        settings.set(settings::appearance, int(variant.mode));
        settings.set(settings::language, variant.language);
        settings.set(settings::reducedMotion, true);
        settings.set(settings::resultsFolder, m_home.filePath(u"results"_s));
    }

    bool takeAll()
    {
        Arguments arguments;
        arguments.settingsFile = m_home.filePath(u"settings.ini"_s);
        arguments.resultsFolder = m_home.filePath(u"results"_s);
        QDir().mkpath(arguments.resultsFolder);
        Desktop desktop(arguments);
        m_window = &desktop.window();
        m_window->resize(m_variant.size);
        m_window->show();
        auto *benchmark = m_window->findChild<BenchmarkPage *>();
        auto *results = m_window->findChild<ResultsPage *>();

        take(u"engines-empty"_s, u"engines"_s);
        take(u"results-empty"_s, u"results"_s);
        desktop.startSimulators();
        QTest::qWait(2500); // statuses and round trips
        take(u"engines"_s, u"engines"_s);
        take(u"benchmark"_s, u"benchmark"_s);
        takeWholeForm();
        QString finished;
        QObject::connect(benchmark, &BenchmarkPage::runFinished, m_window, [&finished](const QString &run) { finished = run; });
        benchmark->start();
        if (!QTest::qWaitFor([benchmark] { return benchmark->busy(); }, 10'000))
            return failed("the benchmark does not start");
        QTest::qWait(20000);
        take(u"benchmark-running"_s, u"benchmark"_s);
        if (!QTest::qWaitFor([&finished, benchmark] { return !finished.isEmpty() && !benchmark->busy(); }, 180'000))
            return failed("the benchmark does not end");
        take(u"benchmark-done"_s, u"benchmark"_s);
        take(u"results"_s, u"results"_s);
        results->openRun(finished);
        QTest::qWait(1500);
        take(u"results-run"_s, u"results"_s);
        results->showQuality();
        take(u"results-quality"_s, u"results"_s);

        desktop.book().stopSimulators();
        benchmark->openConfig(deadServer());
        benchmark->start();
        if (!QTest::qWaitFor([benchmark] { return !benchmark->busy(); }, 60'000))
            return failed("the benchmark of a dead server does not end");
        take(u"benchmark-failed"_s, u"benchmark"_s);
        take(u"settings"_s, u"settings"_s);
        m_window->showPage(u"engines"_s);
        m_window->openPalette();
        take(u"palette"_s, {});
        return true;
    }

private:
    /// A configuration whose server nobody started.
    QString deadServer() const
    {
        const QString path = m_home.filePath(u"dead.yaml"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("benchmark:\n  name: \"Nobody answers\"\n  model: \"Qwen/Qwen2.5-7B-Instruct\"\nservices:\n  manual_urls:\n"
                       "    vllm: \"http://127.0.0.1:9\"\n    tgi: \"http://127.0.0.1:10\"\ntest_scenarios:\n  ttft:\n"
                       "    iterations: 2\n    prompts: {set: short, count: 5}\n");
        return path;
    }

    void take(const QString &name, const QString &page)
    {
        if (!page.isEmpty())
            m_window->showPage(page);
        QTest::qWait(400);
        m_window->grab().save(m_folder + u'/' + name + u'-' + m_variant.name + u".png"_s);
    }

    /// Every row of the form, those behind folds too.
    void takeWholeForm()
    {
        auto *form = m_window->findChild<PlanForm *>();
        for (Fold *fold : form->findChildren<Fold *>())
            fold->setOpen(true);
        QTest::qWait(400);
        form->grab().save(m_folder + u"/benchmark-form-"_s + m_variant.name + u".png"_s);
        for (Fold *fold : form->findChildren<Fold *>())
            fold->setOpen(false);
    }

    static bool failed(const char *why)
    {
        std::fprintf(stderr, "derby_screenshots: %s\n", why);
        return false;
    }

    QString m_folder;
    Variant m_variant;
    QTemporaryDir m_home;
    MainWindow *m_window = nullptr;
};

void takeParts(const QString &folder)
{
    Appearance appearance;
    for (const bool dark : {false, true}) {
        appearance.setMode(dark ? Appearance::Mode::Dark : Appearance::Mode::Light);
        const std::unique_ptr<QWidget> sheet(partsSheet(appearance));
        sheet->show();
        sheet->resize(720, sheet->layout()->totalHeightForWidth(720));
        sheet->grab().save(folder + (dark ? u"/parts-dark.png"_s : u"/parts-light.png"_s));
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("derby_screenshots FOLDER [VARIANT]\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    if (argc < 3) {
        int bad = 0;
        for (const Variant &variant : variants()) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"QT_SCALE_FACTOR"_s, variant.scale);
            process.setProcessEnvironment(environment);
            process.setProcessChannelMode(QProcess::ForwardedChannels);
            process.start(QString::fromLocal8Bit(argv[0]), {folder, variant.name});
            bad += !process.waitForFinished(-1) || process.exitCode() != 0;
        }
        return bad > 0 ? 1 : 0;
    }
    const QApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    loadFonts();
    for (const Variant &variant : variants()) {
        if (variant.name != QLatin1String(argv[2]))
            continue;
        if (variant.name == u"light")
            takeParts(folder);
        return Photographer(folder, variant).takeAll() ? 0 : 1;
    }
    std::fputs("derby_screenshots: no such variant\n", stderr);
    return 2;
}

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measured_leg.h"

#include "plan/config.h"
#include "session/session.h"
#include "store/run_folder.h"
#include "ui/app/desktop.h"
#include "ui/pages/benchmark_page.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <future>

using namespace derby;
using namespace derby::ui;

namespace {

constexpr int tokensPerSecond = 50; // the profile "open"

RunPtr failed(const QString &why)
{
    std::fprintf(stderr, "bench_window: %s\n", qPrintable(why));
    return nullptr;
}

} // namespace

QByteArray loadFile(const Endpoint &endpoint, int streams, int seconds)
{
    // Answers of half the time: each stream begins anew once or twice, so there are as many first tokens to judge by.
    const int tokens = std::max(10, seconds * tokensPerSecond / 2);
    return QStringLiteral("benchmark: {name: \"%1 streams\", model: \"%2\"}\n"
                          "services:\n  manual_urls: {vllm: \"%3\"}\n"
                          "test_scenarios:\n  ttft: {enabled: false}\n  load_tests:\n"
                          "    - {name: streams, concurrent_users: %1, duration_seconds: %4, rounds: 1, warmup: 0, output_tokens: %5,\n"
                          "       prompts: {set: short}}\n"
                          "output: {generate_report: false, generate_charts: false, save_raw_data: false}\n")
        .arg(streams)
        .arg(endpoint.model, endpoint.url.toString())
        .arg(seconds)
        .arg(tokens)
        .toUtf8();
}

RunPtr runInWindow(const QByteArray &text, QSize size, const std::function<void()> &began)
{
    const QTemporaryDir home;
    Arguments arguments;
    arguments.settingsFile = home.filePath(QStringLiteral("settings.ini"));
    arguments.resultsFolder = home.filePath(QStringLiteral("results"));
    QDir().mkpath(arguments.resultsFolder);
    arguments.open = home.filePath(QStringLiteral("streams.yaml"));
    QFile file(arguments.open);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return failed(file.errorString());
    file.close();

    Desktop desktop(arguments);
    desktop.window().resize(size);
    desktop.window().show();
    auto *page = desktop.window().findChild<BenchmarkPage *>();
    RunPtr result;
    QEventLoop loop;
    QObject::connect(page, &BenchmarkPage::measured, &loop, [&result](const RunPtr &run) { result = run; });
    QObject::connect(page, &Page::busyChanged, &loop, [&] {
        if (!page->busy())
            loop.quit();
    });
    // A moment, so that what a first show costs is no part of the run.
    QTimer::singleShot(1000, &loop, [&] {
        if (began)
            began();
        page->start();
    });
    loop.exec();
    return result ? result : failed(QStringLiteral("the run in the window did not come to its end"));
}

RunPtr runWithoutWindow(const QByteArray &text)
{
    const QTemporaryDir home;
    const ConfigResult config = parseConfig(text, home.filePath(QStringLiteral("streams.yaml")));
    if (!config.valid())
        return failed(config.errors.first().message);
    const Result<QDir> folder = createRunFolder(home.path(), config.plan.name, QDateTime::currentDateTime());
    if (!folder)
        return failed(folder.error().message);
    std::promise<FinishedRun> ended;
    const auto session =
        RunSession::start(config.plan, *folder, std::nullopt, [&ended](FinishedRun run) { ended.set_value(std::move(run)); });
    if (!session)
        return failed(session.error().message);
    return std::make_shared<const RunResult>(ended.get_future().get().run);
}

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/arguments.h"
#include "ui/app/desktop.h"
#include "ui/app/end_signals.h"
#include "ui/app/render.h"
#include "ui/models/settings.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QStyleFactory>

#include <csignal>
#include <cstdio>

using namespace derby;
using namespace derby::ui;

namespace {

enum ExitCode { Good = 0, Failed = 1, WrongUsage = 2, EndedBySignal = 128 };

void print(const QString &text, FILE *where = stdout)
{
    std::fputs(text.toLocal8Bit().constData(), where);
}

int report(const Error &error)
{
    print(QString(u"tokenderby: " + error.message + u'\n'), stderr);
    if (error.kind != ErrorKind::Usage && !error.detail.isEmpty())
        print(QString(u"  " + error.detail + u'\n'), stderr);
    for (const QString &action : error.actions)
        print(QString(u"  " + action + u'\n'), stderr);
    return error.kind == ErrorKind::Usage ? WrongUsage : Failed;
}

int render(const Arguments &arguments)
{
    const Settings settings(arguments.settingsFile);
    const Result<> drawn = renderChart(arguments, arguments.resultsFolder.isEmpty() ? settings.resultsFolder() : arguments.resultsFolder);
    return drawn ? Good : report(drawn.error());
}

int showWindow(const Arguments &arguments)
{
    QApplication::setWindowIcon(icon(QStringLiteral("brand"), Qt::black));
    Desktop desktop(arguments);
    int code = Good;
    const EndSignals signals;
    QObject::connect(&signals, &EndSignals::asked, &desktop.window(), [&](int number) {
        code = EndedBySignal + number;
        desktop.window().end();
    });
    desktop.window().show();
    QApplication::exec();
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList list;
    for (int i = 1; i < argc; ++i)
        list.append(QString::fromLocal8Bit(argv[i]));
    const Result<Arguments> arguments = parseArguments(withoutQtArguments(list));
    if (!arguments)
        return report(makeError(ErrorKind::Usage, arguments.error().message, {}, {QStringLiteral("tokenderby --help")}));
    switch (arguments->task) {
    case Arguments::Task::Help:
        print(helpText());
        return Good;
    case Arguments::Task::Version:
        print(QStringLiteral("tokenderby " TOKENDERBY_VERSION "\n"));
        return Good;
    case Arguments::Task::ListCharts:
        for (const ChartId id : allCharts())
            print(QString(chartName(id) + u'\n'));
        return Good;
    case Arguments::Task::Render:
        // A picture needs no display, and none may be asked for: with one missing, Qt would abort.
        qputenv("QT_QPA_PLATFORM", "offscreen");
        break;
    case Arguments::Task::Window:
        break;
    }
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN); // servers hang up; that must end a request, not the program
#endif
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tokenderby"));
    QApplication::setApplicationDisplayName(QStringLiteral("TokenDerby"));
    QApplication::setApplicationVersion(QStringLiteral(TOKENDERBY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("tokenderby"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    loadFonts();
    return arguments->task == Arguments::Task::Render ? render(*arguments) : showWindow(*arguments);
}

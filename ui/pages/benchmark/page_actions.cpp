// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/page_actions.h"

#include <QHBoxLayout>
#include <QMenu>

namespace derby::ui {

namespace {

/// The built-in files as people call them.
QList<std::pair<QString, QString>> presets()
{
    return {{QStringLiteral("quick-test.yaml"), PageActions::tr("Quick test, about 5 minutes")},
            {QStringLiteral("default.yaml"), PageActions::tr("Standard, about 30 minutes")},
            {QStringLiteral("stress-test.yaml"), PageActions::tr("Stress test, more than an hour")},
            {QStringLiteral("demo.yaml"), PageActions::tr("Demo, under a minute")}};
}

} // namespace

PageActions::PageActions(const Appearance &appearance, QHBoxLayout *row, QWidget *parent)
    : QObject(parent)
    , m_presets(new Button(appearance, Button::Kind::Plain, tr("Presets"), QStringLiteral("glyph/down"), parent))
    , m_save(new Button(appearance, Button::Kind::Quiet, tr("Save"), {}, parent))
    , m_start(new Button(appearance, Button::Kind::Primary, tr("Start"), QStringLiteral("glyph/play"), parent))
    , m_stop(new Button(appearance, Button::Kind::Plain, tr("Stop"), QStringLiteral("glyph/stop"), parent))
    , m_back(new Button(appearance, Button::Kind::Plain, tr("Back to the plan"), {}, parent))
    , m_results(new Button(appearance, Button::Kind::Primary, tr("Open in Results"), QStringLiteral("results"), parent))
    , m_stopNote(new Text(appearance, Type::Small, tr("Stop keeps what was measured"), parent, Token::Ink3))
    , m_menu(new QMenu(parent))
{
    m_start->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_stop->setKeys(QKeySequence(Qt::Key_Escape));
    for (QWidget *part : std::initializer_list<QWidget *>{m_presets, m_save, m_start, m_stopNote, m_stop, m_back, m_results})
        row->addWidget(part);
    buildMenu();
    connect(m_presets, &QPushButton::clicked, this, [this] { m_menu->popup(m_presets->mapToGlobal(QPoint(0, m_presets->height() + 4))); });
    connect(m_save, &QPushButton::clicked, this, &PageActions::saveRequested);
    connect(m_start, &QPushButton::clicked, this, &PageActions::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &PageActions::stopRequested);
    connect(m_back, &QPushButton::clicked, this, &PageActions::backRequested);
    connect(m_results, &QPushButton::clicked, this, &PageActions::resultsRequested);
}

void PageActions::buildMenu()
{
    for (const auto &[file, name] : presets())
        connect(m_menu->addAction(name), &QAction::triggered, this, [this, file = file] { Q_EMIT presetChosen(file); });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Open…")), &QAction::triggered, this, &PageActions::openRequested);
    connect(m_menu->addAction(tr("Save as…")), &QAction::triggered, this, &PageActions::saveAsRequested);
}

void PageActions::setState(State state, bool hasResult)
{
    const bool setup = state == State::Setup, running = state == State::Running || state == State::Stopping;
    m_presets->setVisible(setup);
    m_save->setVisible(setup);
    m_start->setVisible(setup);
    m_stopNote->setVisible(running);
    m_stop->setVisible(running);
    m_stop->setEnabled(state == State::Running);
    m_back->setVisible(state == State::Done);
    m_results->setVisible(state == State::Done && hasResult);
}

void PageActions::setStart(bool enabled, const QString &duration, const QString &whyNot)
{
    m_start->setEnabled(enabled);
    m_start->setText(duration.isEmpty() ? tr("Start") : tr("Start, %1").arg(duration));
    m_start->setToolTip(whyNot);
    m_start->setAccessibleDescription(whyNot);
}

void PageActions::setSave(bool enabled)
{
    m_save->setEnabled(enabled);
}

} // namespace derby::ui

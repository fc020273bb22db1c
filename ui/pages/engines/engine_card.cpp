// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/engine_card.h"

#include "base/percentile.h"
#include "base/text.h"
#include "ui/models/endpoint_watch.h"
#include "ui/pages/engines/engine_facts.h"
#include "ui/pages/engines/engine_name.h"
#include "ui/pages/engines/round_trip_ticks.h"
#include "ui/pages/engines/test_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;
using State = EndpointStatus::State;
using Remedy = EndpointStatus::Remedy;

constexpr int cardHeight = 320, labelWidth = 64;

} // namespace

EngineCard::EngineCard(const Appearance &appearance, quint64 serial, QWidget *parent)
    : Card(appearance, parent)
    , m_appearance(appearance)
    , m_serial(serial)
    , m_emblem(new EngineEmblem(appearance, this))
    , m_name(new EngineName(appearance, this))
    , m_chip(new Chip(appearance, Chip::Kind::Neutral, {}, this))
    , m_simulated(new Chip(appearance, Chip::Kind::Simulated, {}, this))
    , m_facts(new QWidget(this))
    , m_tripsRow(new QWidget(this))
    , m_median(new FigureLabel(appearance, Type::FigureM, this))
    , m_ticks(new RoundTripTicks(appearance, EndpointWatch::roundTripsKept, this))
    , m_test(new TestPanel(appearance, this))
    , m_error(new ErrorCard(appearance, this))
    , m_testButton(new Button(appearance, Button::Kind::Plain, tr("Test"), u"glyph/play"_s, this))
    , m_remedy(new Button(appearance, Button::Kind::Plain, {}, {}, this))
    , m_edit(new Button(appearance, Button::Kind::Quiet, tr("Edit"), u"glyph/edit"_s, this))
    , m_more(new Button(appearance, Button::Kind::Quiet, {}, u"glyph/more"_s, this))
{
    setMinimumHeight(cardHeight);
    setFocusPolicy(Qt::StrongFocus);
    makeHead();
    makeFacts();
    m_error->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // as high as its words need at this width
    body()->addWidget(m_error);
    body()->addWidget(m_test);
    auto *trips = new QVBoxLayout(m_tripsRow);
    trips->setContentsMargins(0, 0, 0, 0);
    trips->setSpacing(Theme::s);
    auto *row = new QHBoxLayout;
    row->addWidget(new Text(appearance, Type::Small, tr("Round trip, last minute"), m_tripsRow, Token::Ink3), 0, Qt::AlignBottom);
    row->addStretch();
    row->addWidget(m_median);
    trips->addLayout(row);
    trips->addWidget(m_ticks);
    body()->addWidget(m_tripsRow);
    body()->addStretch(1);
    makeFoot();
    showParts();
}

void EngineCard::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::m);
    head->addWidget(m_emblem, 0, Qt::AlignTop);
    head->addWidget(m_name, 1);
    auto *chips = new QVBoxLayout;
    chips->setSpacing(Theme::xs);
    chips->addWidget(m_chip, 0, Qt::AlignRight | Qt::AlignTop);
    chips->addWidget(m_simulated, 0, Qt::AlignRight | Qt::AlignTop);
    head->addLayout(chips);
    head->setAlignment(chips, Qt::AlignTop);
    body()->addLayout(head);
    m_simulated->hide();
}

Text *EngineCard::addFact(QGridLayout *grid, int row, const QString &label, Type type)
{
    auto *name = new Text(m_appearance, Type::Small, label, m_facts, Token::Ink3);
    auto *value = new Text(m_appearance, type, {}, m_facts);
    value->setElided(true);
    value->setAccessibleName(label);
    grid->addWidget(name, row, 0, Qt::AlignVCenter);
    grid->addWidget(value, row, 1);
    return value;
}

void EngineCard::makeFacts()
{
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::m);
    grid->setVerticalSpacing(3);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(1, 1);
    m_address = addFact(grid, 0, tr("Address"), Type::Figure);
    m_foundBy = addFact(grid, 1, tr("Found by"), Type::Body);
    m_model = addFact(grid, 2, tr("Model"), Type::Figure);
    m_server = addFact(grid, 3, tr("Server"), Type::Body);
    body()->addWidget(m_facts);
}

void EngineCard::makeFoot()
{
    for (Button *button : {m_testButton, m_remedy, m_edit, m_more})
        button->setSmall(true);
    QHBoxLayout *foot = footRow();
    foot->addWidget(m_testButton);
    foot->addWidget(m_remedy);
    foot->addWidget(m_edit);
    foot->addStretch();
    foot->addWidget(m_more);
    m_remedy->hide();
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    connect(m_testButton, &Button::clicked, this, [this] {
        if (m_testing)
            Q_EMIT testCancelled();
        else
            Q_EMIT testRequested();
    });
    connect(m_remedy, &Button::clicked, this, [this] { Q_EMIT remedyRequested(m_entry.status.remedy); });
    connect(m_edit, &Button::clicked, this, [this] { Q_EMIT editRequested(Remedy::None); });
    connect(m_test, &TestPanel::closed, this, &EngineCard::testClosed);
    connect(m_error, &ErrorCard::action, this, [this] {
        if (m_testError)
            Q_EMIT testClosed();
        else
            Q_EMIT checkRequested();
    });
    connect(m_more, &Button::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Copy the address"), this, &EngineCard::copyRequested);
        menu->addAction(tr("Check now"), this, &EngineCard::checkRequested)->setEnabled(!m_paused);
        menu->addSeparator();
        menu->addAction(m_entry.ownSimulator() ? tr("Remove the simulator") : tr("Remove"), this, &EngineCard::removeRequested);
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
    });
}

void EngineCard::setEntry(const BookEntry &entry, const SeriesLook &look)
{
    m_entry = entry;
    m_look = look;
    const Endpoint &endpoint = entry.endpoint;
    m_emblem->setLook(look);
    const bool named = !endpoint.name.isEmpty() && endpoint.name != engineName(endpoint.engine);
    const QString line = named ? engineName(endpoint.engine) : EngineName::tagLine(look.slot);
    m_name->set(look, line.isEmpty() ? endpoint.url.host() : line);
    setKind(endpoint.simulated ? Kind::Simulated : Kind::Plain);
    m_simulated->setVisible(endpoint.simulated);
    m_edit->setVisible(!entry.ownSimulator()); // it is what it is
    m_address->setText(endpoint.url.toDisplayString());
    m_foundBy->setText(EngineFacts::foundBy(entry));
    m_foundBy->setToken(endpoint.url.scheme() == "https"_L1 && !endpoint.verifyTls ? Token::Warn : Token::Ink);
    const QString model = EngineFacts::model(entry);
    m_model->setText(model.isEmpty() ? tr("not known") : model);
    m_model->setToken(model.isEmpty() ? Token::Ink3 : Token::Ink);
    m_server->setText(EngineFacts::server(entry));
    setAccessibleName(tr("%1 at %2").arg(look.name, endpoint.url.toDisplayString()));
    for (auto &[button, words] : {std::pair(m_edit, tr("Edit %1")), std::pair(m_more, tr("More about %1"))})
        button->setAccessibleName(words.arg(look.name));
    showParts();
}

void EngineCard::setTest(bool running, const Trace *result)
{
    m_testing = running;
    m_tested = result && !result->error;
    m_testError = result ? result->error : std::nullopt;
    if (running)
        m_test->showRunning();
    else if (m_tested)
        m_test->showResult(*result);
    showParts();
}

void EngineCard::setLoading(bool loading)
{
    m_loading = loading;
    showParts();
}

void EngineCard::setPaused(bool paused)
{
    m_paused = paused;
    showParts();
}

void EngineCard::showChip()
{
    const EndpointStatus &status = m_entry.status;
    QString trouble = EngineFacts::trouble(m_entry);
    if (m_loading)
        m_chip->set(Chip::Kind::Neutral, tr("Loading the model"));
    else if (m_entry.keyError)
        m_chip->set(Chip::Kind::Warn, tr("No key"));
    else if (m_paused)
        m_chip->set(Chip::Kind::Neutral, tr("Not asked now"));
    else if (status.state == State::Gone)
        m_chip->set(Chip::Kind::Error, EngineFacts::chip(status));
    else if (status.state == State::Degraded)
        m_chip->set(Chip::Kind::Warn, EngineFacts::chip(status));
    else
        m_chip->set(status.state == State::Ready ? Chip::Kind::Good : Chip::Kind::Neutral, EngineFacts::chip(status));
    if (m_paused)
        trouble = tr("Something is being measured: nothing else asks the servers meanwhile.");
    m_chip->setToolTip(trouble);
    m_chip->setAccessibleDescription(trouble);
    setAccessibleDescription(QStringList{m_chip->accessibleName(), trouble, m_model->text(), m_server->text()}.join(u". "_s));
}

void EngineCard::showTrips()
{
    const QList<double> &trips = m_entry.status.roundTripsMs;
    m_ticks->setTrips(trips, m_look.slot);
    std::vector<double> answered;
    std::copy_if(trips.begin(), trips.end(), std::back_inserter(answered), [](double trip) { return trip >= 0; });
    if (answered.empty()) {
        m_median->setFigure(u"–"_s, tr("ms median"));
        return;
    }
    const QString median = humanMs(percentileInPlace(answered, 0.5));
    m_median->setFigure(median.section(u' ', 0, 0), tr("%1 median").arg(median.section(u' ', 1)));
}

void EngineCard::showParts()
{
    showChip();
    showTrips();
    const EndpointStatus &status = m_entry.status;
    // What a test said comes before what the watch says, and that before the facts.
    std::optional<Error> error = m_testError;
    if (!error && !m_testing && status.error && (status.state == State::Gone || status.remedy == Remedy::ChangeEngine))
        error = status.error;
    if (error) {
        m_error->setAction(m_testError ? tr("Close") : tr("Check again"));
        m_error->setError(*error);
    }
    m_error->setVisible(error.has_value());
    m_facts->setVisible(!error);
    const bool test = !error && (m_testing || m_tested);
    m_test->setVisible(test);
    m_tripsRow->setVisible(!error && !test);
    m_testButton->setText(m_testing ? tr("Cancel") : tr("Test"));
    m_testButton->setIconName(m_testing ? u"glyph/stop"_s : u"glyph/play"_s);
    m_testButton->setEnabled(!m_paused);
    m_testButton->setAccessibleName(m_testing ? tr("Cancel the test of %1").arg(m_look.name) : tr("Test %1").arg(m_look.name));
    const QString remedy = m_loading || m_paused ? QString() : EngineFacts::remedy(status);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
}

void EngineCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_T:
        if (event->modifiers() == Qt::NoModifier) {
            m_testButton->click();
            return;
        }
        break;
    case Qt::Key_Left:
        Q_EMIT neighbourRequested(-1);
        return;
    case Qt::Key_Right:
        Q_EMIT neighbourRequested(1);
        return;
    case Qt::Key_Up:
        Q_EMIT neighbourRequested(-2);
        return;
    case Qt::Key_Down:
        Q_EMIT neighbourRequested(2);
        return;
    case Qt::Key_Delete:
        Q_EMIT removeRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT editRequested(Remedy::None);
        return;
    case Qt::Key_Escape:
        if (m_testing) {
            Q_EMIT testCancelled();
            return;
        }
        if (m_tested || m_testError) {
            Q_EMIT testClosed();
            return;
        }
        break;
    default:
        break;
    }
    Card::keyPressEvent(event);
}

} // namespace derby::ui

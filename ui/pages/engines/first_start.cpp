// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/engines/first_start.h"

#include "base/text.h"
#include "report/plots.h"
#include "ui/pages/engines/address_entry.h"
#include "ui/pages/engines/empty_track.h"
#include "ui/theme/icons.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int contentWidth = 896, cardMinHeight = 228, narrowBelow = 760, iconGround = 40, iconSize = 20;

/// A page icon on a soft square.
class IconTile : public QWidget
{
public:
    IconTile(const Appearance &appearance, const QString &name, QWidget *parent)
        : QWidget(parent)
        , m_appearance(appearance)
        , m_name(name)
    {
        setFixedSize(iconGround, iconGround);
        connect(&appearance, &Appearance::changed, this, [this] { update(); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_appearance.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Field));
        painter.drawRoundedRect(rect(), 8, 8);
        const int at = (iconGround - iconSize) / 2;
        painter.drawPixmap(at, at, iconPixmap(m_name, theme.color(Token::Ink), iconSize, devicePixelRatioF()));
    }

private:
    const Appearance &m_appearance;
    QString m_name;
};

QString joined(const QStringList &names)
{
    if (names.size() < 2)
        return names.join(QString());
    return FirstStart::tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(u", "_s), names.last());
}

} // namespace

FirstStart::FirstStart(const Appearance &appearance, EndpointBook &book, Lookout &lookout, LocalhostLook &look, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
    , m_look(look)
    , m_track(new EmptyTrack(appearance, this))
    , m_title(new Text(appearance, Type::Display, {}, this))
    , m_text(new Text(appearance, Type::Heading, {}, this, Token::Ink2))
    , m_progress(new ProgressLine(appearance, this))
    , m_found(new Card(appearance, this))
    , m_go(new Button(appearance, Button::Kind::Primary, {}, u"benchmark"_s, this))
    , m_grid(new QGridLayout)
    , m_discover(new Button(appearance, Button::Kind::Primary, tr("Discover"), {}, this))
    , m_discoverAgain(new Button(appearance, Button::Kind::Plain, tr("Discover"), {}, this))
    , m_address(new AddressEntry(appearance, book, lookout, this))
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *content = new QWidget(this);
    content->setMaximumWidth(contentWidth);
    outer->addStretch(1);
    outer->addWidget(content, 1000);
    outer->addStretch(1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(makeHead());
    makeCards();
    column->addLayout(m_grid);
    column->addSpacing(Theme::xl);
    column->addWidget(makeFoot());
    column->addStretch(3);
    connect(&look, &LocalhostLook::changed, this, &FirstStart::showFound);
    connect(m_go, &Button::clicked, this, [this] { Q_EMIT startRequested(m_look.found()); });
    showFound();
}

QWidget *FirstStart::makeHead()
{
    auto *head = new QWidget(this);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_track);
    column->addSpacing(Theme::xxl);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addSpacing(Theme::s);
    m_text->setType(Type::Body);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    column->addSpacing(Theme::m);
    m_progress->setProgress(-1);
    m_progress->setMaximumWidth(120);
    column->addWidget(m_progress);
    column->addWidget(m_found);
    m_found->footRow()->addWidget(m_go);
    m_found->footRow()->addStretch();
    column->addSpacing(Theme::l);
    return head;
}

Card *FirstStart::makeCard(const QString &icon, const QString &title, const QString &text)
{
    auto *card = new Card(m_appearance, this);
    card->setMinimumHeight(cardMinHeight);
    card->body()->setSpacing(0);
    card->body()->addSpacing(Theme::xs);
    card->body()->addWidget(new IconTile(m_appearance, icon, card));
    card->body()->addSpacing(Theme::l);
    auto *heading = new Text(m_appearance, Type::Heading, title, card);
    card->body()->addWidget(heading);
    auto *words = new Text(m_appearance, Type::Body, text, card, Token::Ink2);
    words->setWordWrap(true);
    card->body()->addWidget(words);
    card->body()->addStretch(1);
    card->body()->addSpacing(Theme::m);
    card->setAccessibleName(title);
    card->setAccessibleDescription(text);
    m_cards << card;
    return card;
}

void FirstStart::makeCards()
{
    m_grid->setSpacing(Theme::gutter);
    const auto left = [](Card *card, std::initializer_list<QWidget *> widgets) {
        auto *row = new QHBoxLayout;
        row->setSpacing(Theme::m);
        for (QWidget *widget : widgets)
            row->addWidget(widget);
        row->addStretch();
        card->body()->addLayout(row);
    };
    Card *discover =
        makeCard(u"discover"_s, tr("Discover"), tr("Looks at the ports of this machine that engines usually take. Reads only."));
    for (Button *button : {m_discover, m_discoverAgain}) {
        button->setKeys(QKeySequence(Qt::CTRL | Qt::Key_D));
        connect(button, &Button::clicked, this, &FirstStart::lookRequested);
    }
    left(discover, {m_discover, m_discoverAgain});

    Card *type = makeCard(u"engines"_s, tr("Type an address"), tr("vLLM, TGI, Ollama, or anything that speaks the OpenAI protocol."));
    m_address->setCompact();
    type->body()->addWidget(m_address);

    Card *simulators = makeCard(u"simulator"_s, tr("Use the simulators"),
                                tr("Three models of servers on this machine. Marked in every window, chart and file."));
    simulators->setKind(Card::Kind::Simulated);
    auto *start = new Button(m_appearance, Button::Kind::Plain, tr("Start three"), {}, this);
    connect(start, &Button::clicked, this, &FirstStart::simulatorsRequested);
    left(simulators, {start, new Chip(m_appearance, Chip::Kind::Simulated, {}, this)});
}

QWidget *FirstStart::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::m);
    auto *glyph = new QLabel(foot);
    const auto paintGlyph = [this, glyph] {
        glyph->setPixmap(iconPixmap(u"stopwatch"_s, m_appearance.theme().color(Token::Ink2), iconSize, devicePixelRatioF()));
    };
    paintGlyph();
    connect(&m_appearance, &Appearance::changed, glyph, paintGlyph);
    row->addWidget(glyph);
    auto *words = new Text(m_appearance, Type::Body,
                           tr("Calibrating takes about 20 s and tells how wrong this machine's stopwatch can be."), foot, Token::Ink3);
    words->setWordWrap(true);
    row->addWidget(words, 1);
    auto *calibrate = new Button(m_appearance, Button::Kind::Plain, tr("Calibrate"), {}, foot);
    calibrate->setSmall(true);
    connect(calibrate, &Button::clicked, this, &FirstStart::calibrateRequested);
    row->addWidget(calibrate);
    return foot;
}

void FirstStart::showFound()
{
    const QList<Endpoint> found = m_look.found();
    const std::vector<SeriesLook> looks = seriesLooks(found);
    QStringList names, runners;
    for (const Endpoint &endpoint : found)
        names << engineName(endpoint.engine);
    for (const SeriesLook &look : looks)
        runners << look.slot;
    m_track->setRunners(runners);
    m_progress->setVisible(m_look.running());
    // There is one primary button: what leads to a benchmark, once there is anything to measure.
    m_discover->setVisible(found.isEmpty());
    m_discoverAgain->setVisible(!found.isEmpty());
    for (Button *button : {m_discover, m_discoverAgain})
        button->setEnabled(!m_look.running());
    m_found->setVisible(!found.isEmpty());
    if (found.isEmpty()) {
        m_title->setText(tr("Three lanes, no runners yet."));
        m_text->setText(m_look.running() ? tr("Looking whether an engine answers on this machine.")
                                         : tr("Type the address of a server that you have, or try everything with the built-in simulators. "
                                              "A first benchmark takes under a minute."));
        return;
    }
    m_title->setText(found.size() == 1 ? tr("%1 answers on this machine.").arg(names.first())
                                       : tr("%1 answer on this machine.").arg(joined(names)));
    m_text->setText(tr("Nothing else is needed for a first benchmark."));
    delete m_foundRows;
    m_foundRows = new QWidget(m_found);
    auto *grid = new QGridLayout(m_foundRows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::l);
    grid->setVerticalSpacing(Theme::s);
    grid->setColumnStretch(2, 1);
    int row = 0;
    for (const LookedAt &place : m_look.places()) {
        const auto endpoint = place.look ? LocalhostLook::endpointOf(place.url, *place.look) : std::nullopt;
        if (!endpoint)
            continue;
        auto *tag = new EngineTag(m_appearance, m_foundRows);
        tag->set(looks[size_t(row)].slot, engineName(endpoint->engine), looks[size_t(row)].second);
        grid->addWidget(tag, row, 0);
        grid->addWidget(new Text(m_appearance, Type::Figure, place.url.toDisplayString(), m_foundRows), row, 1);
        QStringList what = place.look->offer.names.mid(0, 1);
        if (!place.look->identity.version.isEmpty())
            what << place.look->identity.version;
        auto *model = new Text(m_appearance, Type::Small, printable(what.join(u" · "_s)), m_foundRows, Token::Ink3);
        model->setElided(true);
        grid->addWidget(model, row, 2);
        ++row;
    }
    m_found->body()->addWidget(m_foundRows);
    m_go->setText(found.size() == 1       ? tr("Add it and set up a benchmark")
                      : found.size() == 2 ? tr("Add both and set up a benchmark")
                                          : tr("Add all and set up a benchmark"));
}

void FirstStart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < narrowBelow;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_grid->addWidget(m_cards[i], narrow ? int(i) : 0, narrow ? 0 : int(i));
        m_grid->setColumnStretch(int(i), narrow && i > 0 ? 0 : 1);
    }
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parts.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/flow.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/widgets.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QPainter>

using namespace derby;
using namespace derby::ui;

namespace {

/// A series' line with its marker, as charts draw it.
class Series : public QWidget
{
public:
    Series(const Appearance &appearance, const QString &slot)
        : m_appearance(appearance)
        , m_slot(slot)
    {
        setFixedSize(72, 20);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const EngineLook look = m_appearance.theme().engine(m_slot);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(look.mark, 2);
        pen.setCapStyle(Qt::FlatCap);
        if (!look.dash.isEmpty()) {
            QList<qreal> dash;
            for (const qreal part : look.dash)
                dash.append(part / 2);
            pen.setDashPattern(dash);
        }
        painter.setPen(pen);
        painter.drawLine(0, 10, width(), 10);
        painter.translate(width() / 2.0, 10);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.mark);
        painter.drawPath(markerPath(look.marker, 9));
    }

private:
    const Appearance &m_appearance;
    QString m_slot;
};

void label(const Appearance &appearance, QVBoxLayout *column, const QString &text)
{
    column->addWidget(new Text(appearance, Type::Label, text, nullptr, Token::Ink3));
}

QHBoxLayout *row(QVBoxLayout *column, std::initializer_list<QWidget *> widgets)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::m);
    for (QWidget *widget : widgets)
        line->addWidget(widget, 0, Qt::AlignTop);
    line->addStretch();
    column->addLayout(line);
    return line;
}

Button *button(const Appearance &appearance, Button::Kind kind, const QString &text, bool enabled = true, bool down = false)
{
    auto *made = new Button(appearance, kind, text);
    made->setEnabled(enabled);
    made->setDown(down);
    return made;
}

Field *field(const Appearance &appearance, const QString &value, const QString &unit)
{
    auto *made = new Field(appearance, unit);
    made->setText(value);
    made->setFixedWidth(180);
    return made;
}

void addTexts(const Appearance &appearance, QVBoxLayout *column)
{
    label(appearance, column, QStringLiteral("Type"));
    const struct
    {
        Type type;
        const char *text;
    } types[] = {{Type::Display, "Display 32"}, {Type::Title, "Title 20"},      {Type::Heading, "Heading 15"}, {Type::Strong, "Strong 13"},
                 {Type::Body, "Body 13"},       {Type::Small, "Small 12"},      {Type::Label, "Label 11"},     {Type::FigureL, "1,116.4"},
                 {Type::FigureM, "842.0"},      {Type::Figure, "a->b != c***"}, {Type::FigureS, "36.9 – 39.8"}};
    auto *flow = new Flow;
    flow->setGaps(16, 4);
    for (const auto &entry : types)
        flow->addWidget(new Text(appearance, entry.type, QString::fromUtf8(entry.text)));
    column->addLayout(flow);
}

} // namespace

QWidget *partsSheet(const Appearance &appearance)
{
    auto *sheet = new QWidget;
    sheet->setFixedWidth(720);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(Theme::pageMargin, Theme::pageMargin, Theme::pageMargin, Theme::pageMargin);
    column->setSpacing(Theme::m);
    column->addWidget(
        new Text(appearance, Type::Title, appearance.theme().isDark() ? QStringLiteral("Parts, dark") : QStringLiteral("Parts, light")));
    label(appearance, column, QStringLiteral("Buttons"));
    using Kind = Button::Kind;
    for (const Kind kind : {Kind::Primary, Kind::Plain, Kind::Quiet})
        row(column,
            {button(appearance, kind, QStringLiteral("Start")), button(appearance, kind, QStringLiteral("Start"), true, true),
             button(appearance, kind, QStringLiteral("Start"), false)});
    auto *keys = new Button(appearance, Kind::Primary, QStringLiteral("Start, 3 min"), QStringLiteral("glyph/play"));
    keys->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto *plainKeys = new Button(appearance, Kind::Plain, QStringLiteral("Discover"), QStringLiteral("discover"));
    plainKeys->setKeys(QKeySequence(Qt::CTRL | Qt::Key_D));
    auto *small = new Button(appearance, Kind::Plain, QStringLiteral("Test"), QStringLiteral("glyph/play"));
    small->setSmall(true);
    auto *smallQuiet = new Button(appearance, Kind::Quiet, QStringLiteral("Edit"), QStringLiteral("glyph/edit"));
    smallQuiet->setSmall(true);
    row(column, {keys, plainKeys, small, smallQuiet, new Button(appearance, Kind::Quiet, {}, QStringLiteral("glyph/more"))});

    label(appearance, column, QStringLiteral("Fields: normal, warning, error, off"));
    auto *warning = field(appearance, QStringLiteral("1000"), QStringLiteral("ms"));
    warning->setWarning(QStringLiteral("asks for 256 tokens/s a stream; 40 is usual here"));
    auto *error = field(appearance, QStringLiteral("-4"), QStringLiteral("users"));
    error->setError(QStringLiteral("Users must be 1 to 10,000."));
    auto *off = field(appearance, QStringLiteral("24"), QStringLiteral("users"));
    off->edit()->setEnabled(false);
    row(column, {field(appearance, QStringLiteral("24"), QStringLiteral("users")), warning, error});
    auto *choice = new Choice(appearance);
    choice->addItems({QStringLiteral("Synthetic, unique prefix each"), QStringLiteral("File")});
    auto *checked = new Check(appearance, QStringLiteral("Same prompts for all"));
    checked->setChecked(true);
    row(column, {off, choice, checked, new Check(appearance, QStringLiteral("Off"))});
    row(column,
        {new QLineEdit(QStringLiteral("a plain line edit")),
         new Segments(appearance, {QStringLiteral("Box"), QStringLiteral("CDF"), QStringLiteral("Poisson")})});

    label(appearance, column, QStringLiteral("Series: dash, marker, text, soft"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::l);
    grid->setVerticalSpacing(Theme::xs);
    const QStringList slots_{QStringLiteral("vllm"), QStringLiteral("tgi"), QStringLiteral("ollama"), QStringLiteral("e4"),
                             QStringLiteral("e5"),   QStringLiteral("e6"),  QStringLiteral("e7"),     QStringLiteral("e8")};
    for (int i = 0; i < slots_.size(); ++i) {
        auto *tag = new EngineTag(appearance);
        tag->set(slots_[i], slots_[i]);
        auto *second = new EngineTag(appearance);
        second->set(slots_[i], slots_[i] + QStringLiteral(" 2"), true);
        grid->addWidget(new Series(appearance, slots_[i]), i / 2, i % 2 * 3);
        grid->addWidget(tag, i / 2, i % 2 * 3 + 1);
        grid->addWidget(second, i / 2, i % 2 * 3 + 2);
    }
    column->addLayout(grid);

    label(appearance, column, QStringLiteral("States"));
    auto *gradeA = new GradeBadge(appearance);
    gradeA->setGrade(QStringLiteral("A"));
    auto *gradeD = new GradeBadge(appearance);
    gradeD->setGrade(QStringLiteral("D"));
    row(column,
        {new Chip(appearance, Chip::Kind::Good, QStringLiteral("Ready")),
         new Chip(appearance, Chip::Kind::Neutral, QStringLiteral("partial")),
         new Chip(appearance, Chip::Kind::Warn, QStringLiteral("degraded")), new Chip(appearance, Chip::Kind::Error, QStringLiteral("out")),
         new Chip(appearance, Chip::Kind::Simulated), gradeA, gradeD, new GradeBadge(appearance)});
    auto *part = new ProgressLine(appearance);
    part->setProgress(0.6);
    auto *moving = new ProgressLine(appearance);
    moving->setProgress(-1);
    part->setFixedWidth(200);
    moving->setFixedWidth(200);
    row(column, {part, moving});
    auto *figure = new FigureLabel(appearance);
    figure->setFigure(QStringLiteral("38.2"), QStringLiteral("ms"), QStringLiteral("36.9 – 39.8"));
    auto *requests = new FigureLabel(appearance);
    requests->setFigure(QStringLiteral("1,800"), QStringLiteral("requests"), QStringLiteral("600 prompts × 3 lanes, 72 warm-up"));
    auto *medium = new FigureLabel(appearance, Type::FigureM);
    medium->setFigure(QStringLiteral("0.84"), QStringLiteral("ms median"));
    row(column, {figure, requests, medium});
    addTexts(appearance, column);

    auto *card = new Card(appearance);
    card->setHeading(QStringLiteral("Where we looked"), QStringLiteral("oc, context lab-gpu · 0.7 s · 2 minutes ago"));
    auto *again = new Button(appearance, Kind::Plain, QStringLiteral("Discover again"), QStringLiteral("discover"));
    again->setSmall(true);
    card->headRow()->addWidget(again);
    auto *wrapped = new Text(
        appearance, Type::Body,
        QStringLiteral(
            "Text that is long enough to need a second line, so that one sees how far apart two lines stand in a card of this width."),
        nullptr, Token::Ink2);
    wrapped->setWordWrap(true);
    card->body()->addWidget(wrapped);
    card->footRow()->addWidget(button(appearance, Kind::Plain, QStringLiteral("Test")));
    card->footRow()->addStretch();
    column->addWidget(card);
    auto *simulated = new Card(appearance);
    simulated->setKind(Card::Kind::Simulated);
    simulated->setHeading(QStringLiteral("No servers at hand?"));
    column->addWidget(simulated);
    auto *failed = new ErrorCard(appearance);
    failed->setError(
        Error{ErrorKind::Overloaded,
              QStringLiteral("TGI refused 2 of 409 requests."),
              QStringLiteral("HTTP/1.1 429 Too Many Requests"),
              {QStringLiteral("429, model overloaded. Fewer users, or a larger queue:"), QStringLiteral("--max-concurrent-requests 256")},
              true});
    failed->setAction(QStringLiteral("Try again"));
    column->addWidget(failed);
    return sheet;
}

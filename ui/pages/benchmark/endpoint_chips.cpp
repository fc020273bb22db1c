// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/benchmark/endpoint_chips.h"

#include "plan/lane_names.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flow.h"
#include "ui/widgets/widgets.h"

#include <QPainter>

#include <algorithm>

namespace derby::ui {

namespace {

constexpr int emblem = 16, side = 12, gap = 8, mostText = 180;

} // namespace

EndpointChip::EndpointChip(const Appearance &appearance, const SeriesLook &look, const Candidate &candidate, QWidget *parent)
    : QAbstractButton(parent)
    , m_appearance(appearance)
    , m_look(look)
    , m_simulated(candidate.endpoint.simulated)
    , m_fromFile(candidate.fromFile)
{
    setCheckable(true);
    setChecked(candidate.chosen);
    setText(look.name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("%1 takes part").arg(look.name));
    QString tip = look.name + u'\n' + candidate.endpoint.url.toDisplayString();
    if (candidate.fromFile)
        tip += u'\n' + tr("From the file. Off leaves it out of this run, not out of the file.");
    else
        tip += u'\n' + (m_simulated ? tr("A built-in simulator.") : tr("From the Engines page."));
    setToolTip(tip);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

QSize EndpointChip::sizeHint() const
{
    const QFontMetrics metrics(m_appearance.theme().font(Type::Strong));
    return {2 * side + emblem + gap + std::min(metrics.horizontalAdvance(text()), mostText) + gap + emblem, Theme::control};
}

void EndpointChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_appearance.theme();
    const EngineLook engine = theme.engine(m_look.slot);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPen border(isChecked() ? engine.text : theme.color(Token::LineStrong), 1);
    if (m_simulated)
        border.setDashPattern({3, 3});
    painter.setPen(border);
    painter.setBrush(isChecked() ? engine.soft : theme.color(underMouse() ? Token::Hover : Token::Surface));
    painter.drawRoundedRect(box, Theme::radiusControl, Theme::radiusControl);
    const QColor ink = isChecked() ? engine.text : theme.color(Token::Ink2);
    const qreal middle = box.center().y();
    qreal x = box.left() + side - 0.5;
    painter.drawPixmap(QPointF(x, middle - emblem / 2.0), iconPixmap(emblemName(m_look.slot), ink, emblem, devicePixelRatioF()));
    x += emblem + gap;
    painter.setPen(ink);
    painter.setFont(theme.font(Type::Strong));
    const QRectF room(x, box.top(), box.right() - side - emblem - gap - x + 4, box.height());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, qCeil(room.width())));
    const QString glyph = isChecked() ? QStringLiteral("glyph/check") : QStringLiteral("glyph/plus");
    painter.drawPixmap(QPointF(box.right() - side - emblem + 0.5, middle - emblem / 2.0),
                       iconPixmap(glyph, ink, emblem, devicePixelRatioF()));
}

EndpointChips::EndpointChips(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    auto *flow = new Flow(this);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setGaps(Theme::s, Theme::s);
    setAccessibleName(tr("Endpoints"));
}

void EndpointChips::setCandidates(const QList<Candidate> &candidates)
{
    for (QWidget *part : std::as_const(m_parts))
        part->deleteLater(); // one of them may have asked for this
    for (QWidget *part : std::as_const(m_parts))
        part->hide();
    m_parts.clear();
    while (layout()->count() > 0)
        delete layout()->takeAt(0);

    QList<Endpoint> endpoints;
    for (const Candidate &candidate : candidates)
        endpoints << candidate.endpoint;
    assignLaneIds(endpoints);
    const std::vector<SeriesLook> looks = seriesLooks(endpoints);
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        auto *chip = new EndpointChip(m_appearance, looks[static_cast<std::size_t>(i)], candidates[i], this);
        connect(chip, &QAbstractButton::toggled, this, [this, i](bool on) { Q_EMIT toggled(static_cast<int>(i), on); });
        layout()->addWidget(chip);
        m_parts << chip;
    }
    auto *add = new Button(m_appearance, Button::Kind::Quiet, candidates.isEmpty() ? tr("Add a server") : tr("Add"),
                           QStringLiteral("glyph/plus"), this);
    connect(add, &QPushButton::clicked, this, &EndpointChips::addRequested);
    layout()->addWidget(add);
    m_parts << add;
    if (candidates.isEmpty()) {
        auto *simulate = new Button(m_appearance, Button::Kind::Plain, tr("Use the simulators"), QStringLiteral("simulator"), this);
        connect(simulate, &QPushButton::clicked, this, &EndpointChips::simulatorsRequested);
        layout()->addWidget(simulate);
        m_parts << simulate;
    }
    for (QWidget *part : std::as_const(m_parts))
        part->show();
    updateGeometry();
}

} // namespace derby::ui

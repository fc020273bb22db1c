// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/charts/chart_scene.h"
#include "ui/charts/read_outs.h"
#include "ui/charts/reset_button.h"
#include "ui/charts/tip.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>
#include <QWheelEvent>

#include <cmath>
#include <optional>

namespace derby::ui {

namespace {

constexpr int Margin = 3; ///< for the focus ring
constexpr double Reach = 32; ///< px from which a point answers

} // namespace

class ChartView::Impl
{
public:
    explicit Impl(const Appearance &look)
        : appearance(look)
        , scene(ChartStyle::screen(look.theme()))
    {
    }

    const Appearance &appearance;
    ChartScene scene;
    QPixmap cache; ///< the chart without read-out: moving the mouse paints no chart
    std::optional<ReadOuts> readOuts; ///< made when first asked for
    std::optional<ReadOuts::Place> place;
    bool byKeys = false; ///< the read-out was moved by keys: it stays without a mouse
    bool ring = false;
    std::optional<QPointF> mouse, grabbed;
    double grabbedX = 0, grabbedY = 0;
    ResetButton *reset = nullptr;

    /// In the plot's upper right corner, while there is something to go back from.
    void placeReset()
    {
        const QRectF &plot = scene.context().layout.plot;
        reset->resize(reset->sizeHint());
        reset->move(int(plot.right()) + Margin - reset->width() - 6, int(plot.top()) + Margin + 6);
        reset->setVisible(scene.zoomed());
    }

    const ReadOuts &points()
    {
        if (!readOuts)
            readOuts.emplace(scene.context());
        return *readOuts;
    }

    void dropCaches()
    {
        cache = QPixmap();
        readOuts.reset();
        if (place && (!byKeys || !points().contains(*place)))
            place.reset();
    }

    void hover()
    {
        if (byKeys || grabbed)
            return;
        place = mouse ? points().nearest(*mouse, Reach) : std::nullopt;
    }
};

ChartView::ChartView(const Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Impl>(appearance))
{
    d->reset = new ResetButton(appearance, this);
    d->reset->hide();
    connect(d->reset, &ResetButton::clicked, this, [this] {
        setFocus(Qt::OtherFocusReason); // the button goes
        resetZoom();
    });
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&appearance, &Appearance::changed, this, [this] {
        d->scene.setStyle(ChartStyle::screen(d->appearance.theme()));
        d->dropCaches();
        update();
    });
}

ChartView::~ChartView() = default;

QSize ChartView::sizeHint() const
{
    return {480, 320};
}

QSize ChartView::minimumSizeHint() const
{
    return {160, 120};
}

void ChartView::setPlot(const Plot &plot)
{
    const bool zoomed = d->scene.zoomed();
    if (plot.id != d->scene.context().plot.id) {
        d->byKeys = false;
        d->place.reset();
    }
    fitScene(); // a hidden widget hears of its size only when it is shown
    d->scene.setPlot(plot);
    d->dropCaches();
    d->hover();
    setAccessibleName(plot.title.isEmpty() ? chartTitle(plot.id) : plot.title);
    if (!d->byKeys)
        setAccessibleDescription(plot.description.isEmpty() ? plot.empty : plot.description);
    d->placeReset();
    update();
    if (zoomed != d->scene.zoomed())
        Q_EMIT zoomChanged(d->scene.zoomed());
}

const Plot &ChartView::plot() const
{
    return d->scene.context().plot;
}

Plot ChartView::drawn() const
{
    return d->scene.drawn();
}

void ChartView::resetZoom()
{
    if (!d->scene.zoomed())
        return;
    d->scene.showAll();
    afterZoom(true);
}

bool ChartView::isZoomed() const
{
    return d->scene.zoomed();
}

QString ChartView::readOut() const
{
    if (!d->place)
        return {};
    const ReadOut text = d->points().describe(d->scene.context(), *d->place);
    return text.title + u": " + text.value + (text.detail.isEmpty() ? QString() : QString(u" (" + text.detail + u')'));
}

void ChartView::afterZoom(bool wasZoomed)
{
    d->dropCaches();
    d->hover();
    setCursor(d->scene.zoomed() ? Qt::OpenHandCursor : Qt::ArrowCursor);
    d->placeReset();
    update();
    if (wasZoomed != d->scene.zoomed())
        Q_EMIT zoomChanged(d->scene.zoomed());
}

void ChartView::zoomAt(QPointF at, double factor)
{
    const bool before = d->scene.zoomed();
    const ChartContext &c = d->scene.context();
    const QRectF &plot = c.layout.plot;
    const double sideways = std::clamp((at.x() - plot.left()) / plot.width(), 0.0, 1.0),
                 up = std::clamp((plot.bottom() - at.y()) / plot.height(), 0.0, 1.0);
    const double x = c.xLow + sideways * (c.xHigh - c.xLow), y = c.yLow + up * (c.yHigh - c.yLow);
    d->scene.show(x - (x - c.xLow) / factor, x + (c.xHigh - x) / factor, y - (y - c.yLow) / factor, y + (c.yHigh - y) / factor);
    afterZoom(before);
}

void ChartView::showReadOutByKeys(int along, int across)
{
    const ReadOuts &points = d->points();
    if (!d->place || !points.contains(*d->place))
        d->place = points.first();
    else
        d->place = points.moved(*d->place, along, across);
    d->byKeys = d->place.has_value();
    // A screen reader hears the value where it otherwise hears the whole chart.
    setAccessibleDescription(d->place ? readOut() : plot().description);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

void ChartView::dropReadOut()
{
    d->byKeys = false;
    d->place.reset();
    setAccessibleDescription(plot().description.isEmpty() ? plot().empty : plot().description);
    update();
}

void ChartView::paintEvent(QPaintEvent *)
{
    const qreal ratio = devicePixelRatioF();
    if (d->cache.isNull() || d->cache.size() != size() * ratio) {
        d->cache = QPixmap(size() * ratio);
        d->cache.setDevicePixelRatio(ratio);
        d->cache.fill(Qt::transparent);
        QPainter painter(&d->cache);
        d->scene.render(painter, QRectF(rect()).adjusted(Margin, Margin, -Margin, -Margin));
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, d->cache);
    const Theme &theme = d->appearance.theme();
    if (d->place) {
        painter.translate(Margin, Margin);
        const ReadOuts &points = d->points();
        drawTip(painter, theme, points.describe(d->scene.context(), *d->place), points.position(*d->place), d->scene.context().layout.all);
        painter.resetTransform();
    }
    if (d->ring && hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Focus), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Theme::radiusControl, Theme::radiusControl);
    }
}

void ChartView::resizeEvent(QResizeEvent *)
{
    fitScene();
    d->dropCaches();
    d->placeReset();
}

void ChartView::fitScene()
{
    d->scene.resize(QSizeF(std::max(1, width() - 2 * Margin), std::max(1, height() - 2 * Margin)));
}

void ChartView::wheelEvent(QWheelEvent *event)
{
    const int delta = event->angleDelta().y();
    // The wheel scrolls the page; with Ctrl it zooms what can be zoomed.
    if (delta == 0 || !(event->modifiers() & Qt::ControlModifier) || !d->scene.zoomsX() || (delta < 0 && !d->scene.zoomed())) {
        event->ignore();
        return;
    }
    zoomAt(event->position() - QPointF(Margin, Margin), std::pow(1.2, delta / 120.0));
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    d->ring = false;
    if (d->byKeys)
        dropReadOut();
    if (!d->scene.zoomed())
        return;
    d->grabbed = event->position();
    d->grabbedX = d->scene.context().xLow;
    d->grabbedY = d->scene.context().yLow;
    d->place.reset();
    setCursor(Qt::ClosedHandCursor);
    update();
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    d->mouse = event->position() - QPointF(Margin, Margin);
    if (d->grabbed) {
        const ChartContext &c = d->scene.context();
        const QPointF moved = event->position() - *d->grabbed;
        const double width = c.xHigh - c.xLow, height = c.yHigh - c.yLow;
        const double x = d->grabbedX - moved.x() / c.layout.plot.width() * width,
                     y = d->grabbedY + moved.y() / c.layout.plot.height() * height;
        d->scene.show(x, x + width, y, y + height);
        d->dropCaches();
        update();
        return;
    }
    const auto before = d->place;
    d->hover();
    if (before != d->place)
        update();
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !d->grabbed)
        return;
    d->grabbed.reset();
    setCursor(d->scene.zoomed() ? Qt::OpenHandCursor : Qt::ArrowCursor);
    d->hover();
    update();
}

void ChartView::mouseDoubleClickEvent(QMouseEvent *)
{
    resetZoom();
}

void ChartView::leaveEvent(QEvent *)
{
    d->mouse.reset();
    d->hover();
    update();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const int step = event->modifiers() & Qt::ControlModifier ? 10 : 1;
    const QPointF middle = d->place ? d->points().position(*d->place) : d->scene.context().layout.plot.center();
    switch (event->key()) {
    case Qt::Key_Right:
        return showReadOutByKeys(step, 0);
    case Qt::Key_Left:
        return showReadOutByKeys(-step, 0);
    case Qt::Key_Down:
        return showReadOutByKeys(0, 1);
    case Qt::Key_Up:
        return showReadOutByKeys(0, -1);
    case Qt::Key_Home:
        return resetZoom();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return d->scene.zoomsX() ? zoomAt(middle, 1.5) : void();
    case Qt::Key_Minus:
        return d->scene.zoomed() ? zoomAt(middle, 1 / 1.5) : void();
    case Qt::Key_Escape:
        if (d->byKeys)
            return dropReadOut();
        break;
    default:
        break;
    }
    event->ignore();
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    d->ring =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void ChartView::focusOutEvent(QFocusEvent *)
{
    d->ring = false;
    if (d->byKeys)
        dropReadOut();
    update();
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/theme/appearance.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace derby::ui {

/// Shows a Plot. No header of Qt Charts leaves this folder. Hover shows values; wheel and drag zoom and pan; double click or Home resets;
/// arrows move a read-out from point to point. Its accessible description is the plot's.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(const Appearance &appearance, QWidget *parent = nullptr);
    ~ChartView() override;

    /// Replaces the data; cheap enough for five times a second at 600 points a series. Zoom is kept while the chart id stays.
    void setPlot(const Plot &plot);
    const Plot &plot() const;
    /// The plot as it was put into the series that draw it, read back from them; what Qt Charts has no series for comes from `plot()`.
    Plot drawn() const;
    void resetZoom();
    bool isZoomed() const;
    /// What is shown beside the mouse or where the arrow keys stand: "TGI, p95: 98.5 ms (94.2 – 113.8 · n 600)"; empty: nothing.
    QString readOut() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void zoomChanged(bool zoomed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void fitScene();
    void zoomAt(QPointF at, double factor);
    void afterZoom(bool wasZoomed);
    void showReadOutByKeys(int along, int across);
    void dropReadOut();

    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace derby::ui

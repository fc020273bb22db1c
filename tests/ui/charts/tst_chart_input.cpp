// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_plots.h"
#include "ui/charts/chart_scene.h"
#include "ui/charts/chart_view.h"

#include <QAbstractButton>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace derby;
using namespace derby::ui;

/// Mouse, wheel and keys on a ChartView.
class TestChartInput : public QObject
{
    Q_OBJECT

private:
    Appearance m_appearance;
    std::unique_ptr<QWidget> m_window;
    ChartView *m_view = nullptr;
    QSize m_inner;

    void show(ChartId id, const SampleShape &shape = {})
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_view = new ChartView(m_appearance);
        layout->addWidget(m_view);
        m_window->resize(724, 524);
        m_view->setPlot(samplePlot(id, shape));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_inner = m_view->size() - QSize(6, 6); // the focus ring's margin
    }

    /// Turns the wheel over the view; returns whether the view took it.
    bool wheel(QPoint at, int steps, Qt::KeyboardModifiers keys = Qt::ControlModifier)
    {
        QWheelEvent event(at, m_view->mapToGlobal(at), QPoint(), QPoint(0, steps * 120), Qt::NoButton, keys, Qt::NoScrollPhase, false);
        event.setAccepted(false);
        QCoreApplication::sendEvent(m_view, &event);
        return event.isAccepted();
    }

    /// Where a point of a line stands in the view.
    QPoint placeOf(const PlotPoint &point)
    {
        ChartScene scene(ChartStyle::screen(m_appearance.theme()));
        scene.resize(m_inner);
        scene.setPlot(m_view->plot());
        return (scene.context().at(point) + QPointF(3, 3)).toPoint();
    }

private Q_SLOTS:
    void init() { m_appearance.setMode(Appearance::Mode::Light); }

    void wheelZoomsAndResets()
    {
        show(ChartId::TtftCdf);
        QSignalSpy zoomed(m_view, &ChartView::zoomChanged);
        QVERIFY(!wheel(m_view->rect().center(), -1)); // nothing to zoom out of: the page scrolls
        QVERIFY(!m_view->isZoomed());
        QVERIFY(wheel(m_view->rect().center(), 3));
        QVERIFY(m_view->isZoomed());
        QCOMPARE(zoomed.count(), 1);
        QCOMPARE(zoomed.last().first().toBool(), true);
        QTest::mouseDClick(m_view, Qt::LeftButton, {}, m_view->rect().center());
        QVERIFY(!m_view->isZoomed());
        QCOMPARE(zoomed.last().first().toBool(), false);
        wheel(m_view->rect().center(), 2);
        QTest::keyClick(m_view, Qt::Key_Home);
        QVERIFY(!m_view->isZoomed());
        wheel(m_view->rect().center(), 2);
        QVERIFY(wheel(m_view->rect().center(), -40));
        QVERIFY(!m_view->isZoomed());
        QTest::keyClick(m_view, Qt::Key_Plus);
        QVERIFY(m_view->isZoomed());
        QTest::keyClick(m_view, Qt::Key_Minus);
        QVERIFY(!m_view->isZoomed());
    }

    void thePlainWheelIsThePages()
    {
        show(ChartId::TtftCdf);
        for (const int steps : {-3, 3})
            QVERIFY(!wheel(m_view->rect().center(), steps, Qt::NoModifier));
        QVERIFY(!m_view->isZoomed());
        wheel(m_view->rect().center(), 3);
        const QString before = m_view->readOut();
        QVERIFY(!wheel(m_view->rect().center(), 1, Qt::NoModifier)); // neither when it is zoomed
        QVERIFY(m_view->isZoomed());
        QCOMPARE(m_view->readOut(), before);
    }

    void aButtonLeadsBack()
    {
        show(ChartId::Throughput);
        auto *reset = m_view->findChild<QAbstractButton *>();
        QVERIFY(reset && !reset->text().isEmpty());
        QVERIFY(!reset->isVisible());
        wheel(m_view->rect().center(), 3);
        QVERIFY(reset->isVisible());
        QVERIFY(m_view->rect().contains(reset->geometry()));
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(!m_view->isZoomed() && !reset->isVisible());
        wheel(m_view->rect().center(), 3);
        m_view->setPlot(samplePlot(ChartId::Radar)); // another chart begins as a whole
        QVERIFY(!reset->isVisible());
    }

    void zoomStaysWithTheChart()
    {
        show(ChartId::Throughput);
        wheel(m_view->rect().center(), 3);
        SampleShape live;
        live.points = 400;
        m_view->setPlot(samplePlot(ChartId::Throughput, live)); // as five times a second
        QVERIFY(m_view->isZoomed());
        QSignalSpy zoomed(m_view, &ChartView::zoomChanged);
        m_view->setPlot(samplePlot(ChartId::TtftCdf));
        QVERIFY(!m_view->isZoomed());
        QCOMPARE(zoomed.count(), 1);
    }

    void aRadarLeavesTheWheelAlone()
    {
        show(ChartId::Radar);
        QVERIFY(!wheel(m_view->rect().center(), 3));
        QVERIFY(!m_view->isZoomed());
    }

    void dragPans()
    {
        show(ChartId::Throughput);
        const QPoint middle = m_view->rect().center();
        const QImage whole = m_view->grab().toImage();
        QTest::mousePress(m_view, Qt::LeftButton, {}, middle);
        QTest::mouseMove(m_view, middle + QPoint(60, 0));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(!m_view->isZoomed()); // the whole cannot be moved
        wheel(middle, 4);
        QTest::mouseMove(m_view, QPoint(1, 1));
        const QImage before = m_view->grab().toImage();
        QVERIFY(before != whole);
        QTest::mousePress(m_view, Qt::LeftButton, {}, middle);
        QTest::mouseMove(m_view, middle + QPoint(90, 0));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, middle + QPoint(90, 0));
        QTest::mouseMove(m_view, QPoint(1, 1));
        const QImage moved = m_view->grab().toImage();
        QVERIFY(moved != before);
        QVERIFY(m_view->isZoomed());
        // Back by as much: the same picture.
        QTest::mousePress(m_view, Qt::LeftButton, {}, middle);
        QTest::mouseMove(m_view, middle - QPoint(90, 0));
        QTest::mouseRelease(m_view, Qt::LeftButton, {}, middle - QPoint(90, 0));
        QTest::mouseMove(m_view, QPoint(1, 1));
        QCOMPARE(m_view->grab().toImage(), before);
    }

    void hoverShowsValues()
    {
        show(ChartId::Percentiles);
        const PlotLine &line = m_view->plot().lines[1];
        const PlotPoint p95 = line.points[size_t(std::distance(
            line.points.begin(), std::min_element(line.points.begin(), line.points.end(), [](const PlotPoint &a, const PlotPoint &b) {
                return std::abs(a.x - 20) < std::abs(b.x - 20);
            })))];
        QVERIFY(m_view->readOut().isEmpty());
        const QImage before = m_view->grab().toImage();
        QTest::mouseMove(m_view, placeOf(p95));
        const QString text = m_view->readOut();
        QVERIFY2(text.startsWith(QLatin1String("TGI, p95")), qPrintable(text));
        QVERIFY2(text.contains(QLatin1String(" ms")) && text.contains(QStringLiteral(" – ")), qPrintable(text));
        QVERIFY(m_view->grab().toImage() != before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_view, &leave);
        QVERIFY(m_view->readOut().isEmpty());
        QCOMPARE(m_view->grab().toImage(), before);
    }

    void everyChartHasReadOuts_data()
    {
        QTest::addColumn<int>("chart");
        for (const ChartId id : allCharts())
            QTest::addRow("%s", qPrintable(chartName(id))) << int(id);
    }
    void everyChartHasReadOuts()
    {
        QFETCH(int, chart);
        SampleShape shape;
        shape.points = 60;
        show(ChartId(chart), shape);
        m_view->setFocus();
        const QString description = m_view->accessibleDescription();
        QTest::keyClick(m_view, Qt::Key_Right);
        const QString first = m_view->readOut();
        QVERIFY2(first.startsWith(QLatin1String("vLLM")), qPrintable(first));
        QVERIFY(first.contains(QLatin1Char(':')));
        QCOMPARE(m_view->accessibleDescription(), first); // what a screen reader hears
        QTest::keyClick(m_view, Qt::Key_Right);
        const QString second = m_view->readOut();
        QVERIFY(second != first);
        QTest::keyClick(m_view, Qt::Key_Left);
        QCOMPARE(m_view->readOut(), first);
        for (int i = 0; i < 12 && !m_view->readOut().startsWith(QLatin1String("Ollama")); ++i)
            QTest::keyClick(m_view, Qt::Key_Down);
        QVERIFY2(m_view->readOut().startsWith(QLatin1String("Ollama")), qPrintable(m_view->readOut()));
        for (int i = 0; i < 12; ++i)
            QTest::keyClick(m_view, Qt::Key_Up);
        QVERIFY(m_view->readOut().startsWith(QLatin1String("vLLM")));
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ControlModifier);
        m_view->setPlot(samplePlot(ChartId(chart), shape)); // a refresh leaves the reader where it was
        QVERIFY(!m_view->readOut().isEmpty());
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(m_view->readOut().isEmpty());
        QCOMPARE(m_view->accessibleDescription(), description);
    }

    void keysFollowTheZoom()
    {
        show(ChartId::TtftCdf);
        m_view->setFocus();
        const QPoint far = placeOf(m_view->plot().lines[2].points.back());
        for (int i = 0; i < 4; ++i)
            wheel(far, 4);
        QTest::keyClick(m_view, Qt::Key_Right);
        QVERIFY2(m_view->readOut().startsWith(QLatin1String("Ollama")), qPrintable(m_view->readOut())); // the only one there
    }

    void errorsCanBeRead()
    {
        show(ChartId::Timeline);
        m_view->setFocus();
        QTest::keyClick(m_view, Qt::Key_Right);
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(m_view, Qt::Key_Down);
        QStringList heard;
        for (int i = 0; i < 3; ++i, QTest::keyClick(m_view, Qt::Key_Right))
            heard.append(m_view->readOut());
        for (int i = 0; i < 3; ++i, QTest::keyClick(m_view, Qt::Key_Left))
            heard.append(m_view->readOut());
        QVERIFY2(heard.join(u'\n').contains(QLatin1String("TGI, 2 requests: model overloaded")), qPrintable(heard.join(u'\n')));
    }

    void escapeIsLeftToThePage()
    {
        show(ChartId::TtftBox);
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view, &escape);
        QVERIFY(!escape.isAccepted());
    }

    void tabReachesIt()
    {
        show(ChartId::TtftBox);
        QPushButton before(m_window.get());
        before.show();
        QWidget::setTabOrder(&before, m_view);
        before.setFocus();
        QTRY_VERIFY(before.hasFocus());
        const QImage without = m_view->grab().toImage();
        QTest::keyClick(&before, Qt::Key_Tab);
        QVERIFY(m_view->hasFocus());
        QVERIFY(m_view->grab().toImage() != without); // the ring
        m_view->clearFocus();
        QCOMPARE(m_view->grab().toImage(), without);
    }
};

QTEST_MAIN(TestChartInput)
#include "tst_chart_input.moc"

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_test.h"
#include "sample_plots.h"
#include "ui/charts/chart_scene.h"
#include "ui/charts/chart_view.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>

using namespace derby;
using namespace derby::ui;

Q_DECLARE_METATYPE(derby::ChartId)
Q_DECLARE_METATYPE(derby::Plot)

namespace {

QImage shown(ChartView &view, const Theme &theme, QSize size = {700, 500})
{
    view.resize(size);
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.color(Token::Surface));
    view.render(&image, QPoint(), QRegion(), QWidget::RenderFlags());
    return image;
}

} // namespace

/// What a ChartView draws, in every chart and state.
class TestChartView : public QObject
{
    Q_OBJECT

private:
    Appearance m_appearance;

    void addCharts()
    {
        QTest::addColumn<ChartId>("id");
        for (const ChartId id : allCharts())
            QTest::addRow("%s", qPrintable(chartName(id))) << id;
    }

private Q_SLOTS:
    void init() { m_appearance.setMode(Appearance::Mode::Light); }

    void drawsEveryLane_data()
    {
        QTest::addColumn<ChartId>("id");
        QTest::addColumn<int>("lanes");
        QTest::addColumn<QSize>("size");
        for (const ChartId id : allCharts()) {
            QTest::addRow("%s, one lane", qPrintable(chartName(id))) << id << 1 << QSize(384, 250);
            QTest::addRow("%s, three lanes", qPrintable(chartName(id))) << id << 3 << QSize(700, 500);
            QTest::addRow("%s, six lanes", qPrintable(chartName(id))) << id << 6 << QSize(700, 500);
        }
    }
    void drawsEveryLane()
    {
        QFETCH(ChartId, id);
        QFETCH(int, lanes);
        QFETCH(QSize, size);
        SampleShape shape;
        shape.lanes = lanes;
        shape.points = 200;
        const Plot plot = samplePlot(id, shape);
        ChartView view(m_appearance);
        view.setPlot(plot);
        const QImage image = shown(view, m_appearance.theme(), size);
        QVERIFY(distinctColours(image) > 30);
        const char *const slots8[] = {"vllm", "tgi", "ollama", "e4", "e5", "e6"};
        for (int lane = 0; lane < lanes; ++lane) {
            // Their names are in the text colour, what they drew in the mark, in full or over the ground.
            const EngineLook look = m_appearance.theme().engine(QString::fromLatin1(slots8[lane]));
            QVERIFY2(pixelsOf(image, look.text, 3) + pixelsOf(image, look.mark, 3) > 12, slots8[lane]);
        }
    }

    void followsTheTheme_data() { addCharts(); }
    void followsTheTheme()
    {
        QFETCH(ChartId, id);
        ChartView view(m_appearance);
        view.setPlot(samplePlot(id, {3, 100, false, false, false, false}));
        const QImage light = shown(view, m_appearance.theme());
        m_appearance.setMode(Appearance::Mode::Dark);
        const QImage dark = shown(view, m_appearance.theme());
        const EngineLook look = m_appearance.theme().engine(QStringLiteral("vllm"));
        QVERIFY(pixelsOf(dark, look.text, 3) + pixelsOf(dark, look.mark, 3) > 12);
        // Nothing of the light theme is left: neither its grounds nor its names.
        QCOMPARE(pixelsOf(dark, Qt::white, 1), 0);
        QCOMPARE(pixelsOf(dark, Theme::light().engine(QStringLiteral("vllm")).text, 1), 0);
        QVERIFY(pixelsOf(light, Theme::light().engine(QStringLiteral("vllm")).text, 3) > 0);
    }

    void saysWhyItIsEmpty()
    {
        Plot plot = samplePlot(ChartId::Throughput);
        plot.lines.clear();
        plot.empty = QStringLiteral("The server does not report its cache.");
        plot.description.clear();
        ChartView view(m_appearance);
        view.setPlot(plot);
        const QImage image = shown(view, m_appearance.theme());
        QCOMPARE(view.accessibleDescription(), plot.empty);
        QVERIFY(pixelsOf(image, m_appearance.theme().color(Token::LineStrong)) > 50); // the dashed box
        QVERIFY(pixelsOf(image, m_appearance.theme().color(Token::Ink2), 12) > 20); // its sentence
        QVERIFY(pixelsOf(image, m_appearance.theme().color(Token::Axis)) < 50); // no flat zero on an axis
    }

    void saysWhyALaneIsMissing_data()
    {
        QTest::addColumn<ChartId>("id");
        for (const ChartId id : {ChartId::TtftViolin, ChartId::TtftDistribution, ChartId::TtftCdf, ChartId::Heatmap})
            QTest::addRow("%s", qPrintable(chartName(id))) << id;
    }
    void saysWhyALaneIsMissing()
    {
        QFETCH(ChartId, id);
        SampleShape shape;
        shape.oneMissing = true;
        Plot plot = samplePlot(id, shape);
        ChartView view(m_appearance);
        view.setPlot(plot);
        const QImage refused = shown(view, m_appearance.theme());
        const auto say = [](auto &parts) {
            if (!parts.empty())
                parts.back().missing = QStringLiteral("the model is not there");
        };
        say(plot.rows);
        say(plot.lines);
        say(plot.heats);
        view.setPlot(plot);
        QVERIFY(shown(view, m_appearance.theme()) != refused); // the words are drawn
    }

    void marksTooFewSamples()
    {
        SampleShape shape;
        ChartView view(m_appearance);
        const QColor warn = m_appearance.theme().color(Token::Warn);
        view.setPlot(samplePlot(ChartId::TtftViolin, shape));
        QCOMPARE(pixelsOf(shown(view, m_appearance.theme()), warn, 6), 0);
        shape.lowN = true;
        view.setPlot(samplePlot(ChartId::TtftViolin, shape));
        QVERIFY(pixelsOf(shown(view, m_appearance.theme()), warn, 6) > 8);
    }

    void marksSimulations_data() { addCharts(); }
    void marksSimulations()
    {
        QFETCH(ChartId, id);
        SampleShape shape;
        shape.points = 100;
        ChartView view(m_appearance);
        const QColor hatch = m_appearance.theme().color(Token::Hatch);
        view.setPlot(samplePlot(id, shape));
        QCOMPARE(pixelsOf(shown(view, m_appearance.theme()).copy(0, 0, 700, 9), hatch, 4), 0);
        shape.simulated = true;
        view.setPlot(samplePlot(id, shape));
        QVERIFY(pixelsOf(shown(view, m_appearance.theme()).copy(0, 0, 700, 9), hatch, 4) > 100);
    }

    void tellsTwinsApart_data() { addCharts(); }
    void tellsTwinsApart()
    {
        QFETCH(ChartId, id);
        SampleShape shape;
        shape.lanes = 2;
        shape.points = 100;
        shape.twins = true;
        Plot plot = samplePlot(id, shape);
        ChartView view(m_appearance);
        view.setPlot(plot);
        const QImage apart = shown(view, m_appearance.theme());
        const auto alike = [](auto &parts) {
            for (auto &part : parts)
                part.look.second = false;
        };
        alike(plot.rows);
        alike(plot.lines);
        alike(plot.clouds);
        alike(plot.heats);
        alike(plot.radars);
        view.setPlot(plot);
        QVERIFY(shown(view, m_appearance.theme()) != apart);
    }

    void holdsThePlot_data() { addCharts(); }
    /// The series of Qt Charts, read back, are the plot: the other renderer is compared by the same JSON.
    void holdsThePlot()
    {
        QFETCH(ChartId, id);
        SampleShape shape;
        shape.points = 300;
        ChartView view(m_appearance);
        view.resize(700, 500);
        for (const bool few : {false, true}) { // the second one into the series of the first
            shape.lowN = few;
            const Plot plot = samplePlot(id, shape);
            view.setPlot(plot);
            QCOMPARE(difference(plotToJson(plot), plotToJson(view.drawn())), QString());
        }
        shape.oneMissing = true;
        shape.lanes = 4;
        Plot plot = samplePlot(id, shape);
        for (PlotLine &line : plot.lines)
            line.stepped = true;
        view.setPlot(plot);
        QCOMPARE(difference(plotToJson(plot), plotToJson(view.drawn())), QString());
    }

    void readBackSeesWhatIsWrong()
    {
        // The comparison itself can fail: another plot is another JSON.
        Plot plot = samplePlot(ChartId::TtftCdf);
        ChartView view(m_appearance);
        view.resize(700, 500);
        view.setPlot(plot);
        plot.lines[1].points[20].x += 1e-4;
        QVERIFY(difference(plotToJson(plot), plotToJson(view.drawn())).contains(QLatin1String("[1]")));
    }

    void mapsAsQtChartsDoes_data()
    {
        QTest::addColumn<ChartId>("id");
        for (const ChartId id : {ChartId::TtftDistribution, ChartId::TtftCdf, ChartId::Percentiles, ChartId::Throughput})
            QTest::addRow("%s", qPrintable(chartName(id))) << id;
    }
    void mapsAsQtChartsDoes()
    {
        QFETCH(ChartId, id);
        ChartScene scene(ChartStyle::screen(Theme::light()));
        scene.resize(QSizeF(700, 500));
        const Plot plot = samplePlot(id);
        scene.setPlot(plot);
        for (const bool zoomed : {false, true}) {
            const ChartContext &c = scene.context();
            if (zoomed)
                scene.show(c.xLow + (c.xHigh - c.xLow) * 0.2, c.xLow + (c.xHigh - c.xLow) * 0.6, c.yLow, c.yHigh);
            for (const int index : {0, 5, int(plot.lines[1].points.size()) - 1}) {
                const QPointF qt = scene.positionOfLine(1, index), ours = c.at(plot.lines[1].points[size_t(index)]);
                QVERIFY2(std::hypot(qt.x() - ours.x(), qt.y() - ours.y()) < 0.01,
                         qPrintable(QStringLiteral("%1,%2 and %3,%4").arg(qt.x()).arg(qt.y()).arg(ours.x()).arg(ours.y())));
            }
        }
    }

    void zeroDoesNotBlankASeries_data()
    {
        QTest::addColumn<double>("bad");
        QTest::newRow("zero") << 0.0;
        QTest::newRow("negative") << -3.0;
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    }
    void zeroDoesNotBlankASeries()
    {
        QFETCH(double, bad);
        Plot cdf = samplePlot(ChartId::TtftCdf, {1, 200, false, false, false, false});
        ChartView view(m_appearance);
        view.setPlot(cdf);
        const QColor mark = m_appearance.theme().engine(QStringLiteral("vllm")).mark;
        const int before = pixelsOf(shown(view, m_appearance.theme()), mark, 8);
        cdf.lines[0].points[0].x = bad;
        cdf.lines[0].band[0].x = bad;
        view.setPlot(cdf);
        QVERIFY(pixelsOf(shown(view, m_appearance.theme()), mark, 8) > before * 3 / 4);
        Plot cloud = samplePlot(ChartId::Timeline, {1, 200, false, false, false, false});
        cloud.clouds[0].points[0].y = bad;
        view.setPlot(cloud);
        QVERIFY(distinctColours(shown(view, m_appearance.theme())) > 30);
        const Plot drawn = view.drawn();
        for (const PlotPoint &point : drawn.clouds[0].points)
            QVERIFY(std::isfinite(point.x) && std::isfinite(point.y) && point.y > 0);
    }

    void standsOddPlots_data()
    {
        QTest::addColumn<Plot>("plot");
        for (const ChartId id : allCharts()) {
            Plot bare;
            bare.id = id;
            QTest::addRow("%s, nothing in it", qPrintable(chartName(id))) << bare;
            Plot axes = samplePlot(id, {2, 50, false, false, false, false});
            axes.x.low = axes.x.high = 0;
            axes.x.ticks.clear();
            axes.y.low = std::numeric_limits<double>::quiet_NaN();
            QTest::addRow("%s, axes without a range", qPrintable(chartName(id))) << axes;
            Plot hollow = samplePlot(id, {2, 50, false, false, false, false});
            for (PlotRow &row : hollow.rows)
                row.density.clear(), row.counts.clear(), row.box.reset(), row.figures.clear();
            for (PlotLine &line : hollow.lines)
                line.points.clear(), line.band.clear();
            for (PlotCloud &cloud : hollow.clouds)
                cloud.points.clear();
            for (PlotHeat &heat : hollow.heats)
                heat.shares.clear();
            for (PlotRadar &radar : hollow.radars)
                radar.values.clear();
            QTest::addRow("%s, lanes without data", qPrintable(chartName(id))) << hollow;
        }
    }
    void standsOddPlots()
    {
        QFETCH(Plot, plot);
        ChartView view(m_appearance);
        view.setPlot(samplePlot(ChartId::TtftDistribution, {8, 50, false, false, false, false})); // other series than it needs
        view.setPlot(plot);
        for (const QSize size : {QSize(700, 500), QSize(384, 250), QSize(60, 20), QSize(1, 1)})
            shown(view, m_appearance.theme(), size);
        m_appearance.setMode(Appearance::Mode::Dark);
        QVERIFY(distinctColours(shown(view, m_appearance.theme())) > 1);
        QCOMPARE(view.drawn().lines.size(), plot.lines.size());
    }

    void tellsScreenReaders_data() { addCharts(); }
    void tellsScreenReaders()
    {
        QFETCH(ChartId, id);
        ChartView view(m_appearance);
        const Plot plot = samplePlot(id, {2, 50, false, false, false, false});
        view.setPlot(plot);
        QCOMPARE(view.accessibleName(), plot.title);
        QCOMPARE(view.accessibleDescription(), plot.description);
    }
};

QTEST_MAIN(TestChartView)
#include "tst_chart_view.moc"

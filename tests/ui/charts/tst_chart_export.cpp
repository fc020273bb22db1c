// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_test.h"
#include "sample_plots.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/picture.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace derby;
using namespace derby::ui;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The texts of an SVG, one a line; empty when it is no XML.
QString textsOf(const QByteArray &svg)
{
    QXmlStreamReader xml(svg);
    QStringList texts;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text"))
            texts.append(xml.readElementText());
    return xml.hasError() ? QString() : texts.join(u'\n');
}

SampleShape small()
{
    SampleShape shape;
    shape.points = 120;
    return shape;
}

} // namespace

/// Pictures, SVG, PDF, slides and the clipboard.
class TestChartExport : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void pngHasTheSizeAskedFor_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("slide");
        QTest::addColumn<QSize>("pixels");
        QTest::newRow("1x") << QSize(640, 400) << 1.0 << false << QSize(640, 400);
        QTest::newRow("1.5x") << QSize(640, 400) << 1.5 << false << QSize(960, 600);
        QTest::newRow("4x") << QSize(384, 250) << 4.0 << false << QSize(1536, 1000);
        QTest::newRow("slide 2x") << QSize(1600, 900) << 2.0 << true << QSize(3200, 1800);
        QTest::newRow("small slide") << QSize(800, 450) << 1.0 << true << QSize(800, 450);
        QTest::newRow("more than 4x is 4x") << QSize(100, 80) << 9.0 << false << QSize(400, 320);
    }
    void pngHasTheSizeAskedFor()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        QFETCH(bool, slide);
        QFETCH(QSize, pixels);
        ChartExport options;
        options.size = size;
        options.scale = scale;
        options.slide = slide;
        const QString file = m_folder.filePath(QStringLiteral("size.png"));
        QVERIFY(writeChart(samplePlot(ChartId::TtftViolin, small()), file, options));
        const QImage image(file);
        QCOMPARE(image.size(), pixels);
        QVERIFY(distinctColours(image) > 30);
    }

    void pngIsTransparentIfAsked()
    {
        ChartExport options;
        options.size = QSize(640, 400);
        const Plot plot = samplePlot(ChartId::TtftViolin, small());
        QVERIFY(!chartImage(plot, options).hasAlphaChannel());
        QCOMPARE(chartImage(plot, options).pixelColor(2, 2), Theme::light().color(Token::Surface));
        options.transparent = true;
        const QString file = m_folder.filePath(QStringLiteral("clear.png"));
        QVERIFY(writeChart(plot, file, options));
        const QImage image(file);
        QVERIFY(image.hasAlphaChannel());
        QCOMPARE(qAlpha(image.pixel(2, 2)), 0);
        QVERIFY(pixelsOf(image, Theme::light().engine(QStringLiteral("vllm")).text) > 20);
    }

    void isLightUnlessAsked()
    {
        ChartExport options;
        options.size = QSize(640, 400);
        const Plot plot = samplePlot(ChartId::TtftCdf, small());
        QCOMPARE(chartImage(plot, options).pixelColor(2, 2), Theme::light().color(Token::Surface));
        options.dark = true;
        QCOMPARE(chartImage(plot, options).pixelColor(2, 2), Theme::dark().color(Token::Surface));
    }

    void everyChartInEveryFormat_data()
    {
        QTest::addColumn<int>("chart");
        QTest::addColumn<bool>("slide");
        for (const ChartId id : allCharts()) {
            QTest::addRow("%s", qPrintable(chartName(id))) << int(id) << false;
            QTest::addRow("%s, slide", qPrintable(chartName(id))) << int(id) << true;
        }
    }
    void everyChartInEveryFormat()
    {
        QFETCH(int, chart);
        QFETCH(bool, slide);
        const Plot plot = samplePlot(ChartId(chart), small());
        ChartExport options;
        options.slide = slide;
        options.size = slide ? QSize(1600, 900) : QSize(700, 450);
        const QString name = m_folder.filePath(chartName(plot.id));
        QVERIFY(writeChart(plot, name + u".svg", options));
        const QByteArray svg = read(name + u".svg");
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.defaultSize(), options.size);
        const QString texts = textsOf(svg);
        QVERIFY(!svg.contains("<image")); // nothing is a picture of itself
        for (const SeriesLook &look : seriesLooksOf(plot))
            QVERIFY2(texts.contains(look.name), qPrintable(look.name));
        if (!plot.x.title.isEmpty())
            QVERIFY(texts.contains(plot.x.title));
        QVERIFY2(texts.contains(slide ? QStringLiteral("keeps 95 % of first tokens") : plot.title), qPrintable(texts));
        QVERIFY(texts.contains(QLatin1String("Qwen2.5-7B-Instruct")));
        QVERIFY(writeChart(plot, name + u".pdf", options));
        const QByteArray pdf = read(name + u".pdf");
        QVERIFY(pdf.startsWith("%PDF-1."));
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
        const auto box = QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]")).match(QString::fromLatin1(pdf));
        QVERIFY(box.hasMatch());
        QVERIFY(std::abs(box.captured(1).toDouble() - options.size.width() * 0.75) < 0.6);
        QVERIFY(std::abs(box.captured(2).toDouble() - options.size.height() * 0.75) < 0.6);
    }

    void slidesSayThatTheyAreSimulated_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<bool>("simulated");
        QTest::addColumn<QString>("title");
        QTest::newRow("measured") << QStringLiteral("TGI is faster.") << false << QStringLiteral("TGI is faster.");
        QTest::newRow("a name first") << QStringLiteral("TGI is faster.") << true << QStringLiteral("In simulation, TGI is faster.");
        QTest::newRow("a word first") << QStringLiteral("Too close to call.") << true
                                      << QStringLiteral("In simulation, too close to call.");
        QTest::newRow("capitals first") << QStringLiteral("TTFT is alike.") << true << QStringLiteral("In simulation, TTFT is alike.");
        QTest::newRow("a verdict") << QStringLiteral("Simulated: TGI is faster.") << true
                                   << QStringLiteral("In simulation, TGI is faster.");
        QTest::newRow("said already") << QStringLiteral("In simulation, TGI leads.") << true << QStringLiteral("In simulation, TGI leads.");
        QTest::newRow("intervals are for the line below")
            << QStringLiteral("TGI takes 9 % less time than vLLM's (95 % interval 7 to 11 %, 100 blocks).") << false
            << QStringLiteral("TGI takes 9 % less time than vLLM's.");
        QTest::newRow("no finding") << QString() << true << QStringLiteral("In simulation, time to first token");
    }
    void slidesSayThatTheyAreSimulated()
    {
        QFETCH(QString, finding);
        QFETCH(bool, simulated);
        QFETCH(QString, title);
        Plot plot = samplePlot(ChartId::TtftViolin, small());
        plot.title = QStringLiteral("Time to first token");
        plot.finding = finding;
        plot.simulated = simulated;
        QCOMPARE(slideTitle(plot), title);
        ChartExport options;
        options.slide = true;
        const QImage image = chartImage(plot, options);
        const QColor hatch = Theme::light().color(Token::Hatch);
        QCOMPARE(pixelsOf(image.copy(0, 0, 1600, 20), hatch, 4) > 2000, simulated); // the strip
        QCOMPARE(pixelsOf(image.copy(1300, 64, 228, 40), Theme::light().color(Token::Ink), 4) > 100, simulated); // the badge
        const QString file = m_folder.filePath(QStringLiteral("mark.svg"));
        QVERIFY(writeChart(plot, file, options));
        QCOMPARE(textsOf(read(file)).contains(QLatin1String("SIMULATED")), simulated);
        options.slide = false;
        QVERIFY(writeChart(plot, file, options));
        QCOMPARE(textsOf(read(file)).contains(QLatin1String("SIMULATED")), simulated);
    }

    /// A slide shows one figure of every lane, and of all lanes the same one.
    void slidesCompareOneFigure()
    {
        Plot plot = samplePlot(ChartId::TtftViolin, small());
        const auto texts = [&] {
            ChartExport options;
            options.slide = true;
            const QString file = m_folder.filePath(QStringLiteral("figures.svg"));
            return writeChart(plot, file, options) ? textsOf(read(file)) : QString();
        };
        const QString all = texts();
        QVERIFY(all.count(QLatin1String("p95, ")) == int(plot.rows.size()) && !all.contains(QLatin1String("median, ")));
        plot.rows[0].figures[1].lowN = true; // p95 of one lane comes from too few requests
        const QString few = texts();
        QVERIFY(few.count(QLatin1String("median, ")) == int(plot.rows.size()) && !few.contains(QLatin1String("p95, ")));
    }

    void slidesColourTheNames()
    {
        Plot plot = samplePlot(ChartId::Throughput, small());
        plot.finding = QStringLiteral("Mixing vLLMs and TGI");
        ChartExport options;
        options.slide = true;
        const QImage title = chartImage(plot, options).copy(72, 64, 1120, 60);
        QVERIFY(pixelsOf(title, Theme::light().engine(QStringLiteral("tgi")).text) > 100);
        QCOMPARE(pixelsOf(title, Theme::light().engine(QStringLiteral("vllm")).text), 0); // "vLLMs" is another word
    }

    void slidesHoldLongTitles()
    {
        Plot plot = samplePlot(ChartId::TtftViolin, small());
        plot.finding = QStringLiteral("Gemeinschaftsrechner beantwortet die meisten Anfragen später als vLLM, TGI und Ollama, aber der "
                                      "Unterschied ist kleiner als die "
                                      "Schwelle, ab der er zählt, und darum wird hier keine Reihenfolge behauptet.");
        plot.evidence = plot.evidence + u' ' + plot.evidence + u' ' + plot.evidence;
        ChartExport options;
        options.slide = true;
        const QImage image = chartImage(plot, options);
        QCOMPARE(distinctColours(image.copy(0, 0, 70, 900)), 1); // margins stay empty
        QCOMPARE(distinctColours(image.copy(1530, 0, 70, 900)), 1);
    }

    void refusesOtherEndings_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("jpg") << QStringLiteral("chart.jpg");
        QTest::newRow("none") << QStringLiteral("chart");
        QTest::newRow("ending with a dot") << QStringLiteral("chart.");
    }
    void refusesOtherEndings()
    {
        QFETCH(QString, name);
        const auto result = writeChart(samplePlot(ChartId::TtftBox, small()), m_folder.filePath(name), {});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Usage);
        const QString said = result.error().message + result.error().actions.join(u' ');
        for (const QLatin1String ending : {QLatin1String("png"), QLatin1String("svg"), QLatin1String("pdf")})
            QVERIFY2(said.contains(ending), qPrintable(said));
        QVERIFY(!QFile::exists(m_folder.filePath(name)));
    }

    void saysThatAFileCannotBeWritten()
    {
        for (const char *name : {"no/such/folder/a.png", "no/such/folder/a.svg", "no/such/folder/a.pdf"}) {
            const auto result = writeChart(samplePlot(ChartId::TtftBox, small()), m_folder.filePath(QString::fromLatin1(name)), {});
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Io);
            QVERIFY(result.error().message.contains(QString::fromLatin1(name)));
            QVERIFY(!result.error().actions.isEmpty());
        }
    }

    void endingsMayBeCapital()
    {
        const QString file = m_folder.filePath(QStringLiteral("CHART.PNG"));
        QVERIFY(writeChart(samplePlot(ChartId::TtftBox, small()), file, {}));
        QVERIFY(read(file).startsWith("\x89PNG"));
    }

    void copiesBoth()
    {
        ChartExport options;
        options.size = QSize(640, 400);
        copyChart(samplePlot(ChartId::TtftBox, small()), options);
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data);
        QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), QSize(640, 400));
        QVERIFY(textsOf(data->data(QStringLiteral("image/svg+xml"))).contains(QLatin1String("vLLM")));
        QVERIFY(data->data(QStringLiteral("image/png")).startsWith("\x89PNG"));
    }

private:
    static std::vector<SeriesLook> seriesLooksOf(const Plot &plot)
    {
        std::vector<SeriesLook> looks;
        for (const PlotRow &row : plot.rows)
            looks.push_back(row.look);
        for (const PlotLine &line : plot.lines)
            looks.push_back(line.look);
        for (const PlotCloud &cloud : plot.clouds)
            looks.push_back(cloud.look);
        for (const PlotHeat &heat : plot.heats)
            looks.push_back(heat.look);
        for (const PlotRadar &radar : plot.radars)
            looks.push_back(radar.look);
        return looks;
    }
};

QTEST_MAIN(TestChartExport)
#include "tst_chart_export.moc"

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_export.h"

#include "ui/charts/picture.h"

#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>

namespace derby::ui {

namespace {

/// A size and scale that can be painted, whatever was asked for.
ChartExport sensible(ChartExport options)
{
    options.size = QSize(std::clamp(options.size.width(), 64, 8000), std::clamp(options.size.height(), 64, 8000));
    options.scale = std::clamp(options.scale, 1.0, 4.0);
    return options;
}

QByteArray pngOf(const Plot &plot, const ChartExport &options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    chartImage(plot, options).save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const Plot &plot, const ChartExport &options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96); // a px is a px
    generator.setSize(options.size);
    generator.setViewBox(QRect(QPoint(), options.size));
    generator.setTitle(slideTitle(plot));
    generator.setDescription(plot.description);
    QPainter painter(&generator);
    drawPicture(painter, plot, options);
    painter.end();
    // In px: readers do not agree how many of them a millimetre has.
    const qsizetype from = bytes.indexOf("<svg"), to = bytes.indexOf("viewBox", from);
    if (from >= 0 && to > from) {
        const QByteArray head =
            QStringLiteral("<svg width=\"%1\" height=\"%2\" ").arg(options.size.width()).arg(options.size.height()).toLatin1();
        bytes.replace(from, to - from, head);
    }
    return bytes;
}

QByteArray pdfOf(const Plot &plot, const ChartExport &options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    // One page of the chart's size: 96 px to the inch, 72 points to the inch.
    const QSizeF points(options.size.width() * 0.75, options.size.height() * 0.75);
    constexpr int finer = 8;
    writer.setResolution(96 * finer);
    writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(slideTitle(plot));
    writer.setCreator(QStringLiteral("TokenDerby"));
    QPainter painter(&writer);
    painter.scale(finer, finer);
    drawPicture(painter, plot, options);
    painter.end();
    return bytes;
}

} // namespace

QImage chartImage(const Plot &plot, const ChartExport &asked)
{
    const ChartExport options = sensible(asked);
    QImage image(options.size * options.scale, options.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    image.fill(options.transparent ? Qt::transparent : Qt::white);
    QPainter painter(&image);
    painter.scale(double(image.width()) / options.size.width(), double(image.height()) / options.size.height());
    drawPicture(painter, plot, options);
    painter.end();
    return image;
}

Result<> writeChart(const Plot &plot, const QString &file, const ChartExport &asked)
{
    const ChartExport options = sensible(asked);
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("png"))
        bytes = pngOf(plot, options);
    else if (ending == QLatin1String("svg"))
        bytes = svgOf(plot, options);
    else if (ending == QLatin1String("pdf"))
        bytes = pdfOf(plot, options);
    else
        return fail(makeError(
            ErrorKind::Usage,
            ending.isEmpty()
                ? QCoreApplication::translate("derby::ui::ChartView", "The file “%1” has no ending that says what to write.").arg(file)
                : QCoreApplication::translate("derby::ui::ChartView", "A chart cannot be written as “%1”.").arg(ending),
            {}, {QCoreApplication::translate("derby::ui::ChartView", "Give the file the ending .png, .svg or .pdf.")}));
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return fail(
            makeError(ErrorKind::Io, QCoreApplication::translate("derby::ui::ChartView", "The chart cannot be written to “%1”.").arg(file),
                      out.errorString(),
                      {QCoreApplication::translate("derby::ui::ChartView", "Choose a folder that exists and that you may write to.")}));
    return {};
}

void copyChart(const Plot &plot, const ChartExport &asked)
{
    const ChartExport options = sensible(asked);
    auto *data = new QMimeData;
    data->setImageData(chartImage(plot, options));
    data->setData(QStringLiteral("image/png"), pngOf(plot, options));
    data->setData(QStringLiteral("image/svg+xml"), svgOf(plot, options));
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace derby::ui

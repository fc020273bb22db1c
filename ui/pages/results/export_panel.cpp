// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/export_panel.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/flow.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>

namespace derby::ui {

ExportPanel::ExportPanel(const Appearance &appearance, QWidget *parent)
    : Card(appearance, parent)
    , m_format(new Segments(appearance, {tr("PNG"), tr("SVG"), tr("PDF"), tr("CSV"), tr("JSON"), tr("HTML")}))
    , m_scale(new Segments(appearance, {QStringLiteral("1x"), QStringLiteral("2x"), QStringLiteral("3x"), QStringLiteral("4x")}))
    , m_slide(new Check(appearance, tr("Slide 16:9")))
    , m_transparent(new Check(appearance, tr("Transparent")))
    , m_dark(new Check(appearance, tr("Dark")))
    , m_copy(new Button(appearance, Button::Kind::Plain, tr("Copy picture"), QStringLiteral("glyph/copy")))
    , m_save(new Button(appearance, Button::Kind::Primary, tr("Save as…"), QStringLiteral("export")))
    , m_note(new Text(appearance, Type::Small, {}, nullptr, Token::Ink3))
{
    setHeading(tr("Export"));
    auto *close = new Button(appearance, Button::Kind::Quiet, {}, QStringLiteral("glyph/close"));
    close->setSmall(true);
    close->setAccessibleName(tr("Close export"));
    headRow()->addWidget(close);
    m_format->setAccessibleName(tr("Format"));
    m_scale->setAccessibleName(tr("Size of the picture"));
    m_slide->setChecked(true);
    m_scale->setCurrent(1);
    auto *row = new Flow;
    row->setGaps(Theme::l, Theme::s);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_format, m_scale, m_slide, m_transparent, m_dark, m_copy, m_save})
        row->addWidget(widget);
    body()->addLayout(row);
    body()->addWidget(m_note);
    m_note->setWordWrap(true);
    connect(close, &Button::clicked, this, &ExportPanel::closed);
    connect(m_copy, &Button::clicked, this, &ExportPanel::copyRequested);
    connect(m_save, &Button::clicked, this, &ExportPanel::saveRequested);
    connect(m_format, &Segments::currentChanged, this, &ExportPanel::follow);
    connect(m_scale, &Segments::currentChanged, this, &ExportPanel::follow);
    follow();
}

ExportPanel::Format ExportPanel::format() const
{
    return static_cast<Format>(m_format->current());
}

void ExportPanel::setFormat(Format format)
{
    m_format->setCurrent(format);
    follow();
}

ChartExport ExportPanel::options() const
{
    ChartExport options;
    options.scale = m_scale->current() + 1;
    options.slide = m_slide->isChecked();
    options.transparent = format() == Png && m_transparent->isChecked();
    options.dark = m_dark->isChecked();
    return options;
}

QString ExportPanel::suffix() const
{
    static const QStringList suffixes{QStringLiteral("png"), QStringLiteral("svg"),  QStringLiteral("pdf"),
                                      QStringLiteral("csv"), QStringLiteral("json"), QStringLiteral("html")};
    return suffixes.value(m_format->current());
}

void ExportPanel::setChartReady(bool ready)
{
    m_ready = ready;
    follow();
}

void ExportPanel::follow()
{
    const bool chart = isChart(), png = format() == Png;
    m_scale->setVisible(png);
    m_transparent->setVisible(png);
    m_slide->setVisible(chart);
    m_dark->setVisible(chart);
    m_copy->setVisible(chart);
    m_copy->setEnabled(m_ready);
    m_save->setEnabled(m_ready || !chart);
    switch (format()) {
    case Png: {
        const QSize pixels = options().size * options().scale;
        m_note->setText(tr("The chart that is shown, %1 x %2 pixels.").arg(pixels.width()).arg(pixels.height()));
        break;
    }
    case Svg:
        m_note->setText(
            tr("The chart that is shown, %1 x %2; it grows without loss.").arg(options().size.width()).arg(options().size.height()));
        break;
    case Pdf: {
        constexpr double cmOfPixel = 2.54 / 96; // as writeChart() makes the page
        const auto cm = [](int pixels) { return QLocale().toString(pixels * cmOfPixel, 'f', 1); };
        m_note->setText(
            tr("The chart that is shown, on one page of %1 x %2 cm.").arg(cm(options().size.width()), cm(options().size.height())));
        break;
    }
    case Csv:
        m_note->setText(tr("Every lane's figures with their intervals, one a row."));
        break;
    case Json:
        m_note->setText(tr("Figures, quality and verdicts, as scripts read them."));
        break;
    case Html:
        m_note->setText(tr("The whole report in one file that needs no network."));
        break;
    }
}

void ExportPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace derby::ui

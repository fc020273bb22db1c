// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_export.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

class Check;

/// What to export and how; a row above the charts, no box in the way.
class ExportPanel : public Card
{
    Q_OBJECT
public:
    enum Format { Png, Svg, Pdf, Csv, Json, Html };
    explicit ExportPanel(const Appearance &appearance, QWidget *parent = nullptr);
    Format format() const;
    void setFormat(Format format);
    bool isChart() const { return format() <= Pdf; }
    ChartExport options() const; ///< of a chart
    QString suffix() const; ///< "png"
    /// Charts wait for their plot.
    void setChartReady(bool ready);

Q_SIGNALS:
    void saveRequested(); ///< choose a file
    void copyRequested(); ///< the chart to the clipboard
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow();

    Segments *m_format, *m_scale;
    Check *m_slide, *m_transparent, *m_dark;
    Button *m_copy, *m_save;
    Text *m_note;
    bool m_ready = true;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

namespace derby::ui {

/// A page that comes: its picture fades in and moves up a little, over the page itself, which takes keys and clicks all the while. Nothing
/// happens under reduced motion.
class PageFade : public QWidget
{
    Q_OBJECT
public:
    PageFade(const Appearance &appearance, QWidget *parent);
    /// `page` lies in this one's parent and has its place already.
    void play(QWidget *page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void end();

    const Appearance &m_appearance;
    QVariantAnimation m_way; ///< 0 to 1
    QPixmap m_page;
};

} // namespace derby::ui

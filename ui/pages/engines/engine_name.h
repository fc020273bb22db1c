// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/theme/appearance.h"

#include <QWidget>

namespace derby::ui {

/// The emblem on its soft ground, 48 px.
class EngineEmblem : public QWidget
{
    Q_OBJECT
public:
    explicit EngineEmblem(const Appearance &appearance, QWidget *parent = nullptr);
    void setLook(const SeriesLook &look);
    QSize sizeHint() const override { return {side, side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int side = 48;
    const Appearance &m_appearance;
    SeriesLook m_look;
};

/// A name in its engine's face, with its tag line below. What has no room is elided, and whole in the tool tip.
class EngineName : public QWidget
{
    Q_OBJECT
public:
    explicit EngineName(const Appearance &appearance, QWidget *parent = nullptr);
    void set(const SeriesLook &look, const QString &tagLine);
    static QString tagLine(const QString &slot); ///< empty for engines without a personality

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont nameFont() const;
    QFont lineFont() const;
    const Appearance &m_appearance;
    SeriesLook m_look;
    QString m_tagLine;
};

} // namespace derby::ui

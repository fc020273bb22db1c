// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/tokens.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace derby::ui {

namespace {

QByteArray svgSource(const QString &name)
{
    tokens(); // makes sure that the resources are there
    const QString path = name == QLatin1String("brand") ? QStringLiteral(":/ui/icon.svg") : QString(u":/ui/icons/" + name + u".svg");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no icon named %s", qPrintable(name));
        return {};
    }
    return file.readAll();
}

class SvgEngine : public QIconEngine
{
public:
    SvgEngine(const QString &name, const QColor &color)
        : m_name(name)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
        const int size = qMin(rect.width(), rect.height());
        const QPixmap pixmap = iconPixmap(m_name, colorFor(mode), size, ratio);
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, colorFor(mode), qMin(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return iconPixmap(m_name, colorFor(mode), qRound(qMin(size.width(), size.height()) / scale), scale);
    }

    QIconEngine *clone() const override { return new SvgEngine(m_name, m_color); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        QColor color = m_color;
        if (mode == QIcon::Disabled)
            color.setAlphaF(color.alphaF() * 0.4F);
        return color;
    }

    QString m_name;
    QColor m_color;
};

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal pixelRatio)
{
    if (size <= 0)
        return {};
    const QString key = QStringLiteral("icon/%1/%2/%3/%4").arg(name, color.name(QColor::HexArgb)).arg(size).arg(pixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = svgSource(name);
    if (svg.isEmpty())
        return {};
    svg.replace("currentColor", color.name().toLatin1()); // QSvgRenderer draws the word black
    QSvgRenderer renderer(svg);
    const int pixels = qRound(size * pixelRatio);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        painter.setOpacity(qreal(color.alphaF()));
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(pixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString &name, const QColor &color)
{
    if (svgSource(name).isEmpty())
        return {};
    return QIcon(new SvgEngine(name, color));
}

QString emblemName(const QString &slot)
{
    if (slot == QLatin1String("vllm") || slot == QLatin1String("tgi") || slot == QLatin1String("ollama"))
        return u"emblem/" + slot;
    return QStringLiteral("emblem/other");
}

} // namespace derby::ui

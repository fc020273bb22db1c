// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// The resources lie in a static library: somebody has to ask for them, or the linker leaves them out.
static void initResources()
{
    Q_INIT_RESOURCE(ui);
}

namespace derby::ui {

namespace {

const char *const colorNames[] = {"window",     "sidebar", "surface", "raised",    "field",  "hover", "selected", "line",
                                  "lineStrong", "ink",     "ink2",    "ink3",      "inkOff", "onInk", "plot",     "grid",
                                  "axis",       "track",   "tooltip", "onTooltip", "focus",  "warn",  "warnSoft", "error",
                                  "errorSoft",  "hatch",   "film",    "filmGrid",  "scrim"};
static_assert(std::size(colorNames) == Tokens::colors);
const char *const typeNames[] = {"hero",  "display", "title",   "heading", "body",   "strong",
                                 "small", "label",   "figureL", "figureM", "figure", "figureS"};
static_assert(std::size(typeNames) == Tokens::types);

Marker markerFrom(const QString &name)
{
    static const char *const names[] = {"triangle", "square", "circle", "diamond", "star", "pentagon", "triangleDown", "cross"};
    for (size_t i = 0; i < std::size(names); ++i) {
        if (name == QLatin1String(names[i]))
            return Marker(int(i));
    }
    qWarning("tokens.json: unknown marker %s", qPrintable(name));
    return Marker::Circle;
}

QList<qreal> dashFrom(const QString &text)
{
    QList<qreal> dash;
    if (text == QLatin1String("solid"))
        return dash;
    for (const QString &part : text.split(u' ', Qt::SkipEmptyParts))
        dash.append(part.toDouble());
    return dash;
}

QString familyOf(const QJsonObject &root, const QString &engine)
{
    const QJsonObject personalities = root[QLatin1String("personality")].toObject();
    const QString key = personalities.contains(engine) ? engine : QStringLiteral("other");
    return personalities[key].toObject()[QLatin1String("family")].toString();
}

Tokens::Palette readPalette(const QJsonObject &root, const QString &theme)
{
    Tokens::Palette palette;
    const QJsonObject colors = root[QLatin1String("color")].toObject()[theme].toObject();
    for (int i = 0; i < Tokens::colors; ++i) {
        palette.color[size_t(i)] = QColor(colors[QLatin1String(colorNames[i])].toString());
        if (!palette.color[size_t(i)].isValid())
            qWarning("tokens.json: no colour %s", colorNames[i]);
    }
    const QJsonObject engines = root[QLatin1String("engine")].toObject();
    for (auto it = engines.begin(); it != engines.end(); ++it) {
        const QJsonObject engine = it->toObject();
        const QJsonObject color = engine[theme].toObject();
        EngineLook look;
        look.mark = QColor(color[QLatin1String("mark")].toString());
        look.text = QColor(color[QLatin1String("text")].toString());
        look.soft = QColor(color[QLatin1String("soft")].toString());
        look.marker = markerFrom(engine[QLatin1String("marker")].toString());
        look.dash = dashFrom(engine[QLatin1String("dash")].toString());
        look.family = familyOf(root, it.key());
        palette.engine.insert(it.key(), look);
    }
    return palette;
}

Tokens readTokens()
{
    initResources();
    Tokens tokens;
    QFile file(QStringLiteral(":/ui/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        qWarning("the program's tokens.json is missing");
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    tokens.light = readPalette(root, QStringLiteral("light"));
    tokens.dark = readPalette(root, QStringLiteral("dark"));

    const QJsonObject type = root[QLatin1String("type")].toObject();
    const QJsonObject families = type[QLatin1String("families")].toObject();
    QStringList fallback;
    for (const QJsonValue &family : families[QLatin1String("fallback")].toArray())
        fallback.append(family.toString());
    const QJsonObject scale = type[QLatin1String("scale")].toObject();
    for (int i = 0; i < Tokens::types; ++i) {
        const QJsonObject style = scale[QLatin1String(typeNames[i])].toObject();
        Tokens::Face &face = tokens.face[size_t(i)];
        const QString family = style[QLatin1String("family")].toString();
        face.families = QStringList{families[family].toString()} + fallback;
        face.size = style[QLatin1String("size")].toInt(13);
        face.line = style[QLatin1String("line")].toInt(20);
        face.weight = style[QLatin1String("weight")].toInt(400);
        face.tracking = style[QLatin1String("tracking")].toDouble();
        face.caps = style[QLatin1String("caps")].toBool();
        face.figure = family == QLatin1String("figure");
    }
    return tokens;
}

} // namespace

const Tokens &tokens()
{
    static const Tokens all = readTokens();
    return all;
}

} // namespace derby::ui

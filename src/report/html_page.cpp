// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_page.h"

#include "report/html_text.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace derby {

namespace {

QByteArray resource(const char *name)
{
    QFile file(QStringLiteral(":/derby/report/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "lineStrong" as "line-strong".
QString cssName(const QString &name)
{
    QString css;
    for (const QChar c : name)
        css += c.isUpper() ? QString(u'-') + c.toLower() : QString(c);
    return css;
}

/// The colours of one theme as custom properties: --window, …, --vllm-mark, --vllm-text, --vllm-soft, ….
QByteArray colours(const QJsonObject &tokens, const QString &theme)
{
    QString css = QStringLiteral("color-scheme:%1;").arg(theme);
    const QJsonObject chrome = tokens.value(QLatin1String("color")).toObject().value(theme).toObject();
    for (auto it = chrome.begin(); it != chrome.end(); ++it)
        css += QStringLiteral("--%1:%2;").arg(cssName(it.key()), it.value().toString());
    const QJsonObject engines = tokens.value(QLatin1String("engine")).toObject();
    for (auto engine = engines.begin(); engine != engines.end(); ++engine) {
        const QJsonObject shades = engine.value().toObject().value(theme).toObject();
        for (auto it = shades.begin(); it != shades.end(); ++it)
            css += QStringLiteral("--%1-%2:%3;").arg(engine.key(), it.key(), it.value().toString());
    }
    return css.toUtf8();
}

/// The desktop's colours, as the system asks for and as the page's switch says; on paper always the light ones.
QByteArray themes(const QJsonObject &tokens)
{
    const QByteArray light = colours(tokens, QStringLiteral("light")), dark = colours(tokens, QStringLiteral("dark"));
    return ":root{" + light + "}\n@media (prefers-color-scheme:dark){:root{" + dark + "}}\n:root[data-theme=light]{" + light
        + "}\n:root[data-theme=dark]{" + dark + "}\n@media print{:root,:root[data-theme]{" + light + "}}\n";
}

QJsonObject tokens()
{
    return QJsonDocument::fromJson(resource("tokens.json")).object();
}

/// The markers of the desktop (ui/charts), as paths in a box of 12 x 12.
QString markerPath(const QString &marker)
{
    static constexpr std::pair<const char *, const char *> paths[] = {
        {"triangle", "M2 .8L11.2 6L2 11.2Z"},
        {"square", "M2 2H10V10H2Z"},
        {"diamond", "M6 .3L11.7 6L6 11.7L.3 6Z"},
        {"star", "M6 .6L7.6 4.2L11.6 4.6L8.6 7.2L9.5 11.1L6 9L2.5 11.1L3.4 7.2L.4 4.6L4.4 4.2Z"},
        {"pentagon", "M6 .8L11.2 4.6L9.2 10.7H2.8L.8 4.6Z"},
        {"triangleDown", "M.8 2H11.2L6 11.2Z"},
        {"cross", "M4.3 1H7.7V4.3H11V7.7H7.7V11H4.3V7.7H1V4.3H4.3Z"},
    };
    for (const auto &[name, path] : paths) {
        if (marker == QLatin1String(name))
            return QLatin1String(path);
    }
    return QStringLiteral("M6 1.4A4.6 4.6 0 1 1 6 10.6A4.6 4.6 0 1 1 6 1.4Z"); // circle
}

/// Marker and dash of each slot, for the script.
QJsonObject looks(const QJsonObject &engines)
{
    QJsonObject looks;
    for (auto engine = engines.begin(); engine != engines.end(); ++engine) {
        const QJsonObject look = engine.value().toObject();
        looks.insert(engine.key(),
                     QJsonObject{{QStringLiteral("path"), markerPath(look.value(QLatin1String("marker")).toString())},
                                 {QStringLiteral("dash"), look.value(QLatin1String("dash"))}});
    }
    return looks;
}

QByteArray sourceHash(const QByteArray &script)
{
    return "'sha256-" + QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64() + "'";
}

} // namespace

QString slotMarkerPath(const QString &slot)
{
    static const QJsonObject engines = tokens().value(QLatin1String("engine")).toObject();
    return markerPath(engines.value(slot).toObject().value(QLatin1String("marker")).toString());
}

QString simulatedBadge(bool simulated)
{
    return simulated
        ? QStringLiteral("<span class=\"badge\" title=\"Measured on built-in simulators, not on real servers\">SIMULATED</span>")
        : QString();
}

QString chartSlot(HtmlPage &page, Plot plot)
{
    const auto number = page.plots.size();
    const QString id = QStringLiteral("chart-%1").arg(number);
    QString html = QStringLiteral("<section class=\"card chart-card\" aria-labelledby=\"%1-title\">\n").arg(id);
    if (plot.simulated)
        html += QStringLiteral("<div class=\"hatch\" aria-hidden=\"true\"></div>\n");
    html += QStringLiteral("<div class=\"chart-head\"><h3 id=\"%1-title\">%2</h3><p class=\"sub\">%3</p>")
                .arg(id, htmlText(plot.title), htmlText(plot.subtitle));
    html += simulatedBadge(plot.simulated);
    html += QStringLiteral("</div>\n");
    if (!plot.empty.isEmpty()) {
        html += QStringLiteral("<p class=\"nothing\">%1</p>\n").arg(htmlText(plot.empty));
    } else {
        html += QStringLiteral("<div class=\"key\" id=\"%1-key\"></div>\n"
                               "<div class=\"chart\" id=\"%1\" role=\"img\" tabindex=\"0\" aria-label=\"%2\"></div>\n")
                    .arg(id, htmlText(plot.description.isEmpty() ? plot.title : plot.description));
    }
    html +=
        QStringLiteral("<p class=\"evidence\">%1</p>\n<p class=\"source\">%2</p>\n").arg(htmlText(plot.evidence), htmlText(plot.source));
    if (!plot.table.rows.empty())
        html +=
            QStringLiteral("<div class=\"foot\"><details class=\"behind\" data-table=\"%1\"><summary>Table behind the "
                           "chart</summary><div></div></details>"
                           "<span class=\"tools\"><button type=\"button\" data-csv=\"%1\" aria-label=\"Table of %2 as CSV\">CSV</button>"
                           "<button type=\"button\" data-json=\"%1\" aria-label=\"Data of %2 as JSON\">JSON</button></span></div>\n")
                .arg(QString::number(number), htmlText(plot.title));
    html += QStringLiteral("</section>\n");
    page.plots.push_back(std::move(plot));
    return html;
}

QByteArray htmlFile(const HtmlPage &page)
{
    const QJsonObject colourTokens = tokens();
    QJsonObject data = page.data;
    data.insert(QStringLiteral("looks"), looks(colourTokens.value(QLatin1String("engine")).toObject()));
    QJsonArray plots;
    for (const Plot &plot : page.plots)
        plots << plotToJson(plot);
    data.insert(QStringLiteral("plots"), plots);

    const QByteArray charts = page.plots.empty() ? QByteArray() : scriptSource(resource("echarts.js")),
                     script = scriptSource(resource("report.js"));
    QByteArray allowed = sourceHash(script);
    if (!charts.isEmpty())
        allowed += ' ' + sourceHash(charts);
    return filled(resource("page.html"),
                  {{"title", htmlText(page.title).toUtf8()},
                   {"scripts", allowed},
                   {"style", themes(colourTokens) + resource("report.css")},
                   {"strip", page.simulated ? "<div class=\"hatch page-hatch\" aria-hidden=\"true\"></div>" : QByteArray()},
                   {"head", page.head.toUtf8()},
                   {"body", page.body.toUtf8()},
                   {"licences", htmlText(QString::fromUtf8(resource("licences.txt"))).toUtf8()},
                   {"version", TOKENDERBY_VERSION},
                   {"data", scriptJson(data)},
                   {"charts", charts},
                   {"script", script}});
}

} // namespace derby

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/endpoint_input.h"

#include "base/text.h"
#include "plan/config.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int longestName = 60;

bool hasControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

} // namespace

EndpointInput::Read<QUrl> EndpointInput::url(const QString &text, Engine engine)
{
    QString typed = text.trimmed();
    if (typed.isEmpty())
        return {{}, tr("Type the server's address, for example http://localhost:%1.").arg(defaultPort(engine))};
    if (!typed.contains(u"://"_s) && !typed.startsWith(u'/') && !typed.startsWith(u':'))
        typed.prepend(u"http://"_s);
    const tl::expected<QUrl, UrlProblem> url = endpointUrl(typed, engine);
    if (url)
        return {*url, {}};
    if (url.error().message.contains(u"user name"_s))
        return {{}, tr("The address holds a user name or a password. Take it out, and give the key below.")};
    return {{}, url.error().message + u' ' + tr("Try %1.").arg(url.error().suggestion)};
}

EndpointInput::Read<QString> EndpointInput::name(const QString &text)
{
    const QString name = text.trimmed();
    if (name.size() > longestName)
        return {{}, tr("The name is too long: %1 characters are enough.").arg(longestName)};
    if (hasControl(name))
        return {{}, tr("The name holds a character that cannot be shown. Type it anew.")};
    return {name, {}};
}

EndpointInput::Read<QString> EndpointInput::model(const QString &text)
{
    const QString model = text.trimmed();
    if (hasControl(model))
        return {{}, tr("The model's name holds a character that cannot be shown. Type it anew.")};
    if (model.contains(u' '))
        return {{}, tr("A model's name has no spaces. Choose one from the list, or leave it empty.")};
    return {model, {}};
}

EndpointInput::Read<HeaderList> EndpointInput::headers(const QString &text)
{
    static const QRegularExpression token(u"\\A[A-Za-z0-9!#$%&'*+.^_`|~-]+\\z"_s);
    static const QRegularExpression secret(u"(?i)authorization|cookie|api-?key|token|secret"_s);
    static const QStringList ours{u"host"_s,         u"content-length"_s, u"connection"_s, u"transfer-encoding"_s,
                                  u"content-type"_s, u"accept-encoding"_s};
    HeaderList headers;
    QStringList seen;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty())
            continue;
        const qsizetype colon = line.indexOf(u':');
        const QString name = line.left(colon).trimmed();
        const QString value = line.mid(colon + 1).trimmed();
        if (colon < 1 || value.isEmpty())
            return {{}, tr("Line %1 is no header. Write it as Name: value.").arg(i + 1)};
        if (!token.match(name).hasMatch())
            return {{}, tr("\"%1\" cannot be a header's name. Use letters, digits and -.").arg(printable(name))};
        if (secret.match(name).hasMatch())
            return {{}, tr("The header %1 would be kept in a file. Give the key above instead.").arg(name)};
        if (ours.contains(name, Qt::CaseInsensitive))
            return {{}, tr("The header %1 is set by the program itself. Remove the line.").arg(name)};
        if (seen.contains(name, Qt::CaseInsensitive))
            return {{}, tr("The header %1 is there twice. Keep one of the two.").arg(name)};
        if (hasControl(value))
            return {{}, tr("The header %1 holds a character that cannot be sent. Type it anew.").arg(name)};
        seen << name;
        headers.append({name.toUtf8(), value.toUtf8()});
    }
    return {headers, {}};
}

EndpointInput::Read<QString> EndpointInput::variable(const QString &text)
{
    static const QRegularExpression variable(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    const QString name = text.trimmed();
    if (name.isEmpty())
        return {{}, tr("Name the environment variable that holds the key, for example MY_KEY.")};
    if (!variable.match(name).hasMatch()) // perhaps the key itself: never repeated
        return {{}, tr("This is no variable's name. Put the key into a variable (export MY_KEY=…) and name it here.")};
    return {name, {}};
}

QString EndpointInput::unsetVariable(const QString &name)
{
    if (!qgetenv(name.toLocal8Bit().constData()).trimmed().isEmpty())
        return {};
    return tr("%1 is not set in this session: export it and start the program again.").arg(name);
}

EndpointInput::Read<QByteArray> EndpointInput::key(const QString &text)
{
    const QString key = text.trimmed();
    if (key.isEmpty())
        return {{}, tr("Type the key, or choose No key.")};
    if (hasControl(key) || key.contains(u' '))
        return {{}, tr("A key is one word without spaces. Copy it again.")};
    return {key.toUtf8(), {}};
}

EndpointInput::Read<QString> EndpointInput::caFile(const QString &text)
{
    QString path = text.trimmed();
    if (path.isEmpty())
        return {};
    if (path.startsWith(u"~/"_s))
        path = QDir::homePath() + path.mid(1);
    const QFileInfo info(path);
    if (!info.exists())
        return {{}, tr("There is no file %1. Give the certificate's path.").arg(printable(path))};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return {{}, tr("%1 cannot be read. Give another file, or its owner's leave.").arg(printable(path))};
    constexpr qint64 enough = 1 << 20;
    if (!file.read(enough).contains("-----BEGIN CERTIFICATE-----"))
        return {{}, tr("%1 holds no certificate in PEM form. Give the authority's .pem or .crt file.").arg(info.fileName())};
    return {info.absoluteFilePath(), {}};
}

QString EndpointInput::headersText(const HeaderList &headers)
{
    QStringList lines;
    for (const Header &header : headers)
        lines << QString(QString::fromUtf8(header.first) + u": "_s + QString::fromUtf8(header.second));
    return lines.join(u'\n');
}

} // namespace derby::ui

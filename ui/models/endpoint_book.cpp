// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/endpoint_book.h"

#include "plan/plan_json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

#include <algorithm>

namespace derby::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int schema = 1;
const QString simulator = u"simulator"_s;

/// An endpoint with the configuration's keys, as a plan has it.
QJsonObject endpointToJson(Endpoint endpoint)
{
    endpoint.apiKey.clear();
    Plan plan;
    plan.endpoints << endpoint;
    return planToJson(plan)[u"services"_s].toObject()[u"endpoints"_s].toArray().at(0).toObject();
}

std::optional<Endpoint> endpointFromJson(const QJsonObject &json)
{
    const Result<Plan> plan = planFromJson({{u"services"_s, QJsonObject{{u"endpoints"_s, QJsonArray{json}}}}});
    if (!plan || plan->endpoints.size() != 1 || plan->endpoints.first().url.host().isEmpty())
        return std::nullopt;
    return plan->endpoints.first();
}

bool isOwnSimulator(const BookEntry &entry)
{
    return entry.ownSimulator();
}

} // namespace

EndpointBook::EndpointBook(const QString &file, QObject *parent)
    : EndpointBook(file, systemKeyStore(), parent)
{
}

EndpointBook::EndpointBook(const QString &file, std::unique_ptr<KeyStore> keys, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_keys(std::move(keys))
{
    load();
    for (const BookEntry &entry : std::as_const(m_entries)) {
        if (!entry.keychainKey.isEmpty())
            fetchKey(entry.serial);
    }
}

void EndpointBook::load()
{
    QFile reader(m_file);
    if (!reader.open(QIODevice::ReadOnly))
        return;
    const QJsonArray entries = QJsonDocument::fromJson(reader.readAll()).object()[u"endpoints"_s].toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject json = value.toObject();
        const std::optional<Endpoint> endpoint = endpointFromJson(json[u"endpoint"_s].toObject());
        if (!endpoint)
            continue;
        BookEntry entry;
        entry.endpoint = *endpoint;
        entry.foundBy = json[u"found_by"_s].toString();
        entry.keychainKey = json[u"keychain_key"_s].toString();
        entry.serial = ++m_serial;
        m_entries << entry;
    }
    assignIds();
}

void EndpointBook::fetchKey(quint64 serial)
{
    const QString name = m_entries.at(indexOf(serial)).keychainKey;
    m_keys->read(name, this, [this, serial](const Result<QByteArray> &key) {
        const int index = indexOf(serial);
        if (index < 0)
            return;
        BookEntry &entry = m_entries[index];
        entry.keyError = key ? std::nullopt : std::optional(key.error());
        entry.endpoint.apiKey = key ? *key : QByteArray();
        entry.serial = ++m_serial; // what was asked without the key is asked again
        entry.status = {};
        Q_EMIT changed();
    });
}

void EndpointBook::keepKey(const Endpoint &endpoint, const QByteArray &key, QObject *context,
                           std::function<void(const Result<QString> &)> then)
{
    const QString name = engineId(endpoint.engine) + u' ' + endpoint.url.toString();
    m_keys->write(name, key, context, [name, then = std::move(then)](const std::optional<Error> &error) {
        then(error ? Result<QString>(fail(*error)) : Result<QString>(name));
    });
}

bool EndpointBook::usesKey(const QString &keychainKey) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const BookEntry &entry) { return entry.keychainKey == keychainKey; });
}

void EndpointBook::dropKey(const BookEntry &entry)
{
    // A key that we do not hold could not be put back by an undo.
    if (entry.keychainKey.isEmpty() || entry.endpoint.apiKey.isEmpty() || usesKey(entry.keychainKey))
        return;
    m_keys->remove(entry.keychainKey, this, [this](const std::optional<Error> &error) {
        if (error)
            Q_EMIT keyFailed(*error);
    });
}

EndpointBook::~EndpointBook() = default;

QList<Endpoint> EndpointBook::endpoints() const
{
    QList<Endpoint> endpoints;
    for (const BookEntry &entry : m_entries) {
        endpoints << entry.endpoint;
        Endpoint &endpoint = endpoints.last();
        if (endpoint.apiKey.isEmpty() && !endpoint.apiKeyEnv.isEmpty())
            endpoint.apiKey = qgetenv(endpoint.apiKeyEnv.toLocal8Bit().constData()).trimmed();
        if (endpoint.model.isEmpty())
            endpoint.model = entry.status.model;
    }
    assignLaneIds(endpoints);
    return endpoints;
}

Error EndpointBook::alreadyThere(const Endpoint &endpoint)
{
    return makeError(ErrorKind::Usage, tr("%1 at %2 is there already.").arg(engineName(endpoint.engine), endpoint.url.toDisplayString()),
                     {}, {tr("Give another address, or edit the card.")});
}

std::optional<Error> EndpointBook::add(const Endpoint &endpoint, const QString &foundBy, const QString &keychainKey)
{
    for (const BookEntry &entry : std::as_const(m_entries)) {
        if (entry.endpoint.engine == endpoint.engine && entry.endpoint.url == endpoint.url)
            return alreadyThere(endpoint);
    }
    BookEntry entry;
    entry.endpoint = endpoint;
    entry.foundBy = foundBy;
    entry.keychainKey = keychainKey;
    entry.serial = ++m_serial;
    m_entries << entry;
    assignIds();
    const std::optional<Error> error = save();
    Q_EMIT changed();
    return error;
}

std::optional<Error> EndpointBook::replace(int index, const Endpoint &endpoint, const QString &keychainKey)
{
    if (index < 0 || index >= m_entries.size())
        return makeError(ErrorKind::Usage, tr("This endpoint is not there any more."), {}, {tr("Add it again.")});
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Endpoint &other = m_entries[i].endpoint;
        if (i != index && other.engine == endpoint.engine && other.url == endpoint.url)
            return alreadyThere(endpoint);
    }
    const BookEntry before = m_entries[index];
    BookEntry &entry = m_entries[index];
    entry.endpoint = endpoint;
    entry.keychainKey = keychainKey;
    entry.status = {};
    entry.keyError.reset();
    entry.serial = ++m_serial;
    if (before.keychainKey != keychainKey)
        dropKey(before);
    assignIds();
    const std::optional<Error> error = save();
    Q_EMIT changed();
    return error;
}

std::optional<Error> EndpointBook::remove(int index)
{
    if (index < 0 || index >= m_entries.size())
        return makeError(ErrorKind::Usage, tr("This endpoint is not there any more."), {}, {tr("Choose another one.")});
    const BookEntry removed = m_entries.takeAt(index);
    dropKey(removed);
    assignIds();
    const std::optional<Error> error = save();
    Q_EMIT changed();
    return error;
}

void EndpointBook::insertBack(int index, const BookEntry &entry)
{
    BookEntry back = entry;
    back.serial = ++m_serial;
    back.status = {};
    if (!back.keychainKey.isEmpty() && !back.endpoint.apiKey.isEmpty()) {
        m_keys->write(back.keychainKey, back.endpoint.apiKey, this, [this](const std::optional<Error> &error) {
            if (error)
                Q_EMIT keyFailed(*error);
        });
    }
    m_entries.insert(std::clamp<qsizetype>(index, 0, m_entries.size()), back);
    assignIds();
    (void)save(); // it was saved a moment ago; the next change says what is wrong
    Q_EMIT changed();
}

void EndpointBook::setStatus(const QUrl &url, const EndpointStatus &status)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].endpoint.url == url) {
            m_entries[i].status = status;
            Q_EMIT statusChanged(static_cast<int>(i));
        }
    }
}

void EndpointBook::setStatus(quint64 serial, const EndpointStatus &status)
{
    const int index = indexOf(serial);
    if (index < 0)
        return;
    m_entries[index].status = status;
    Q_EMIT statusChanged(index);
}

void EndpointBook::setSimulated(quint64 serial, bool simulated)
{
    const int index = indexOf(serial);
    if (index < 0 || m_entries[index].ownSimulator() || m_entries[index].endpoint.simulated == simulated)
        return;
    m_entries[index].endpoint.simulated = simulated;
    (void)save(); // it is asked again at the next start; the next change says what is wrong
    Q_EMIT changed();
}

int EndpointBook::indexOf(quint64 serial) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].serial == serial)
            return static_cast<int>(i);
    }
    return -1;
}

void EndpointBook::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    Q_EMIT pausedChanged(paused);
}

std::optional<Error> EndpointBook::startSimulators(const QString &profile)
{
    if (!m_farm) {
        SimulatorOptions options;
        options.profile = profile;
        Result<std::unique_ptr<SimulatorFarm>> farm = SimulatorFarm::start(options);
        if (!farm)
            return farm.error();
        m_farm = std::move(*farm);
    }
    for (Endpoint endpoint : m_farm->endpoints()) {
        const bool there = std::any_of(m_entries.begin(), m_entries.end(),
                                       [&](const BookEntry &entry) { return entry.ownSimulator() && entry.endpoint.url == endpoint.url; });
        if (there)
            continue;
        endpoint.name.clear(); // nobody named them: a lane is called by its engine
        BookEntry entry;
        entry.endpoint = endpoint;
        entry.foundBy = simulator;
        entry.serial = ++m_serial;
        m_entries << entry;
    }
    assignIds();
    Q_EMIT changed();
    return std::nullopt;
}

bool EndpointBook::simulating() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), isOwnSimulator);
}

void EndpointBook::stopSimulators()
{
    if (!m_farm)
        return;
    m_entries.removeIf(isOwnSimulator);
    m_farm.reset();
    assignIds();
    Q_EMIT changed();
}

std::optional<Error> EndpointBook::save() const
{
    QJsonArray entries;
    for (const BookEntry &entry : m_entries) {
        if (entry.ownSimulator())
            continue;
        entries << QJsonObject{
            {u"endpoint"_s, endpointToJson(entry.endpoint)}, {u"found_by"_s, entry.foundBy}, {u"keychain_key"_s, entry.keychainKey}};
    }
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile writer(m_file);
    const QByteArray bytes = QJsonDocument(QJsonObject{{u"schema"_s, schema}, {u"endpoints"_s, entries}}).toJson();
    if (!writer.open(QIODevice::WriteOnly) || writer.write(bytes) != bytes.size() || !writer.commit())
        return makeError(ErrorKind::Io, tr("The list of endpoints cannot be saved."), writer.errorString(),
                         {tr("Check that %1 can be written.").arg(m_file)});
    return std::nullopt;
}

void EndpointBook::assignIds()
{
    QList<Endpoint> endpoints;
    for (const BookEntry &entry : std::as_const(m_entries))
        endpoints << entry.endpoint;
    assignLaneIds(endpoints);
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        m_entries[i].endpoint.id = endpoints[i].id;
}

} // namespace derby::ui

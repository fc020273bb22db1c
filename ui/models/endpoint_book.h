// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/endpoint.h"
#include "simulator/simulator.h"
#include "ui/models/key_store.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace derby::ui {

/// What is known of an endpoint now.
struct EndpointStatus
{
    enum class State { Unknown, Checking, Ready, Degraded, Gone };
    State state = State::Unknown;
    QString note; ///< "Model not in memory", "No answer"
    /// The one thing that would help, where the desktop can do it.
    enum class Remedy { None, LoadModel, ChangeEngine, EditKey, EditModel, EditAddress };
    Remedy remedy = Remedy::None;
    std::optional<Engine> found; ///< another engine than the endpoint's, for certain
    QString version; ///< "vLLM 0.6.4"
    QString model; ///< the model that would be asked
    QStringList models; ///< what the server offers
    QString evidence; ///< how it was recognised
    std::optional<int> contextTokens;
    QList<double> roundTripsMs; ///< of the last minute, oldest first; negative: no answer
    std::optional<Error> error;
};

/// An endpoint that the user has, and what is known of it. Keys are never in the file: they live in the keychain or the environment.
struct BookEntry
{
    Endpoint endpoint;
    QString foundBy; ///< "typed", "localhost", "simulator"
    QString keychainKey; ///< the name under which the key lies in the system's keychain; empty: none
    EndpointStatus status;
    std::optional<Error> keyError; ///< the keychain did not give, or did not take, the key
    quint64 serial = 0; ///< tells entries apart while the program runs; a new one after each edit

    /// One of the simulators that this program runs itself. Simulators elsewhere are endpoints as others, and say that they are simulated.
    bool ownSimulator() const { return foundBy == QLatin1String("simulator"); }
};

/// The endpoints of the desktop: kept in a file, watched, shared by all pages. Our own simulators are in it while they run and are never
/// kept.
class EndpointBook : public QObject
{
    Q_OBJECT
public:
    /// `file`: endpoints.json; made when the first endpoint is added.
    explicit EndpointBook(const QString &file, QObject *parent = nullptr);
    /// With another keychain than the system's: tests.
    EndpointBook(const QString &file, std::unique_ptr<KeyStore> keys, QObject *parent = nullptr);
    ~EndpointBook() override;

    const QList<BookEntry> &entries() const { return m_entries; }
    QList<Endpoint> endpoints() const; ///< lane ids assigned, keys filled in: ready for a plan
    /// Error: the same engine and URL is there already (Usage), or the file cannot be written (Io).
    std::optional<Error> add(const Endpoint &endpoint, const QString &foundBy, const QString &keychainKey = {});
    std::optional<Error> replace(int index, const Endpoint &endpoint, const QString &keychainKey = {});
    std::optional<Error> remove(int index);
    void insertBack(int index, const BookEntry &entry); ///< undo of remove
    void setStatus(const QUrl &url, const EndpointStatus &status);
    void setStatus(quint64 serial, const EndpointStatus &status);
    /// The server said whether it is a simulator; another one may have taken the place of the last.
    void setSimulated(quint64 serial, bool simulated);
    int indexOf(quint64 serial) const; ///< -1: it is gone

    /// Puts `key` into the keychain and tells under which name it lies there (for add and replace), or why it does not.
    void keepKey(const Endpoint &endpoint, const QByteArray &key, QObject *context, std::function<void(const Result<QString> &)> then);

    /// While something is measured nothing asks the servers of its own accord.
    void setPaused(bool paused);
    bool paused() const { return m_paused; }

    /// Starts the three simulators (profile "default" or "demo") and adds those that are not there. One that is removed runs on, for an
    /// undo, until they are stopped.
    std::optional<Error> startSimulators(const QString &profile);
    void stopSimulators();
    bool simulating() const; ///< whether one of them is among the entries

Q_SIGNALS:
    void changed(); ///< entries were added, removed or edited
    void statusChanged(int index);
    void pausedChanged(bool paused);
    void keyFailed(const derby::Error &error); ///< a key could not be put back or taken out of the keychain

private:
    static Error alreadyThere(const Endpoint &endpoint);
    void load();
    void fetchKey(quint64 serial);
    void dropKey(const BookEntry &entry);
    bool usesKey(const QString &keychainKey) const;
    std::optional<Error> save() const;
    void assignIds();

    QString m_file;
    std::unique_ptr<KeyStore> m_keys;
    QList<BookEntry> m_entries;
    quint64 m_serial = 0;
    bool m_paused = false;
    std::unique_ptr<SimulatorFarm> m_farm;
};

} // namespace derby::ui

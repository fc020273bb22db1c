// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/endpoint.h"
#include "simulator/simulator.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace derby::ui {

/// What is known of an endpoint now.
struct EndpointStatus
{
    enum class State { Unknown, Checking, Ready, Degraded, Gone };
    State state = State::Unknown;
    QString note; ///< "Model not in memory", "no answer for 12 s"
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
};

/// The endpoints of the desktop: kept in a file, watched, shared by all pages. Simulators are in it while they run and are never kept.
class EndpointBook : public QObject
{
    Q_OBJECT
public:
    /// `file`: endpoints.json; made when the first endpoint is added.
    explicit EndpointBook(const QString &file, QObject *parent = nullptr);
    ~EndpointBook() override;

    const QList<BookEntry> &entries() const { return m_entries; }
    QList<Endpoint> endpoints() const; ///< lane ids assigned, keys filled in: ready for a plan
    /// Lane id of the new entry. Error: the same engine and URL is there already (Usage), or the file cannot be written (Io).
    std::optional<Error> add(const Endpoint &endpoint, const QString &foundBy, const QString &keychainKey = {});
    std::optional<Error> replace(int index, const Endpoint &endpoint, const QString &keychainKey = {});
    std::optional<Error> remove(int index);
    void insertBack(int index, const BookEntry &entry); ///< undo of remove
    void setStatus(const QUrl &url, const EndpointStatus &status);

    /// Starts the three simulators (profile "default" or "demo") and adds them; nothing when they run already.
    std::optional<Error> startSimulators(const QString &profile);
    void stopSimulators();
    bool simulating() const { return m_farm != nullptr; }

Q_SIGNALS:
    void changed(); ///< entries were added, removed or edited
    void statusChanged(int index);

private:
    std::optional<Error> save() const;
    void assignIds();

    QString m_file;
    QList<BookEntry> m_entries;
    std::unique_ptr<SimulatorFarm> m_farm;
};

} // namespace derby::ui

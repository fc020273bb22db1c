// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/lookout.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <optional>
#include <vector>

namespace derby::ui {

/// One address that was looked at.
struct LookedAt
{
    QUrl url;
    bool looking = false;
    std::optional<ServerLook> look; ///< absent: not yet, or cancelled
    double tookMs = 0; ///< all questions together
};

/// Looks at the usual ports of this machine, all at once, in the background. Reads only.
class LocalhostLook : public QObject
{
    Q_OBJECT
public:
    /// `ports` empty: those that engines usually listen at.
    explicit LocalhostLook(Lookout &lookout, QList<int> ports = {}, QObject *parent = nullptr);
    ~LocalhostLook() override;

    static QList<int> usualPorts();
    void start(); ///< anew; what is under way is dropped
    void cancel();
    bool running() const { return m_left > 0; }
    bool begun() const { return m_begun; }
    const std::vector<LookedAt> &places() const { return m_places; }
    /// The servers that answer as an engine does, ready for the book.
    QList<Endpoint> found() const;
    /// The endpoint for what `look` shows at `url`; nothing when no engine answers there.
    static std::optional<Endpoint> endpointOf(const QUrl &url, const ServerLook &look);

Q_SIGNALS:
    void changed();
    void finished();

private:
    Lookout &m_lookout;
    std::vector<LookedAt> m_places;
    std::vector<Lookout::HandlePtr> m_questions;
    int m_left = 0;
    bool m_begun = false;
};

} // namespace derby::ui

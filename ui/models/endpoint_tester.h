// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"
#include "ui/models/lookout.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace derby::ui {

/// One prompt to one endpoint, on the transport that measures: health, time to first token, answer. One test an endpoint at a time.
class EndpointTester : public QObject
{
    Q_OBJECT
public:
    explicit EndpointTester(EndpointBook &book, QObject *parent = nullptr);
    ~EndpointTester() override;

    void start(quint64 serial);
    void cancel(quint64 serial); ///< nothing is kept of it
    void forget(quint64 serial); ///< the result that is shown
    bool running(quint64 serial) const;
    bool anyRunning() const;
    /// The last test's, until it is forgotten or the endpoint is edited.
    const Trace *result(quint64 serial) const;

Q_SIGNALS:
    void changed(quint64 serial);

private:
    struct Test
    {
        Lookout::HandlePtr question;
        std::optional<Trace> trace;
    };
    EndpointBook &m_book;
    std::unique_ptr<Lookout> m_lookout; ///< made for the first test: its loop costs a thread
    std::map<quint64, Test> m_tests;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"
#include "ui/models/endpoint_tester.h"
#include "ui/models/endpoint_watch.h"
#include "ui/pages/engines/engine_card.h"

#include <QList>
#include <QWidget>

#include <map>

namespace derby::ui {

/// The cards of all endpoints, three a row, kept in step with the book, its watch and the tests.
class CardsArea : public QWidget
{
    Q_OBJECT
public:
    CardsArea(const Appearance &appearance, EndpointBook &book, EndpointWatch &watch, EndpointTester &tester, Lookout &lookout,
              QWidget *parent = nullptr);
    ~CardsArea() override;

    const QList<EngineCard *> &cards() const { return m_cards; }
    EngineCard *cardOf(quint64 serial) const;

Q_SIGNALS:
    void editRequested(quint64 serial, derby::ui::EndpointStatus::Remedy why);
    void removeRequested(quint64 serial);
    void copied(const QString &address);
    void failed(const derby::Error &error);

private:
    void rebuild();
    void connectCard(EngineCard *card);
    void help(quint64 serial, EndpointStatus::Remedy remedy);
    void moveFocus(const EngineCard *from, int step);

    const Appearance &m_appearance;
    EndpointBook &m_book;
    EndpointWatch &m_watch;
    EndpointTester &m_tester;
    Lookout &m_lookout;
    QList<EngineCard *> m_cards;
    std::map<quint64, Lookout::HandlePtr> m_loads;
};

} // namespace derby::ui

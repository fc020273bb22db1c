// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_tester.h"
#include "ui/models/endpoint_watch.h"
#include "ui/models/localhost_look.h"
#include "ui/widgets/page.h"

class QBoxLayout;
class QStackedWidget;

namespace derby::ui {

class AddressEntry;
class CardsArea;
class ComparabilityBar;
class EditPanel;
class FirstStart;
class LadderCard;
class ScrollColumn;

/// The body of the Engines page: the first start while there is no endpoint, else the cards, what can be compared, and below where we
/// looked, an address to type and the simulators, or the endpoint that is edited.
class EnginesView : public QWidget
{
    Q_OBJECT
public:
    EnginesView(const Appearance &appearance, EndpointBook &book, QWidget *parent = nullptr);
    ~EnginesView() override;

    void discover();
    void focusAddress();
    void useSimulators();
    void addAll(const QList<Endpoint> &endpoints);
    bool escape();

Q_SIGNALS:
    void notice(const derby::ui::Notice &notice);
    void benchmarkRequested();
    void calibrateRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeLower();
    void connectParts();
    void showState();
    void edit(quint64 serial, EndpointStatus::Remedy why);
    void closeEdit(quint64 serial);
    void remove(quint64 serial);
    void tell(const Error &error);
    void focusCard(quint64 serial);
    AddressEntry &address() const;

    const Appearance &m_appearance;
    EndpointBook &m_book;
    Lookout m_lookout;
    EndpointWatch m_watch;
    EndpointTester m_tester;
    LocalhostLook m_localhost;
    QStackedWidget *m_stack;
    ScrollColumn *m_firstScroll, *m_scroll;
    FirstStart *m_first;
    CardsArea *m_cards;
    ComparabilityBar *m_comparability;
    QWidget *m_lower;
    QBoxLayout *m_lowerRow;
    LadderCard *m_ladder;
    QWidget *m_side;
    AddressEntry *m_address;
    EditPanel *m_edit;
    quint64 m_lastEdited = 0;
};

} // namespace derby::ui

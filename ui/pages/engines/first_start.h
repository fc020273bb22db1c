// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"
#include "ui/models/localhost_look.h"
#include "ui/widgets/widgets.h"

class QGridLayout;

namespace derby::ui {

class AddressEntry;
class EmptyTrack;

/// No endpoint yet: nothing is asked. What answers on this machine is shown with one button to a benchmark; else the ways to get some.
class FirstStart : public QWidget
{
    Q_OBJECT
public:
    FirstStart(const Appearance &appearance, EndpointBook &book, Lookout &lookout, LocalhostLook &look, QWidget *parent = nullptr);

    AddressEntry &address() { return *m_address; }

Q_SIGNALS:
    void lookRequested();
    void simulatorsRequested();
    void calibrateRequested();
    void startRequested(const QList<derby::Endpoint> &found); ///< add them and go to a benchmark

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    Card *makeCard(const QString &icon, const QString &title, const QString &text);
    void makeCards();
    QWidget *makeFoot();
    void showFound();

    const Appearance &m_appearance;
    LocalhostLook &m_look;
    EmptyTrack *m_track;
    Text *m_title, *m_text;
    ProgressLine *m_progress;
    Card *m_found;
    QWidget *m_foundRows = nullptr;
    Button *m_go;
    QGridLayout *m_grid;
    QList<QWidget *> m_cards;
    Button *m_discover, *m_discoverAgain;
    AddressEntry *m_address;
};

} // namespace derby::ui

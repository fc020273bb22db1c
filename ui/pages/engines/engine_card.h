// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "run/trace.h"
#include "ui/models/endpoint_book.h"
#include "ui/widgets/widgets.h"

class QGridLayout;

namespace derby::ui {

class EngineEmblem;
class EngineName;
class RoundTripTicks;
class TestPanel;

/// One endpoint: what it is, how it is, and what can be done with it.
class EngineCard : public Card
{
    Q_OBJECT
public:
    EngineCard(const Appearance &appearance, quint64 serial, QWidget *parent = nullptr);

    quint64 serial() const { return m_serial; }
    void setEntry(const BookEntry &entry, const SeriesLook &look);
    void setTest(bool running, const Trace *result);
    void setLoading(bool loading); ///< its model is being loaded at the user's wish
    void setPaused(bool paused); ///< nothing is asked while something is measured

Q_SIGNALS:
    void testRequested();
    void testCancelled();
    void testClosed();
    void editRequested(derby::ui::EndpointStatus::Remedy why);
    void removeRequested();
    void copyRequested();
    void checkRequested();
    void remedyRequested(derby::ui::EndpointStatus::Remedy remedy);
    void neighbourRequested(int step); ///< arrows: -1 and 1 sideways, -2 and 2 up and down

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeHead();
    void makeFacts();
    void makeFoot();
    void showParts();
    void showTrips();
    void showChip();
    Text *addFact(QGridLayout *grid, int row, const QString &label, Type type);

    const Appearance &m_appearance;
    quint64 m_serial;
    BookEntry m_entry;
    SeriesLook m_look;
    bool m_testing = false, m_loading = false, m_paused = false, m_tested = false;
    std::optional<Error> m_testError;

    EngineEmblem *m_emblem;
    EngineName *m_name;
    Chip *m_chip, *m_simulated;
    QWidget *m_facts, *m_tripsRow;
    Text *m_address = nullptr, *m_foundBy = nullptr, *m_model = nullptr, *m_server = nullptr;
    FigureLabel *m_median;
    RoundTripTicks *m_ticks;
    TestPanel *m_test;
    ErrorCard *m_error;
    Button *m_testButton, *m_remedy, *m_edit, *m_more;
};

} // namespace derby::ui

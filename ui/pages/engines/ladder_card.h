// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/plots.h"
#include "ui/models/endpoint_book.h"
#include "ui/models/localhost_look.h"
#include "ui/widgets/widgets.h"

namespace derby::ui {

class LadderRow;

/// "Where we looked": localhost's usual ports, a row each, and the address that is typed.
class LadderCard : public Card
{
    Q_OBJECT
public:
    LadderCard(const Appearance &appearance, EndpointBook &book, LocalhostLook &look, QWidget *parent = nullptr);

    void showTyping(const QUrl &url); ///< empty: nothing is asked
    void showTyped(const QUrl &url, const ServerLook &look, double tookMs);

Q_SIGNALS:
    void lookRequested();
    void addRequested(const QList<derby::Endpoint> &endpoints);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void showPlace(LadderRow &row, const LookedAt &place);

    const Appearance &m_appearance;
    EndpointBook &m_book;
    LocalhostLook &m_look;
    QList<LadderRow *> m_rows;
    LadderRow *m_typed;
    Button *m_again, *m_addAll;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"
#include "ui/models/lookout.h"
#include "ui/widgets/widgets.h"

#include <QElapsedTimer>
#include <QTimer>

namespace derby::ui {

class ConnectionFields;
class ProbeList;

/// An address as somebody types it: what is there is asked a moment after the last key, and what was under way is dropped when the text
/// changes. Enter adds what answers as an engine does.
class AddressEntry : public QWidget
{
    Q_OBJECT
public:
    AddressEntry(const Appearance &appearance, EndpointBook &book, Lookout &lookout, QWidget *parent = nullptr);
    ~AddressEntry() override;

    void focusAddress();
    void setCompact(); ///< where there is little room: no hint, smaller figures
    QLineEdit *edit() const { return m_address->edit(); }
    void setPaused(bool paused);
    bool clear(); ///< false: there was nothing to clear

Q_SIGNALS:
    void added(quint64 serial);
    void looking(const QUrl &url); ///< empty: not any more
    void looked(const QUrl &url, const derby::ServerLook &look, double tookMs);

private:
    void typed();
    void look();
    void taken(const ServerLook &look);
    void say(const QString &sentence, Token color, const QString &glyph);
    void add();
    void store(const Endpoint &endpoint, const QString &keychainKey);
    void showState();

    const Appearance &m_appearance;
    EndpointBook &m_book;
    Lookout &m_lookout;
    Field *m_address;
    QLabel *m_glyph;
    Text *m_sentence, *m_hint;
    bool m_compact = false;
    QWidget *m_said;
    ProgressLine *m_progress;
    ProbeList *m_probes;
    Button *m_add, *m_more;
    ConnectionFields *m_connection;
    QWidget *m_buttons; ///< while there is something to do
    QTimer m_pause;
    QElapsedTimer m_since;
    Lookout::HandlePtr m_question;
    QUrl m_url; ///< that was looked at last
    std::optional<ServerLook> m_look;
    QString m_glyphName;
    Token m_glyphColor = Token::Ink;
    bool m_addWhenKnown = false;
    bool m_paused = false;
    bool m_storing = false;
};

} // namespace derby::ui

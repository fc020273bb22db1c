// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/endpoint_book.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/widgets.h"

class QGridLayout;

namespace derby::ui {

class ConnectionFields;

/// Everything about one endpoint, to be changed in place. Each field says what is wrong with it; nothing is saved before all hold.
class EditPanel : public Card
{
    Q_OBJECT
public:
    EditPanel(const Appearance &appearance, EndpointBook &book, QWidget *parent = nullptr);

    void edit(quint64 serial, EndpointStatus::Remedy why);
    quint64 serial() const { return m_serial; }

Q_SIGNALS:
    void saved(quint64 serial); ///< the entry's new one
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(bool narrow);
    void addField(QVBoxLayout *column, const QString &label, QWidget *field);
    void showProtocols(Protocol wanted);
    void showModels();
    void readServer(); ///< the model list, which comes with the status
    std::optional<Endpoint> read();
    void save();
    void store(const Endpoint &endpoint, const QString &keychainKey);
    Engine engine() const;

    const Appearance &m_appearance;
    EndpointBook &m_book;
    quint64 m_serial = 0;
    QStringList m_models;
    QGridLayout *m_columns;
    QWidget *m_left, *m_right;
    Field *m_name, *m_url, *m_model;
    Choice *m_engine, *m_protocol;
    Button *m_choose, *m_save, *m_cancel;
    Text *m_modelNote;
    ConnectionFields *m_connection;
    ErrorCard *m_error;
};

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h" // first: moc 6.4 stumbles over <compare> unless a Qt header comes before it
#include "plan/endpoint.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/widgets.h"

#include <QPlainTextEdit>

namespace derby::ui {

/// Key, extra headers, CA file and TLS verification: what a connection needs beside its address. Each field says what is wrong with it.
class ConnectionFields : public QWidget
{
    Q_OBJECT
public:
    enum class KeyKind { None, Variable, Keychain };

    explicit ConnectionFields(const Appearance &appearance, QWidget *parent = nullptr);

    /// `hasStored`: a key lies in the keychain already; an empty key field leaves it there.
    void set(const Endpoint &endpoint, bool hasStored);
    /// Fills in headers, key or its variable, CA file and verification; false where a field has an error, which it then shows.
    bool read(Endpoint &endpoint);
    /// The same without showing errors: for a look while somebody types. What does not hold is left out.
    void readQuietly(Endpoint &endpoint) const;
    KeyKind keyKind() const;
    bool keepsStored() const; ///< Keychain, and nothing was typed
    QByteArray typedKey() const;
    void setKeyError(const QString &message);
    bool untouched() const; ///< as an endpoint without anything
    void focusKey();
    void setUrlScheme(const QString &scheme); ///< CA and verification matter with https only

Q_SIGNALS:
    void changed();

private:
    void showKeyKind();
    void showTls();

    Choice *m_kind;
    Field *m_variable, *m_key, *m_ca;
    QPlainTextEdit *m_headers;
    Text *m_headersError, *m_keychainNote;
    Check *m_verify;
    QWidget *m_shout;
    QWidget *m_tls;
    bool m_hasStored = false;
};

} // namespace derby::ui

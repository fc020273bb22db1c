// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace derby::ui {

/// Where keys of servers lie: the system's keychain. Answers come on the calling thread, later, and only while `context` lives.
class KeyStore
{
public:
    virtual ~KeyStore() = default;
    virtual void read(const QString &name, QObject *context, std::function<void(const Result<QByteArray> &)> then) = 0;
    virtual void write(const QString &name, const QByteArray &key, QObject *context,
                       std::function<void(const std::optional<Error> &)> then) = 0;
    /// A key that is not there is no error.
    virtual void remove(const QString &name, QObject *context, std::function<void(const std::optional<Error> &)> then) = 0;
};

/// QtKeychain: Secret Service or KWallet on Linux, the keychains of the other systems. Nothing is ever kept in plain text.
std::unique_ptr<KeyStore> systemKeyStore();

} // namespace derby::ui

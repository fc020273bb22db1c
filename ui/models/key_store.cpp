// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/key_store.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

namespace derby::ui {

namespace {

const QString service = QStringLiteral("TokenDerby");

QString tr(const char *text)
{
    return QCoreApplication::translate("KeyStore", text);
}

std::optional<Error> errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return std::nullopt;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return makeError(ErrorKind::Io, tr(QT_TRANSLATE_NOOP("KeyStore", "No keychain service runs in this session.")), job.errorString(),
                         {tr(QT_TRANSLATE_NOOP("KeyStore", "Put the key into an environment variable and name it here.")),
                          tr(QT_TRANSLATE_NOOP("KeyStore", "Or start a keychain service: GNOME Keyring or KWallet."))});
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return makeError(ErrorKind::Io, tr(QT_TRANSLATE_NOOP("KeyStore", "The keychain did not let us in.")), job.errorString(),
                         {tr(QT_TRANSLATE_NOOP("KeyStore", "Unlock the keychain and try again."))});
    case QKeychain::EntryNotFound:
        return makeError(ErrorKind::NotFound, tr(QT_TRANSLATE_NOOP("KeyStore", "The keychain does not hold this key.")), job.errorString(),
                         {tr(QT_TRANSLATE_NOOP("KeyStore", "Type the key again."))});
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return makeError(ErrorKind::Io, tr(QT_TRANSLATE_NOOP("KeyStore", "The keychain did not do it.")), job.errorString(),
                     {tr(QT_TRANSLATE_NOOP("KeyStore", "Put the key into an environment variable and name it here."))});
}

class SystemKeyStore final : public KeyStore
{
public:
    void read(const QString &name, QObject *context, std::function<void(const Result<QByteArray> &)> then) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service); // deletes itself
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, context, [job, then = std::move(then)] {
            const std::optional<Error> error = errorOf(*job);
            then(error ? Result<QByteArray>(fail(*error)) : Result<QByteArray>(job->textData().toUtf8()));
        });
        job->start();
    }

    void write(const QString &name, const QByteArray &key, QObject *context,
               std::function<void(const std::optional<Error> &)> then) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setKey(name);
        job->setTextData(QString::fromUtf8(key));
        QObject::connect(job, &QKeychain::Job::finished, context, [job, then = std::move(then)] { then(errorOf(*job)); });
        job->start();
    }

    void remove(const QString &name, QObject *context, std::function<void(const std::optional<Error> &)> then) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service);
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, context, [job, then = std::move(then)] {
            std::optional<Error> error = errorOf(*job);
            if (error && error->kind == ErrorKind::NotFound)
                error.reset();
            then(error);
        });
        job->start();
    }
};

} // namespace

std::unique_ptr<KeyStore> systemKeyStore()
{
    return std::make_unique<SystemKeyStore>();
}

} // namespace derby::ui

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/key_store.h"

#include <QHash>
#include <QTimer>

namespace derby::ui {

/// A keychain in memory, that can be out of order. What it holds outlives the book that uses it.
class MemoryKeys final : public KeyStore
{
public:
    struct Content
    {
        QHash<QString, QByteArray> keys;
        bool broken = false;
    };
    explicit MemoryKeys(std::shared_ptr<Content> content)
        : m_content(std::move(content))
    {
    }

    void read(const QString &name, QObject *context, std::function<void(const Result<QByteArray> &)> then) override
    {
        later(context, [content = m_content, name, then = std::move(then)] {
            if (content->broken)
                then(fail(refusal()));
            else if (!content->keys.contains(name))
                then(fail(makeError(ErrorKind::NotFound, QStringLiteral("The keychain does not hold this key."))));
            else
                then(content->keys.value(name));
        });
    }
    void write(const QString &name, const QByteArray &key, QObject *context,
               std::function<void(const std::optional<Error> &)> then) override
    {
        later(context, [content = m_content, name, key, then = std::move(then)] {
            if (!content->broken)
                content->keys.insert(name, key);
            then(content->broken ? std::optional(refusal()) : std::nullopt);
        });
    }
    void remove(const QString &name, QObject *context, std::function<void(const std::optional<Error> &)> then) override
    {
        later(context, [content = m_content, name, then = std::move(then)] {
            content->keys.remove(name);
            then(content->broken ? std::optional(refusal()) : std::nullopt);
        });
    }

private:
    static Error refusal()
    {
        return makeError(ErrorKind::Io, QStringLiteral("No keychain service runs in this session."), {},
                         {QStringLiteral("Put the key into an environment variable and name it here.")});
    }
    static void later(QObject *context, std::function<void()> task) { QTimer::singleShot(0, context, std::move(task)); }

    std::shared_ptr<Content> m_content;
};

} // namespace derby::ui

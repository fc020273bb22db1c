// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QVariant>

#include <memory>

namespace derby::ui {

/// A setting with its key and default; the list below is the whole list.
template <class T>
struct Setting
{
    const char *key;
    T fallback;
};

namespace settings {
inline const Setting<int> appearance{"look/appearance", 0}; ///< Appearance::Mode
inline const Setting<bool> reducedMotion{"look/reducedMotion", false};
inline const Setting<QString> language{"look/language", {}}; ///< "en", "de"; empty: the system's
inline const Setting<QString> resultsFolder{"results/folder", {}}; ///< empty: Documents/TokenDerby/results
inline const Setting<QByteArray> geometry{"window/geometry", {}};
inline const Setting<QString> page{"window/page", {}}; ///< the page shown last
} // namespace settings

/// Typed settings in one file (an INI file whose path comes in: tests and portable use).
class Settings
{
public:
    /// `file` empty: the user's configuration folder.
    explicit Settings(const QString &file = {});

    template <class T>
    T get(const Setting<T> &setting) const
    {
        return m_store->value(QLatin1String(setting.key), QVariant::fromValue(setting.fallback)).template value<T>();
    }
    template <class T>
    void set(const Setting<T> &setting, const T &value)
    {
        m_store->setValue(QLatin1String(setting.key), QVariant::fromValue(value));
    }
    /// The results folder, made when it does not exist.
    QString resultsFolder() const;
    /// Where other files of the program live (endpoints, tags): beside the settings file.
    QString folder() const;

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace derby::ui

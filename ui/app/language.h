// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

namespace derby::ui {

/// The languages that come with the program, and the one that is spoken.
class Language
{
public:
    /// "en", "de"; empty or unknown: the system's, where it is among them, else English. Takes effect for what is made afterwards.
    void use(const QString &wanted);
    const QString &current() const { return m_current; }

    struct Known
    {
        QString id, name; ///< the name in the language itself
    };
    static QList<Known> all();

private:
    QString m_current;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace derby::ui

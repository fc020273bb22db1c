// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "plan/config.h"
#include "plan/config_tree.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace derby::ui {

/// A configuration file while it is edited: its text and what it says, always together. The form changes single values of it and leaves
/// every other byte as it is; the editor replaces the text. Paths are those of Diagnostic ("test_scenarios.load_tests[0].rounds"), in
/// either shape of the file; the item behind the last one of a list is the one to add.
class PlanDocument : public QObject
{
    Q_OBJECT
public:
    explicit PlanDocument(QObject *parent = nullptr);

    const QByteArray &bytes() const { return m_bytes; }
    QString text() const;
    const ConfigResult &config() const { return m_config; }
    QString file() const { return m_file; } ///< where it was read from or saved to; empty: nowhere yet
    QString name() const; ///< "production.yaml"
    bool modified() const { return m_bytes != m_saved; }

    /// One of the built-in files (plan/presets.h), as a text that is not saved anywhere.
    void usePreset(const QString &preset);
    /// Error: the file cannot be read. A file with mistakes is opened: they are shown.
    std::optional<Error> open(const QString &file);
    /// Error: it cannot be written, or another program has written it since.
    std::optional<Error> save(const QString &file);
    void setText(const QString &text);

    /// What stands in the file at a path, as text; absent: nothing does.
    std::optional<QString> raw(const QString &path) const;
    bool has(const QString &path) const; ///< a value or a section
    bool readable() const { return !m_yaml.error; } ///< no syntax error: the form can change it
    int lineOf(const QString &path) const; ///< from 1; 0: nowhere
    /// The mistake at exactly this path; null: none.
    const Diagnostic *problemAt(const QString &path) const;
    /// What holds at a path, the file's value or the default, as YAML has it; "none" for a target that is not asked for, empty: nothing.
    QString effective(const QString &path) const;
    int items(const QString &list) const; ///< how many items a list of the file has
    QStringList keys(const QString &section) const; ///< of a section of the file, as they stand there

    struct Change
    {
        QString path;
        QString value; ///< as YAML writes it
        bool remove = false;
    };
    /// Writes values, making the sections that are missing. Error: the text can't be edited safely, and is left as it was.
    std::optional<Error> apply(const QList<Change> &changes);

Q_SIGNALS:
    void changed(); ///< text and config
    void fileChanged(); ///< name or saved state

private:
    void take(const QByteArray &bytes);

    QByteArray m_bytes, m_saved;
    QString m_file, m_name;
    ParsedYaml m_yaml;
    ConfigNode m_effective; ///< the whole plan, every value
    ConfigResult m_config;
};

} // namespace derby::ui

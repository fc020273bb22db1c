// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/diagnostic.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace derby {

struct ConfigEntry;

/// A configuration as a tree of plain values, wherever it came from (YAML, JSON) and wherever it goes. Keys keep their order, and every
/// node knows its place in the file, which yaml-cpp's own tree does not say for keys, aliases and empty values.
struct ConfigNode
{
    enum class Kind { Null, Scalar, Sequence, Map };
    Kind kind = Kind::Null;
    QString text; ///< of a scalar
    bool quoted = false; ///< a scalar that is text whatever it looks like
    Position at; ///< of an empty value: its key's place
    std::vector<ConfigEntry> entries; ///< of a map, duplicate keys included
    std::vector<ConfigNode> items; ///< of a sequence

    const ConfigNode *find(QStringView key) const; ///< the first value of a key; null: not there

    static ConfigNode ofText(const QString &text);
    static ConfigNode ofNumber(double value);
    static ConfigNode ofInteger(qint64 value);
    static ConfigNode ofFlag(bool value);
    static ConfigNode ofKind(Kind kind);
};

struct ConfigEntry
{
    QString key;
    Position at;
    ConfigNode value;
};

struct ParsedYaml
{
    ConfigNode root;
    std::optional<Diagnostic> error; ///< the first syntax error; `file` is left empty
};

/// Reads one YAML document, at most 1 MiB and 100,000 nodes (aliases counted as often as they are used).
ParsedYaml parseYaml(const QByteArray &bytes);

ConfigNode treeFromJson(const QJsonValue &value);
QJsonValue treeToJson(const ConfigNode &node);

/// Block-style YAML. `comment`, if given, is asked for each scalar by its path ("test_scenarios.load_tests[0].name") and stands behind it.
QByteArray treeToYaml(const ConfigNode &node, const std::function<QString(const QString &path)> &comment = {});

/// `text` as one YAML scalar: plain where that reads back as the same text, else in double quotes.
QString yamlScalar(const QString &text);

/// "true", "yes", "on" and their opposites as YAML 1.1 and 1.2 have them.
std::optional<bool> yamlFlag(QStringView text);

} // namespace derby

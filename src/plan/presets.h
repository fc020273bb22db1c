// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace derby {

/// The configuration files that are built in: config/*.yaml, config/examples/*.yaml and their schema, by path beneath config/
/// ("quick-test.yaml", "examples/flat.yaml").
QStringList presetFiles();

/// The bytes of one of presetFiles(); empty when there is none. `name` may leave out ".yaml".
QByteArray presetYaml(const QString &name);

} // namespace derby

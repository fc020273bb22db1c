// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure/record.h"

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace simdjson::dom {
class element;
}

/// The fields of a journal's line. Each reader takes a value and the key that a complaint names, and throws Damage where the value is not
/// what it should be.
namespace derby::field {

/// What is wrong with a line; thrown here and caught by the reader of the journal, so that each of the thirty fields costs one line of
/// code.
struct Damage
{
    QString what;
};

QString toText(std::string_view text);
[[noreturn]] void damaged(std::string_view key);
qint64 integer(simdjson::dom::element value, std::string_view key, qint64 low, qint64 high);
int smallInteger(simdjson::dom::element value, std::string_view key, int low);
std::string_view text(simdjson::dom::element value, std::string_view key);
bool boolean(simdjson::dom::element value, std::string_view key);
MonoTime time(simdjson::dom::element value, std::string_view key);
std::optional<MonoTime> timeOrNone(simdjson::dom::element value, std::string_view key);
std::optional<Nanos> durationOrNone(simdjson::dom::element value, std::string_view key);
std::optional<qint64> countOrNone(simdjson::dom::element value, std::string_view key);
ServerTiming serverTiming(simdjson::dom::element value, std::string_view key);
void readEvents(simdjson::dom::element value, std::string_view key, std::vector<RecordEvent> &out);
Error readError(simdjson::dom::element value, std::string_view key);
Outcome outcome(std::string_view id);

} // namespace derby::field

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace simdjson::dom {
class element;
class object;
} // namespace simdjson::dom

namespace derby {

/// What a server says went wrong, in whichever of the shapes it says it.
struct ServerError
{
    std::string message;
    std::string type; ///< "BadRequestError", "overloaded", …; empty when it names none
    std::optional<std::int64_t> code; ///< a number inside the body; not always the HTTP status (TGI says 422 for everything)
};

/// Reads {"error":"text"[,"error_type"]}, {"error":{"message",…,"code"|"http_status_code"}}, the flat {"object":"error","message",…} and
/// {"detail":…}. Nothing when the object is none of these.
std::optional<ServerError> readServerError(const simdjson::dom::object &fields);
/// The value of an "error" key, with the object it stands in for its neighbour "error_type".
ServerError readErrorValue(const simdjson::dom::element &error, std::string_view errorType = {});
/// A body that is not JSON: plain text as it is, the title of an HTML page.
std::string plainErrorText(std::string_view body);

} // namespace derby

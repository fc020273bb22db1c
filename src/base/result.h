// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace derby {

/// A value or an Error. The one result type of the library.
template <class T = void>
using Result = tl::expected<T, Error>;

/// `return fail(makeError(...));`
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace derby

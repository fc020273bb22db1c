// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asio and Beast are compiled once, here, and not in every file that includes them.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>

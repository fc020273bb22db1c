// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Advice that holds for some endpoints and commands only. Who makes an error writes it as it stands here; fitAdvice() (plan/advice.h) puts
/// what fits in its place before anybody sees it.
namespace derby::advice {

inline constexpr char endpointOption[] = "--endpoint ENGINE=URL";
inline constexpr char fewerUsers[] = "Use fewer users";
inline constexpr char fewerUsersOrShorterPrompts[] = "Use fewer users, or shorter prompts";
inline constexpr char fewerTokens[] = "Ask for fewer output tokens";
inline constexpr char mayStillLoad[] = "A server may refuse connections until its model is loaded: wait and try again";
inline constexpr char nameTheKey[] = "Set api_key_env to the name of the variable that holds the key";
inline constexpr char checkTheKey[] = "Check that the key is valid for this server";
inline constexpr char readTheServersWords[] = "Read the server's message: tokenderby-cli test --endpoint ENGINE=URL";
inline constexpr char runTheTestAgain[] = "Run the test again";

} // namespace derby::advice

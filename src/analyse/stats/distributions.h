// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace derby {

/// Quantile of the standard normal distribution; probability in (0, 1).
double normalQuantile(double probability);
double normalCdf(double value);
/// Quantile of Student's t; probability in (0, 1), degrees of freedom >= 1.
double studentQuantile(double probability, int degreesOfFreedom);
/// Two-sided p of a t value.
double studentTwoSided(double t, int degreesOfFreedom);
/// P(Bin(n, p) <= k); 0 for k < 0, 1 for k >= n.
double binomialCdf(int n, double p, int k);

} // namespace derby

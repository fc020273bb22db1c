// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyse/stats/distributions.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace derby {

double normalQuantile(double probability)
{
    return boost::math::quantile(boost::math::normal(), probability);
}

double normalCdf(double value)
{
    return boost::math::cdf(boost::math::normal(), value);
}

double studentQuantile(double probability, int degreesOfFreedom)
{
    return boost::math::quantile(boost::math::students_t(degreesOfFreedom), probability);
}

double studentTwoSided(double t, int degreesOfFreedom)
{
    return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(degreesOfFreedom), std::abs(t)));
}

double binomialCdf(int n, double p, int k)
{
    if (k < 0)
        return 0;
    if (k >= n)
        return 1;
    return boost::math::cdf(boost::math::binomial(n, p), k);
}

} // namespace derby

# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works out the reference values that tst_stats compares with, and writes them to reference.json beside this file.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 numpy==2.4.6
    venv/bin/python tests/unit/analyse/make_reference.py

Nothing here is TokenDerby's own arithmetic but SplitMix64, which has to be the same for the bootstrap to draw the same.
"""
import itertools
import json
import pathlib
import platform

import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(20261124)


def floats(values):
    return [float(v) for v in values]


def percentiles():
    rows = []
    for name, data in [("one", [3.5]), ("two", [1.0, 2.0]), ("ties", [5, 5, 5, 7, 7, 9]), ("lognormal 37", np.exp(rng.normal(3, 0.5, 37))),
                       ("pareto 1000", rng.pareto(1.5, 1000) + 1)]:
        for p in (0, 0.5, 0.9, 0.95, 0.99, 1):
            rows.append({"name": f"{name} p{p}", "data": floats(data), "p": p, "value": float(np.percentile(data, 100 * p))})
    return rows


def ranks():
    """Order-statistic ranks by the definition, term by term."""
    rows = []
    for n in (1, 5, 6, 20, 35, 36, 59, 71, 72, 100, 299, 367, 368, 1000, 5000):
        for p in (0.5, 0.9, 0.95, 0.99):
            for level in (0.95, 1 - 0.05 / 3):
                tail = (1 - level) / 2
                cdf = stats.binom.cdf(np.arange(-1, n + 1), n, p)  # cdf[k] = P(Bin <= k - 1)
                lower = max(l for l in range(0, n + 1) if cdf[l] <= tail)
                above = [u for u in range(1, n + 1) if cdf[u] >= 1 - tail]
                rows.append({"name": f"n {n} p {p} level {level:.3f}", "n": n, "p": p, "level": level, "lower": lower, "upper": above[0] if above else 0})
    return rows


def exact_by_enumeration(d):
    d = np.array([v for v in d if v != 0])
    r = stats.rankdata(np.abs(d))
    w = r[d > 0].sum()
    sums = np.array([np.dot(signs, r) for signs in itertools.product((0, 1), repeat=len(d))])
    return float(w), float(min(1, 2 * min(np.mean(sums <= w + 1e-9), np.mean(sums >= w - 1e-9))))


def signed_ranks():
    rows = []
    for n in (5, 6, 12, 30, 50):
        d = rng.normal(0.15, 0.4, n)
        result = stats.wilcoxon(d, method="exact", alternative="two-sided")
        w = float(stats.rankdata(np.abs(d))[d > 0].sum())
        rows.append({"name": f"exact {n}", "d": floats(d), "w": w, "p": float(result.pvalue)})
    for n in (51, 100, 400, 2000):
        d = rng.normal(0.03, 0.4, n)
        result = stats.wilcoxon(d, correction=True, method="approx", alternative="two-sided")
        rows.append({"name": f"normal {n}", "d": floats(d), "w": float(stats.rankdata(np.abs(d))[d > 0].sum()), "p": float(result.pvalue)})
    tied = np.round(rng.normal(0.3, 1, 80), 1)
    nonzero = tied[tied != 0]
    result = stats.wilcoxon(nonzero, correction=True, method="approx", alternative="two-sided")
    rows.append({"name": "normal, ties and zeros", "d": floats(tied), "w": float(stats.rankdata(np.abs(nonzero))[nonzero > 0].sum()), "p": float(result.pvalue)})
    for name, d in [("ties", [1, 1, -1, 2, 2, 3, -3, 4, 5, 5, 5, 6]), ("ties and zeros", [0, 0, 1, -1, 1, 2, 2, 2, -4, 5, 7, 7]), ("all alike", [0.5] * 8)]:
        w, p = exact_by_enumeration(d)
        rows.append({"name": f"exact, {name}", "d": floats(d), "w": w, "p": p})
    return rows


def sign_tests():
    rows = []
    for name, d in [("mixed", rng.normal(0.2, 1, 41)), ("zeros", [0, 0, 1, 1, 1, -1]), ("large", rng.normal(0.02, 1, 2500))]:
        d = np.asarray(d, float)
        p = stats.binomtest(int((d > 0).sum()), int((d != 0).sum()), 0.5).pvalue
        rows.append({"name": name, "d": floats(d), "p": float(p)})
    return rows


def signed_rank_distribution(n):
    counts = np.array([1], dtype=object)
    for rank in range(1, n + 1):
        longer = np.concatenate([counts, np.zeros(rank, dtype=object)])
        longer[rank:] += counts
        counts = longer
    return counts


def hodges_lehmann():
    rows = []
    for n in (6, 12, 20, 50, 51, 100, 301):
        d = rng.normal(-0.2, 0.3, n)
        walsh = np.sort([(d[i] + d[j]) / 2 for i in range(n) for j in range(i, n)])
        for level in (0.95, 1 - 0.05 / 3, 1 - 0.05 / 2):
            tail = (1 - level) / 2
            if n <= 50:
                counts = signed_rank_distribution(n)
                cdf = np.array([float(c) for c in np.cumsum(counts)]) / 2.0**n
                k = int(np.searchsorted(cdf, tail, side="right"))
            else:
                mean, sd = n * (n + 1) / 4, np.sqrt(n * (n + 1) * (2 * n + 1) / 24)
                k = int(np.floor(mean + 0.5 + stats.norm.ppf(tail) * sd))
            rows.append({"name": f"n {n} level {level:.3f}", "d": floats(d), "level": level, "estimate": float(np.median(walsh)),
                         "interval": floats([walsh[k - 1], walsh[-k]]) if k >= 1 else None})
    return rows


def mix64(value):
    value = (value + np.uint64(0x9E3779B97F4A7C15)).astype(np.uint64)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def bootstrap():
    rows = []
    draws = 2000
    for n, shift, seed in ((80, 0.0, 1), (150, 0.4, 7), (90, -0.25, 12345)):
        prompt = rng.normal(3, 0.3, n)
        a, b = np.exp(prompt + shift + rng.normal(0, 0.15, n)), np.exp(prompt + rng.normal(0, 0.15, n))
        seeds = mix64(np.full(draws, seed, np.uint64) ^ mix64(np.arange(draws, dtype=np.uint64)))
        steps = np.arange(n, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        uniform = (mix64(seeds[:, None] + steps[None, :]) >> np.uint64(11)).astype(float) * 2.0**-53
        index = (uniform * n).astype(int)
        values = np.log(np.percentile(a[index], 95, axis=1)) - np.log(np.percentile(b[index], 95, axis=1))
        level = 1 - 0.05 / 3
        p = min(1, 2 * (1 + min((values <= 0).sum(), (values >= 0).sum())) / (draws + 1))
        scipys = stats.bootstrap((a, b), lambda x, y, axis: np.log(np.percentile(x, 95, axis=axis)) - np.log(np.percentile(y, 95, axis=axis)), paired=True,
                                 vectorized=True, n_resamples=20000, method="percentile", confidence_level=level, rng=np.random.default_rng(3)).confidence_interval
        rows.append({"name": f"n {n} shift {shift}", "a": floats(a), "b": floats(b), "seed": seed, "draws": draws, "level": level,
                     "estimate": float(np.log(np.percentile(a, 95)) - np.log(np.percentile(b, 95))),
                     "interval": floats(np.percentile(values, [100 * (1 - level) / 2, 100 * (1 + level) / 2])), "p": float(p),
                     "scipy_interval": floats([scipys.low, scipys.high])})
    return rows


def student():
    rows = []
    for name, d in [("six rounds", rng.normal(0.1, 0.08, 6)), ("ten rounds", rng.normal(0, 0.2, 10)), ("two", [0.1, 0.3])]:
        result = stats.ttest_1samp(d, 0)
        for level in (0.95, 1 - 0.05 / 3):
            ends = result.confidence_interval(level)
            rows.append({"name": f"{name} level {level:.3f}", "d": floats(d), "level": level, "mean": float(np.mean(d)), "p": float(result.pvalue),
                         "interval": floats([ends.low, ends.high])})
    return rows


def holm_by_hand():
    """statsmodels' multipletests(method='holm') worked out with numpy: it is no dependency for a dozen lines."""
    rows = []
    for name, p in [("none", [0.5, 0.2, 0.9]), ("first only", [0.01, 0.03, 0.2]), ("all", [0.01, 0.001, 0.02]), ("stops", [0.001, 0.04, 0.03]),
                    ("one without p", [0.02, None, 0.01]), ("one pair", [0.05]), ("ties", [0.01, 0.01, 0.01])]:
        values = np.array([1.0 if v is None else v for v in p])
        order = np.argsort(values, kind="stable")
        adjusted = np.minimum(1, np.maximum.accumulate(values[order] * np.arange(len(p), 0, -1)))
        back = np.empty(len(p))
        back[order] = adjusted
        rejected = np.empty(len(p), bool)
        rejected[order] = np.logical_and.accumulate(values[order] <= 0.05 / np.arange(len(p), 0, -1))
        rows.append({"name": name, "p": p, "adjusted": floats(back), "rejected": [bool(v) for v in rejected]})
    return rows


def quantiles():
    return {"normal": [{"p": p, "value": float(stats.norm.ppf(p))} for p in (0.5, 0.9, 0.975, 1 - 0.05 / 6, 1 - 0.012 / 6)],
            "student": [{"p": p, "df": df, "value": float(stats.t.ppf(p, df))} for p in (0.975, 1 - 0.05 / 6) for df in (1, 5, 9, 29)],
            "binomial": [{"n": n, "p": p, "k": k, "value": float(stats.binom.cdf(k, n, p))} for n, p, k in ((59, 0.95, 58), (299, 0.99, 298), (100, 0.5, 39), (10, 0.5, 10), (10, 0.5, -1))]}


reference = {
    "origin": "tests/unit/analyse/make_reference.py",
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__},
    "percentiles": percentiles(), "ranks": ranks(), "signed_rank": signed_ranks(), "sign_test": sign_tests(), "hodges_lehmann": hodges_lehmann(),
    "bootstrap": bootstrap(), "student": student(), "holm": holm_by_hand(), "quantiles": quantiles(),
}
target = pathlib.Path(__file__).with_name("reference.json")
target.write_text("{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in reference.items()) + "\n}\n")
print(target, target.stat().st_size, "bytes")

# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works out the densities that tst_density compares with, and writes them to density_reference.json beside this file.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 numpy==2.4.6
    venv/bin/python tests/unit/analyse/make_density_reference.py

The density is scipy.stats.gaussian_kde of ln(value), the bandwidth Silverman's rule of thumb (1986, eq. 3.31) worked out with numpy.
"""
import json
import pathlib
import platform

import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(20261124)


def rows():
    for name, data in [
        ("lognormal 37", np.exp(rng.normal(4, 0.3, 37))),
        ("two humps 300", np.concatenate([np.exp(rng.normal(3.9, 0.15, 270)), np.exp(rng.normal(5.7, 0.1, 30))])),
        ("Pareto 1000", 20 * (rng.pareto(1.5, 1000) + 1)),
        ("mostly alike 40", np.concatenate([np.full(32, 50.0), np.exp(rng.normal(4, 0.3, 8))])),
        ("binned 2500", np.exp(rng.normal(4, 0.4, 2500))),
    ]:
        data = np.sort(np.array([float(f"{v:.6g}") for v in data]))
        logs = np.log(data)
        sd = np.std(logs, ddof=1)
        iqr = (np.percentile(logs, 75) - np.percentile(logs, 25)) / 1.34
        width = 0.9 * (min(sd, iqr) if iqr > 0 else sd) * len(logs) ** -0.2
        grid = np.linspace(logs[0], logs[-1], 25)
        density = stats.gaussian_kde(logs, bw_method=width / sd)(grid)
        yield {"name": name, "data": [float(v) for v in data], "bandwidth": float(width),
               "value": [float(v) for v in np.exp(grid)], "density": [float(v) for v in density]}


reference = {
    "origin": "tests/unit/analyse/make_density_reference.py",
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__},
    "densities": list(rows()),
}
target = pathlib.Path(__file__).with_name("density_reference.json")
target.write_text("{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in reference.items()) + "\n}\n")
print(target, target.stat().st_size, "bytes")

# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves llama.cpp's own HTTP server with a real 270-million-parameter model. Usage: llamacpp_server.py MODEL.gguf PORT SLOTS"""
import signal
import sys
import time

import xllamacpp

model, port, slots = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
params = xllamacpp.CommonParams()
params.model.path, params.model_alias = model, {"tiny"}
params.hostnames, params.port, params.n_parallel = ["127.0.0.1"], port, slots
params.n_ctx, params.endpoint_metrics = 2048 * slots, True
params.cpuparams.n_threads = 1
server = xllamacpp.Server(params)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
while True:
    time.sleep(3600)

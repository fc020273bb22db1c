// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Headless Chromium without a network, driven over a pipe by the DevTools protocol: no package needed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Chromium {
  #process; #profile; #next = 1; #waiting = new Map(); #listeners = new Set(); #rest = '';

  static async start(program) {
    const browser = new Chromium();
    browser.#profile = mkdtempSync(join(tmpdir(), 'tokenderby-chromium-'));
    browser.#process = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--force-color-profile=srgb',
      '--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--no-first-run', '--remote-debugging-pipe', `--user-data-dir=${browser.#profile}`],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    browser.#process.on('exit', () => { for (const { reject } of browser.#waiting.values()) reject(new Error('Chromium ended')); });
    const pipe = browser.#process.stdio[4];
    pipe.setEncoding('utf8');
    pipe.on('data', (text) => browser.#take(text));
    await browser.send('Browser.getVersion');
    return browser;
  }

  #take(text) {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop();
    for (const part of parts) {
      const message = JSON.parse(part);
      const waiting = this.#waiting.get(message.id);
      if (waiting) {
        this.#waiting.delete(message.id);
        if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
        else waiting.resolve(message.result);
      } else {
        for (const listener of [...this.#listeners]) listener(message);
      }
    }
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method });
      this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    });
  }

  listen(listener) { this.#listeners.add(listener); return () => this.#listeners.delete(listener); }

  /** Opens a page of its own; `url` is loaded by open(). */
  async page({ width = 1440, height = 900, dark = false, phone = false } = {}) {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, targetId, sessionId);
    await page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: phone });
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await page.send(domain + '.enable');
    return page;
  }

  async stop() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.send('Browser.close').catch(() => this.#process.kill());
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

class Page {
  /** Errors and warnings of the console, uncaught exceptions, refused by the content security policy. */
  complaints = [];
  /** Every address that was asked for. */
  asked = [];
  #browser; #target; #session; #ears = []; #quiet;

  constructor(browser, target, session) {
    this.#browser = browser; this.#target = target; this.#session = session;
    this.#quiet = browser.listen((message) => {
      if (message.sessionId !== session) return;
      const { method, params } = message;
      if (method === 'Runtime.exceptionThrown') this.complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
      if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(params.type)) this.complaints.push(params.args.map((a) => a.value ?? a.description).join(' '));
      if (method === 'Log.entryAdded' && ['error', 'warning'].includes(params.entry.level)) this.complaints.push(`${params.entry.text} ${params.entry.url ?? ''}`);
      if (method === 'Network.requestWillBeSent') this.asked.push(params.request.url);
      this.#ears = this.#ears.filter((ear) => !ear(message));
    });
  }

  send(method, params = {}) { return this.#browser.send(method, params, this.#session); }
  heard(method) { return new Promise((resolve) => this.#ears.push((message) => message.method === method && (resolve(message.params), true))); }

  async open(url) {
    const loaded = this.heard('Page.loadEventFired');
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /** The value of an expression in the page, promises awaited. */
  async value(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async moveTo(x, y) {
    await this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: x - 3, y: y - 3 });
    await this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  }

  async picture(whole = true) {
    if (!whole) return Buffer.from((await this.send('Page.captureScreenshot', { format: 'png' })).data, 'base64');
    const { cssContentSize: size } = await this.send('Page.getLayoutMetrics');
    return Buffer.from((await this.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip: { x: 0, y: 0, width: size.width, height: size.height, scale: 1 } })).data, 'base64');
  }

  async close() { this.#quiet(); await this.#browser.send('Target.closeTarget', { targetId: this.#target }); }
}

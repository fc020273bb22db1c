// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// node screenshots.mjs RUN-FOLDER TO-FOLDER: pictures of a run's reports, to look at: desk and phone, light and dark, and on paper.
import { mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Chromium } from './chromium.mjs';

const [run, to] = process.argv.slice(2).map((path) => resolve(path));
mkdirSync(to, { recursive: true });
const browser = await Chromium.start(process.env.CHROMIUM ?? 'chromium');
for (const file of ['executive_report.html', 'charts/ttft_analysis.html', 'charts/load_dashboard.html', 'charts/performance_radar.html']) {
  if (!existsSync(join(run, file))) continue;
  for (const [kind, look] of Object.entries({ 'desk-light': { width: 1440 }, 'desk-dark': { width: 1440, dark: true }, 'phone-light': { width: 390, height: 844, phone: true }, 'phone-dark': { width: 390, height: 844, dark: true, phone: true } })) {
    const page = await browser.page(look);
    await page.open(pathToFileURL(join(run, file)).href);
    writeFileSync(join(to, `${basename(file, '.html')}-${kind}.png`), await page.picture());
    if (page.complaints.length) console.error(file, kind, page.complaints);
    if (kind === 'desk-dark') writeFileSync(join(to, `${basename(file, '.html')}.pdf`), Buffer.from((await page.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true })).data, 'base64'));
    await page.close();
  }
}
await browser.stop();

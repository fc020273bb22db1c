// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two renderers against each other, point by point: what the desktop painted (draw_plots: read back from Qt Charts' series and from the
// forms of the overlay) and what ECharts was given and drew in a browser (the data of its series). Neither side sees the plots here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Chromium } from './chromium.mjs';

const reports = process.env.REPORTS;
const names = ['ttft_distribution', 'ttft_box', 'ttft_violin', 'ttft_histogram', 'ttft_cdf', 'percentiles', 'throughput', 'timeline', 'heatmap', 'radar', 'prompt_scatter'];
let browser;
before(async () => { browser = await Chromium.start(process.env.CHROMIUM); });
after(async () => { await browser?.stop(); });

/** In the page: the series of every chart, and how each lane's markers look (a slot's colour, hollow for its second lane). */
const readSeries = `tokenDerbyPlots.map(({ plot, chart }) => ({
  chart: plot.chart, log: { x: plot.x.log, y: plot.y.log }, looks: Object.fromEntries([...plot.rows, ...plot.lines, ...plot.clouds, ...plot.heats, ...plot.radars].map(({ lane, slot, second }) => [lane, { slot, second }])),
  notes: plot.notes.length, series: chart.getOption().series.filter((s) => !s.id.startsWith('paint:')).map((s) => ({ id: s.id, type: s.type, data: s.data })) }))`;

/** ECharts' series in the words of readPainted() (read_painted.h). */
function inCommon({ chart, looks, series }) {
  const common = {};
  const put = (id, values) => { if (values.length) (common[id] ??= []).push(...values); };
  const highest = Math.max(...series.filter((s) => s.id.startsWith('bins:')).flatMap((s) => s.data.map((bin) => bin[2])));
  for (const { id, data } of series) {
    const [kind, ...rest] = id.split(':'), lane = rest.join(':'), look = looks[lane];
    switch (kind) {
    case 'density': case 'line': case 'band': case 'trend': case 'cloud': put(id, data); break;
    case 'box': put(id, data.map((box) => box.slice(0, 5))); break; // the extremes are no part of the box
    case 'outliers': put(id, data.map(([x]) => x)); break;
    case 'bins': put(id, data.filter((bin) => bin[2] > 0).map(([from, to, count]) => [from, to, count / highest])); break;
    case 'marks': put('markers:' + look.slot, data.map(([x, y]) => [x, y, look.second ? 1 : 0])); break;
    case 'pale': put('markers:' + look.slot, data.map(([x, y]) => [x, y, 1])); break;
    case 'heat': put(id, data); break;
    case 'radar': put('radar:' + look.slot, data.filter(([, value]) => value !== null)); break;
    case 'target': if (chart !== 'heatmap' && !common['target:']) put('target:', data.map(([value]) => value)); break; // again on a second grid
    case 'notes': if (chart !== 'heatmap') put('errors:', data.map(([x]) => x)); break;
    default: assert.fail(`a series that nobody compares: ${id}`);
    }
  }
  return common;
}

/** The desktop's side as ECharts has it: the histogram's boxes are the desktop's own; heights in a heat map are compared as shades. */
function comparable(painted, chart) {
  return Object.fromEntries(Object.entries(painted).filter(([id]) => !(chart === 'ttft_histogram' && id.startsWith('box:'))));
}

const near = (a, b, slack) => Math.abs(a - b) <= slack * Math.max(1e-3, Math.abs(a), Math.abs(b));

/** What differs, in words; '' where nothing does. */
function difference(painted, drawn, chart) {
  const ids = (side) => Object.keys(side).sort().join(' ');
  if (ids(painted) !== ids(drawn)) return `parts: the desktop has ${ids(painted)}, ECharts ${ids(drawn)}`;
  for (const id of Object.keys(painted)) {
    const kind = id.split(':')[0];
    if (painted[id].length !== drawn[id].length) return `${id}: ${painted[id].length} on the desktop, ${drawn[id].length} in ECharts`;
    // Cells of the overlay begin at whole pixels, in its own order (column by column); its shade tells shares apart that differ.
    const order = (cells) => (kind !== 'heat' ? cells
      : [...cells].sort((a, b) => (Math.abs(a[0] - b[0]) > (a[1] - a[0]) / 2 ? a[0] - b[0] : a[2] - b[2])));
    const left = order(painted[id]), right = order(drawn[id]);
    const pixel = kind === 'heat' ? Math.max(...right.map((cell) => cell[1])) / 1000 : 0; // a bit more than one of the picture's
    for (let i = 0; i < left.length; ++i) {
      const a = [left[i]].flat(), b = [right[i]].flat();
      if (a.length !== b.length) return `${id}[${i}]: ${a} and ${b}`;
      for (let k = 0; k < a.length; ++k) {
        if (kind === 'heat' && k === 4) continue; // below
        if (kind === 'heat' && k < 2 && Math.abs(a[k] - b[k]) <= pixel) continue;
        const slack = kind === 'heat' ? 0.02 : kind === 'bins' && k === 2 ? 0.004 : 1e-6;
        if (!near(a[k], b[k], slack)) return `${id}[${i}][${k}]: ${a[k]} on the desktop, ${b[k]} in ECharts`;
      }
    }
    if (kind === 'heat') {
      const highest = Math.max(...Object.entries(drawn).filter(([other]) => other.startsWith('heat:')).flatMap(([, cells]) => cells.map((cell) => cell[4])));
      for (let i = 0; i < left.length; ++i) {
        const share = Math.pow((left[i][4] - 0.06) / 0.94, 1 / 0.6) * highest; // cellColor() the other way round
        if (Math.abs(share - right[i][4]) > 0.002) return `${id}[${i}]: share ${share} on the desktop, ${right[i][4]} in ECharts`;
      }
    }
  }
  return '';
}

async function bothSides(run) {
  const painted = JSON.parse(readFileSync(join(reports, run, 'painted.json'), 'utf8'));
  const page = await browser.page({ width: 1440, height: 900 });
  await page.open(pathToFileURL(join(reports, run, 'all_charts.html')).href);
  const drawn = await page.value(readSeries);
  assert.deepEqual(page.complaints, []);
  await page.close();
  assert.deepEqual(drawn.map(({ chart }) => chart), painted.map(({ chart }) => chart));
  return painted.map(({ chart, test: of, painted: left }, i) => ({ chart, of, painted: comparable(left, chart), drawn: inCommon(drawn[i]) }));
}

const compared = new Set();
for (const run of ['plain', 'hostile', 'sparse']) {
  test(`${run}: Qt Charts and ECharts draw the same points`, async () => {
    for (const { chart, of, painted, drawn } of await bothSides(run)) {
      assert.equal(difference(painted, drawn, chart), '', `${chart} of ${of}`);
      if (Object.keys(painted).length > 0) compared.add(chart);
    }
  });
}

test('every chart that has a name was compared', () => {
  assert.deepEqual([...compared].sort(), [...names].sort());
});

test('a point that one side drops, adds or shifts is found in every part of every chart', async () => {
  for (const { chart, painted, drawn } of await bothSides('plain')) {
    for (const id of Object.keys(drawn)) {
      const spoilt = (change) => { const other = structuredClone(drawn); change(other[id]); return difference(painted, other, chart); };
      const middle = Math.floor(drawn[id].length / 2);
      assert.notEqual(spoilt((values) => values.splice(middle, 1)), '', `${chart} ${id}: dropped`);
      assert.notEqual(spoilt((values) => values.push(values[middle])), '', `${chart} ${id}: added`);
      const parts = [drawn[id][middle]].flat().length;
      for (let k = 0; k < parts; ++k) {
        assert.notEqual(spoilt((values) => { if (Array.isArray(values[middle])) values[middle][k] = values[middle][k] * 1.1 + 0.05; else values[middle] = values[middle] * 1.1 + 0.05; }), '', `${chart} ${id}[${k}]: shifted`);
      }
    }
  }
});

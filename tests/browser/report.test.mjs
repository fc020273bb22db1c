// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML reports in a real browser without a network: nothing is fetched, no error, what is drawn is the data of the plots.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Chromium } from './chromium.mjs';

const reports = process.env.REPORTS;
const files = ['executive_report.html', 'charts/ttft_analysis.html', 'charts/load_dashboard.html', 'charts/performance_radar.html'];
const runs = ['plain', 'hostile', 'sparse'];
const plotsOf = (run) => JSON.parse(readFileSync(join(reports, run, 'plots.json'), 'utf8'));

let browser;
before(async () => { browser = await Chromium.start(process.env.CHROMIUM); });
after(async () => { await browser?.stop(); });

async function opened(run, file, look) {
  const page = await browser.page(look);
  await page.open(pathToFileURL(join(reports, run, file)).href);
  return page;
}

const eventually = async (what, check) => {
  for (const end = Date.now() + 10000; ;) {
    const value = await check();
    if (value) return value;
    assert.ok(Date.now() < end, what);
  }
};

/** In the page: what ECharts was given, by the ids of its series. */
const readDrawn = `tokenDerbyPlots.map(({ plot, chart, element }) => ({
  chart: plot.chart, title: plot.title, table: plot.table,
  shapes: element.querySelectorAll('svg path, svg text').length, canvas: !!element.querySelector('canvas'), height: element.clientHeight, tooWide: element.scrollWidth > element.clientWidth + 1,
  series: Object.fromEntries(chart.getOption().series.map((s) => [s.id, s.data])) }))`;

/** Each part of a plot that is drawn, as the series that must hold it: [id, data]. */
function expectedSeries(plot) {
  const series = [];
  const put = (kind, lane, values) => { if (values.length) series.push([`${kind}:${lane.lane}`, values]); };
  for (const row of plot.rows) {
    put('density', row, row.density);
    if (row.box) {
      const { p5, q1, median, q3, p95, min, max, outliers } = row.box;
      put('box', row, [[p5, q1, median, q3, p95, min, max]]);
      if (!row.density.length) put('outliers', row, outliers);
    }
    put('bins', row, row.counts.map((count, i) => [row.edges[i], row.edges[i + 1], count]));
  }
  for (const line of plot.lines) {
    put('line', line, line.points);
    put('band', line, line.band);
    put('marks', line, line.marks);
    put('pale', line, line.pale);
  }
  for (const cloud of plot.clouds) {
    put('cloud', cloud, cloud.points);
    put('trend', cloud, cloud.trend);
  }
  for (const heat of plot.heats) {
    const columns = heat.x_edges.length - 1;
    put('heat', heat, heat.shares.map((share, at) => [heat.x_edges[at % columns], heat.x_edges[at % columns + 1], heat.y_edges[Math.floor(at / columns)], heat.y_edges[Math.floor(at / columns) + 1], share]).filter((cell) => cell[4] > 0));
  }
  for (const radar of plot.radars) put('radar', radar, radar.values.map((value, i) => [i, value]));
  return series;
}

for (const run of runs) {
  for (const file of files) {
    test(`${run}/${file}: offline, without an error, drawn from the plots`, async () => {
      const page = await opened(run, file);
      const drawn = await page.value(readDrawn);
      const plots = await page.value(`JSON.parse(document.getElementById('report-data').textContent).plots`);
      assert.ok(plots.length > 0);
      const all = plotsOf(run);
      for (const plot of plots) assert.ok(all.some((other) => JSON.stringify(other) === JSON.stringify(plot)), `${plot.chart} is what plotToJson says`);
      const full = plots.filter((plot) => !plot.empty);
      assert.equal(drawn.length, full.length);
      full.forEach((plot, i) => {
        assert.equal(drawn[i].chart, plot.chart);
        assert.ok(drawn[i].canvas || drawn[i].shapes > 3, `${plot.chart} is drawn`);
        assert.ok(drawn[i].height >= 120 && !drawn[i].tooWide);
        for (const [id, values] of expectedSeries(plot)) {
          assert.ok(drawn[i].series[id], `${plot.chart}: ${id}`);
          if (!id.startsWith('outliers')) assert.deepEqual(drawn[i].series[id], values, `${plot.chart}: ${id}`);
          else assert.deepEqual(drawn[i].series[id].map(([x]) => x), values);
        }
      });
      assert.deepEqual(page.complaints, []);
      assert.deepEqual(page.asked.filter((url) => !url.startsWith('file:') || !url.endsWith(file)), []);
      await page.close();
    });
  }
}

test('hostile names are text everywhere', async () => {
  for (const file of files) {
    const page = await opened('hostile', file);
    await page.value(`document.querySelectorAll('details').forEach((d) => { d.open = true; })`);
    await eventually('tables', () => page.value(`[...document.querySelectorAll('details[data-table] div')].every((d) => d.childElementCount)`));
    assert.equal(await page.value('window.hacked'), undefined);
    assert.equal(await page.value('document.title.includes("</title><script>window.hacked=1</script>")'), true);
    assert.deepEqual(await page.value(`[...document.querySelectorAll('iframe, img, svg[onload], main script, header script, .page a[href^="javascript"], .page a[href*="evil"]')].map((e) => e.outerHTML)`), []);
    const shown = await page.value('document.body.innerText');
    assert.ok(shown.includes('<script>window.hacked=3</script>') && shown.includes('=cmd()'), file);
    assert.deepEqual(page.complaints, []);
    await page.close();
  }
});

test('a lane that never answered says why, in the charts too', async () => {
  const page = await opened('hostile', 'executive_report.html');
  const texts = await page.value(`[...document.querySelectorAll('.chart svg text')].map((t) => t.textContent).join(' ')`);
  assert.match(texts, /none of 40 requests succeeded/);
  // A name that looks like a placeholder is one nowhere.
  assert.match(await page.value('document.body.innerText'), /\{a\|b\} \{\{body\}\} %1 %2's p95 and p99 of TTFT describe these requests only: there are fewer than each needs \(p90 29, p95 59, p99 299\)/);
  assert.match(await page.value(`document.getElementById('errors').innerText`), /javascript:window.hacked=8 <a href/);
  await page.close();
});

test('tool tips of every kind of chart show values as text', async () => {
  for (const [run, file, kinds] of [['plain', 'charts/ttft_analysis.html', ['ttft_distribution', 'ttft_box', 'ttft_histogram', 'percentiles', 'prompt_scatter']],
    ['plain', 'charts/load_dashboard.html', ['throughput', 'timeline', 'heatmap']], ['plain', 'charts/performance_radar.html', ['radar']], ['hostile', 'charts/ttft_analysis.html', ['ttft_distribution']]]) {
    const page = await opened(run, file);
    for (const kind of kinds) {
      // The middle of something that was drawn: a shape of the first lane that is there, or the middle of the plot.
      const at = await page.value(`(() => {
        const { chart, element, plot } = tokenDerbyPlots.find(({ plot }) => plot.chart === '${kind}');
        element.scrollIntoView({ block: 'center' });
        const box = element.getBoundingClientRect();
        const grid = (i) => ({ xAxisIndex: i, yAxisIndex: i });
        let point;
        if (plot.rows.length && plot.rows.some((r) => r.box)) { const i = plot.rows.findIndex((r) => r.box); const b = plot.rows[i].box; point = chart.convertToPixel(grid(0), [(b.median + b.q3) / 2, i + 0.5]); }
        else if (plot.clouds.length) point = chart.convertToPixel(grid(0), plot.clouds[0].points[0]);
        else if (plot.heats.length) { const s = chart.getOption().series.find((s) => s.id.startsWith('heat:')); const c = s.data[0]; point = chart.convertToPixel(grid(0), [(c[0] + c[1]) / 2, Math.sqrt(c[2] * c[3])]); }
        else if (plot.radars.length) point = [element.clientWidth / 2, element.clientHeight / 2 - Math.min(190, element.clientWidth / 2 - 200) * plot.radars[0].values[0]];
        else { const p = plot.lines.length ? plot.lines[0].points[0] : [plot.rows[0].edges[4], 0]; point = chart.convertToPixel(grid(0), p); point[0] += 2; point[1] -= 20; }
        return { x: box.left + point[0], y: box.top + point[1] }; })()`);
      await page.moveTo(at.x, at.y);
      const tip = await eventually(`${kind} has a tool tip`, () => page.value(`(() => {
        const holder = tokenDerbyPlots.find(({ plot }) => plot.chart === '${kind}').element;
        const tip = [...holder.children].find((child) => child.tagName === 'DIV' && getComputedStyle(child).position === 'absolute' && child.innerText.trim());
        return tip && getComputedStyle(tip).visibility !== 'hidden' ? tip.innerText : ''; })()`));
      assert.match(tip, /\d/, kind);
      if (run === 'hostile') assert.match(tip, /<script>|<\/textarea>|=cmd|\{a\|b\}|@SUM/);
      else assert.match(tip, /vLLM|TGI|Ollama/, kind);
    }
    assert.equal(await page.value('window.hacked'), undefined);
    assert.deepEqual(page.complaints, []);
    await page.close();
  }
});

test('light, dark, the switch, and paper', async () => {
  const ground = `getComputedStyle(document.body).backgroundColor`;
  const light = await opened('plain', 'executive_report.html');
  assert.equal(await light.value(ground), 'rgb(245, 245, 242)');
  const page = await opened('plain', 'executive_report.html', { dark: true });
  assert.equal(await page.value(ground), 'rgb(11, 14, 18)');
  const strokes = `[...document.querySelectorAll('#chart-0 svg [stroke]')].map((e) => e.getAttribute('stroke').toLowerCase()).join(' ')`;
  assert.ok((await page.value(strokes)).includes('#5b8def'), 'the dark blue of vLLM');
  await page.value(`document.querySelector('[data-theme-switch]').click()`);
  assert.equal(await page.value(ground), 'rgb(245, 245, 242)');
  assert.ok((await page.value(strokes)).includes('#2563eb'), 'the light blue of vLLM');
  await page.value(`document.querySelector('[data-theme-switch]').click()`);
  assert.equal(await page.value(ground), 'rgb(11, 14, 18)');

  const widths = await page.value(`(() => { window.dispatchEvent(new Event('beforeprint')); const inside = tokenDerbyPlots.map(({ element }) => element.querySelector('svg')?.clientWidth ?? 0);
    const theme = document.documentElement.dataset.theme; window.dispatchEvent(new Event('afterprint')); return { inside, theme, after: document.documentElement.dataset.theme }; })()`);
  assert.equal(widths.theme, 'light');
  assert.equal(widths.after, 'dark');
  assert.ok(Math.max(...widths.inside) <= 680, 'charts fit on paper');
  // What is drawn anew after another width and theme is what a fresh page draws.
  const drawing = `tokenDerbyPlots.map(({ element }) => element.querySelector('svg').outerHTML.replace(/zr\\d+-[\\w-]+/g, ''))`;
  const again = await page.value(`(() => { dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); return ${drawing}; })()`);
  const fresh = await opened('plain', 'executive_report.html', { dark: true });
  assert.deepEqual(again, await fresh.value(drawing));
  await fresh.close();

  const pdf = Buffer.from((await page.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true })).data, 'base64');
  assert.ok(pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 20000);
  assert.deepEqual(page.complaints, []);
  await page.close();
  await light.close();
});

test('a phone needs no sideways scrolling', async () => {
  for (const run of runs) {
    for (const file of files) {
      const page = await opened(run, file, { width: 360, height: 740, phone: true });
      const { wide, over } = await page.value(`({ wide: document.documentElement.scrollWidth, over: [...document.querySelectorAll('body *')].filter((e) => !e.closest('.scroll, .page-head nav, svg, .hidden') && e.getBoundingClientRect().right > 361).map((e) => e.outerHTML.slice(0, 120)) })`);
      assert.ok(wide <= 360, `${run}/${file}: ${wide} px, ${over.join('\n')}`);
      assert.deepEqual(page.complaints, []);
      await page.close();
    }
  }
});

test('tables and downloads hold the same data, safe for spreadsheets', async () => {
  const page = await opened('hostile', 'charts/ttft_analysis.html');
  const folder = mkdtempSync(join(tmpdir(), 'tokenderby-downloads-'));
  await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  const download = async (selector) => {
    const known = new Set(readdirSync(folder));
    await page.value(`document.querySelector('${selector}').click()`);
    // Chromium makes the file under its own name first, empty, and writes into another until all is there.
    return eventually(selector, () => {
      const files = readdirSync(folder);
      const name = files.find((file) => !known.has(file) && !file.endsWith('.crdownload') && !file.startsWith('.'));
      return name && !files.some((file) => file.endsWith('.crdownload')) && readFileSync(join(folder, name), 'utf8');
    });
  };
  const csv = await download('[data-csv="0"]');
  assert.ok(csv.endsWith('\r\n') && csv.includes("'=cmd()") && csv.includes("'@SUM(1)") && !/(^|,)[=@]/m.test(csv), csv);
  const plot = JSON.parse(await download('[data-json="0"]'));
  assert.ok(plotsOf('hostile').some((other) => JSON.stringify(other) === JSON.stringify(plot)));
  assert.match(await download('[data-download="csv"]'), /^test,lane,metric,unit,n,mean/);
  assert.equal(JSON.parse(await download('[data-download="json"]')).schema, 1);

  await page.value(`document.querySelector('details[data-table="0"]').open = true`);
  const rows = await eventually('the table', () => page.value(`(() => { const t = document.querySelector('details[data-table="0"] table'); return t && [...t.tBodies[0].rows].map((r) => [...r.cells].map((c) => c.textContent)); })()`));
  assert.deepEqual(rows, plot.table.rows);
  rmSync(folder, { recursive: true, force: true });
  await page.close();
});

test('a screen reader gets the numbers, the keyboard every control', async () => {
  const page = await opened('plain', 'executive_report.html');
  const { nodes } = await page.send('Accessibility.getFullAXTree');
  const named = (role) => nodes.filter((node) => node.role?.value === role && !node.ignored).map((node) => node.name?.value ?? '');
  const pictures = named('image');
  for (const plot of await page.value(`JSON.parse(document.getElementById('report-data').textContent).plots`)) assert.ok(pictures.includes(plot.description), plot.chart);
  assert.deepEqual(named('button').filter((name) => !name), []);
  assert.ok(named('heading').length > 5);
  const stops = new Set();
  for (let i = 0; i < 60; ++i) {
    await page.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 });
    stops.add(await page.value(`[...document.querySelectorAll('*')].indexOf(document.activeElement)`));
  }
  const controls = await page.value(`[...document.querySelectorAll('button, a[href], summary')].filter((e) => e.checkVisibility()).map((e) => [...document.querySelectorAll('*')].indexOf(e))`);
  assert.deepEqual(controls.filter((at) => !stops.has(at)), []);
  await page.close();
});

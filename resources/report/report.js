// SPDX-FileCopyrightText: 2026 The TokenDerby authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the plots of a report (docs/formats.md, "Charts") with Apache ECharts. Computes nothing: every number stands in the page's data, and
// every series is given the plot's own arrays, so that window.tokenDerbyPlots shows what was drawn.
(() => {
  'use strict';

  const data = JSON.parse(document.getElementById('report-data').textContent);
  const root = document.documentElement;
  const figureFont = '"JetBrains Mono", ui-monospace, "SF Mono", Consolas, monospace';
  const textFont = 'Inter, "Inter Variable", system-ui, "Segoe UI", Roboto, sans-serif';

  // ---- colours, words, numbers ----

  const colour = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
  const slotColour = (look, shade) => colour(look.slot + '-' + shade);
  const escape = (text) => String(text).replace(/[&<>"']/g, (c) => '&#' + c.charCodeAt(0) + ';');

  const number = (value) => {
    const size = Math.abs(value);
    if (size === 0) return '0';
    if (size >= 1000) return Math.round(value).toLocaleString('en-US');
    return size >= 100 ? value.toFixed(0) : size >= 10 ? value.toFixed(1) : size >= 1 ? value.toFixed(2) : value.toPrecision(2);
  };
  const plain = (value) => (Number.isInteger(value) ? value.toLocaleString('en-US') : String(+value.toPrecision(6)));
  const percent = (share) => (100 * share).toFixed(share > 0.995 && share < 1 ? 2 : share >= 0.1 || share === 0 ? 0 : 1) + ' %';
  const isMs = (axis) => /\bms\b/.test(axis.title);
  const measured = (axis, value) => (isMs(axis) ? (value >= 1000 ? (value / 1000).toFixed(2) + ' s' : number(value) + ' ms') : number(value));

  function element(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function lineDash(look) {
    const dash = data.looks[look.slot].dash;
    const parts = dash === 'solid' ? [] : dash.split(' ').map(Number);
    if (!look.second) return parts.length ? parts : 'solid';
    return parts.length ? parts.map((part) => 2 * part) : [16, 5];
  }

  function markerSvg(look) {
    const mark = `var(--${look.slot}-mark)`;
    const paint = look.second ? `fill="var(--surface)" stroke="${mark}" stroke-width="1.5"` : `fill="${mark}"`;
    return `<svg class="marker" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d="${data.looks[look.slot].path}" ${paint}/></svg>`;
  }

  const symbolOf = (look) => 'path://' + data.looks[look.slot].path;
  const markStyle = (look, hollow) => ({
    color: hollow ? colour('surface') : slotColour(look, 'mark'), borderColor: slotColour(look, 'mark'), borderWidth: hollow ? 1.5 : 0, opacity: 1 });

  // ---- what all charts share ----

  /** The ticks that have room on `pixels`, as values; the first wins. */
  function roomyTicks(axis, pixels, across) {
    const at = (v) => (axis.log ? Math.log(v / axis.low) / Math.log(axis.high / axis.low) : (v - axis.low) / (axis.high - axis.low)) * pixels;
    const kept = [];
    let end = -Infinity;
    axis.ticks.forEach((tick, i) => {
      if (tick < axis.low * (1 - 1e-9) - (axis.log ? 0 : 1e-9) || tick > axis.high * (1 + 1e-9) + 1e-9) return;
      const half = across ? (6.8 * tickText(axis, i).length) / 2 : 8;
      if (at(tick) - half < end + 6) return;
      // Just inside, or ECharts' own rounding leaves out the last one.
      kept.push(axis.log ? Math.min(Math.max(tick, axis.low * (1 + 1e-9)), axis.high * (1 - 1e-9)) : tick);
      end = at(tick) + half;
    });
    return kept;
  }

  const tickText = (axis, i) => (axis.labels.length ? axis.labels[i] : plain(axis.ticks[i]));

  function labelOf(axis, value) {
    let best = 0;
    axis.ticks.forEach((tick, i) => { if (Math.abs(tick - value) < Math.abs(axis.ticks[best] - value)) best = i; });
    return axis.ticks.length ? tickText(axis, best) : plain(value);
  }

  function axisOption(axis, { pixels, across, grid = 0, grids = true, labels = true, line = false, name = '' }) {
    const ticks = roomyTicks(axis, pixels, across);
    return {
      type: axis.log ? 'log' : 'value', gridIndex: grid, min: axis.low, max: axis.high,
      axisLine: { show: line, onZero: false, lineStyle: { color: colour('axis'), width: 1 } },
      axisTick: { show: false, customValues: ticks },
      axisLabel: { show: labels, customValues: ticks, formatter: (value) => labelOf(axis, value), color: colour('ink3'), fontFamily: figureFont, fontSize: 11,
        margin: 8, hideOverlap: false },
      splitLine: { show: grids, lineStyle: { color: colour('grid'), width: 1 } },
      minorSplitLine: { show: false },
      name: across ? name : '', nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: colour('ink3'), fontFamily: textFont, fontSize: 11 },
      axisPointer: { label: { show: false }, lineStyle: { color: colour('axis'), type: 'solid', width: 1 } },
    };
  }

  const text = (words, x, y, style = {}) => ({ type: 'text', silent: true, style: { text: words, x, y, fill: colour('ink3'), font: `400 11px ${textFont}`, verticalAlign: 'middle', ...style } });
  /** Keeps words readable over what is drawn below them. */
  const halo = () => ({ stroke: colour('surface'), lineWidth: 3 });
  const polygon = (points, style) => ({ type: 'polygon', shape: { points }, style });
  const segment = (x1, y1, x2, y2, style) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });

  /** A series that draws all its data as one shape: `shape(api)` is asked for once. Its data are the plot's own. */
  const shapeSeries = (id, values, grid, shape, more = {}) => ({
    type: 'custom', id, name: id, xAxisIndex: grid, yAxisIndex: grid, data: values, clip: false, silent: true, animation: false, encode: { x: -1, y: -1, tooltip: [] },
    renderItem: (params, api) => (params.dataIndexInside === 0 ? shape(api, params.coordSys) : undefined), ...more });

  /** Shapes that belong to no data. */
  const paint = (id, grid, shape, z = 5) => shapeSeries('paint:' + id, [[0, 0]], grid, shape, { z });

  const words = (line) => `<div class="tip">${line}</div>`;
  const tipLine = (look, value) => `<div style="display:flex;gap:12px;justify-content:space-between"><span>${escape(look.name)}</span><b style="font:600 12px ${figureFont.replace(/"/g, "'")}">${escape(value)}</b></div>`;
  const tipHead = (head) => `<div style="opacity:.75;margin-bottom:2px">${escape(head)}</div>`;

  function tooltip(more) {
    return {
      show: true, confine: true, transitionDuration: 0, backgroundColor: colour('tooltip'), borderWidth: 0, padding: [8, 10],
      textStyle: { color: colour('on-tooltip'), fontFamily: textFont, fontSize: 12, lineHeight: 18 }, extraCssText: 'border-radius:6px;box-shadow:none;max-width:320px;white-space:normal', ...more };
  }

  const base = (grid, xAxis, yAxis, series, tip) => ({
    animation: false, backgroundColor: 'transparent', textStyle: { fontFamily: textFont }, grid, xAxis, yAxis, series, tooltip: tip, aria: { enabled: false } });

  /** The target as a dashed line across a grid, named where it begins. */
  function targetSeries(plot, grid, upright, named) {
    if (plot.target === null) return [];
    const style = { stroke: colour('ink'), lineWidth: 1.5, lineDash: [4, 4], fill: 'none' };
    return [shapeSeries('target:' + grid, [[plot.target]], grid, (api, area) => {
      const [x, y] = api.coord(upright ? [plot.target, api.value(0)] : [api.value(0), plot.target]);
      const right = upright && x > area.x + area.width * 0.7;
      const line = upright ? segment(x, area.y - (named ? 8 : 0), x, area.y + area.height, style) : segment(area.x, y, area.x + area.width, y, style);
      const label = upright ? text(plot.target_text, x + (right ? -7 : 7), area.y - 6, { align: right ? 'right' : 'left', fill: colour('ink2'), ...halo() })
        : text(plot.target_text, area.x + area.width, y - 9, { align: 'right', fill: colour('ink2'), ...halo() });
      return { type: 'group', children: named ? [line, label] : [line] };
    }, { z: 6 })];
  }

  /** Lines with bands, named points and points from too few requests. */
  function lineSeries(plot, grid, endNames) {
    const series = [];
    for (const line of plot.lines) {
      const mark = slotColour(line, 'mark');
      if (line.band.length) {
        series.push(shapeSeries('band:' + line.lane, line.band, grid, (api, area) => {
          const inside = (points) => points.map(([x, y]) => [x, Math.min(Math.max(y, area.y), area.y + area.height)]);
          return polygon([...inside(line.band.map(([x, , high]) => api.coord([x, high]))), ...inside(line.band.map(([x, low]) => api.coord([x, low]))).reverse()], { fill: mark, opacity: 0.17 });
        }, { z: 2 }));
      }
      series.push({
        type: 'line', id: 'line:' + line.lane, name: line.lane, xAxisIndex: grid, yAxisIndex: grid, data: line.points, showSymbol: false, animation: false, z: 3, silent: true,
        step: line.stepped ? 'end' : false, lineStyle: { color: mark, width: 2, type: lineDash(line) }, itemStyle: { color: mark }, emphasis: { disabled: true },
        endLabel: { show: endNames && !line.pale.length, formatter: () => line.name, color: slotColour(line, 'text'), fontFamily: textFont, fontWeight: 600, fontSize: 12, distance: 6, width: 84, overflow: 'truncate' },
        labelLayout: { moveOverlap: 'shiftY' } });
      const dots = (id, points, hollow) => series.push({
        type: 'scatter', id: id + ':' + line.lane, name: line.lane, xAxisIndex: grid, yAxisIndex: grid, data: points, symbol: symbolOf(line), symbolSize: 9, animation: false, z: 4, silent: true,
        itemStyle: markStyle(line, hollow || line.second),
        label: { show: endNames && hollow, position: 'right', formatter: (at) => (at.dataIndex === points.length - 1 ? line.name : ''), color: slotColour(line, 'text'), fontFamily: textFont, fontWeight: 600, fontSize: 12 },
        labelLayout: { moveOverlap: 'shiftY' } });
      if (line.marks.length) dots('marks', line.marks, false);
      if (line.pale.length) {
        const last = line.points.length ? [line.points[line.points.length - 1]] : [];
        // In a CDF the pale point lies on the line; elsewhere a dotted line leads to it.
        if (!last.length || line.pale[0][0] > last[0][0]) {
          series.push(shapeSeries('paint:pale:' + line.lane, [[0, 0]], grid, (api) => ({ type: 'polyline', shape: { points: [...last, ...line.pale].map((p) => api.coord(p)) }, style: { stroke: mark, lineWidth: 1.5, lineDash: [1.5, 3.5], fill: 'none' } }), { z: 2 }));
        }
        dots('pale', line.pale, true);
      }
    }
    return series;
  }

  /** A line's value at x: that of the nearest point, or of the last one at or before it. */
  function valueAt(line, x, log) {
    let best = null;
    for (const [px, py] of [...line.points, ...line.marks, ...line.pale]) {
      const away = log ? Math.abs(Math.log(px / x)) : Math.abs(px - x);
      if (best === null || away < best.away) best = { away, x: px, y: py };
    }
    return best;
  }

  /** What happened: errors, rounds, breakers. */
  function noteSeries(plot, grid) {
    if (!plot.notes.length) return [];
    const errors = plot.notes.filter((note) => note.kind === 'error');
    const others = plot.notes.filter((note) => note.kind !== 'error' && note.kind !== 'target');
    const series = [shapeSeries('paint:notes:' + grid, [[0, 0]], grid, (api, area) => ({ type: 'group', children: others.filter((note) => note.at > plot.x.low && note.at < plot.x.high).map((note) => {
      const [x] = api.coord([note.at, api.value(1)]);
      return segment(x, area.y, x, area.y + area.height, { stroke: colour(note.kind === 'breaker' ? 'warn' : 'line-strong'), lineWidth: 1, lineDash: note.kind === 'breaker' ? [4, 3] : [1, 3], fill: 'none' });
    }) }), { z: 1 })];
    if (errors.length) {
      series.push({
        type: 'custom', id: 'notes:' + grid, name: 'errors', xAxisIndex: grid, yAxisIndex: grid, data: errors.map((note) => [note.at]), clip: false, animation: false, z: 6, encode: { x: 0, y: -1 },
        renderItem: (params, api) => {
          const area = params.coordSys, [x] = api.coord([api.value(0), 1]);
          return { type: 'group', children: [
            segment(x, area.y + 8, x, area.y + area.height, { stroke: colour('error'), lineWidth: 1, opacity: errors.length > 60 ? 0.15 : 0.5, fill: 'none' }),
            polygon([[x - 5, area.y], [x + 5, area.y], [x, area.y + 9]], { fill: colour('error') })] };
        },
        tooltip: { formatter: (at) => { const note = errors[at.dataIndex]; return tipHead(`${number(note.at)} s`) + escape((note.lane ? note.lane + ': ' : '') + note.text); } } });
    }
    return series;
  }

  // ---- the kinds of charts ----

  /** Violins and boxes sideways, a row a lane; the cumulative curves below on the same axis. */
  function distribution(plot, width) {
    const narrow = width < 640;
    const rowHeight = narrow ? 92 : plot.lines.length ? 88 : 96, cdf = plot.lines.length > 0;
    const left = narrow ? 44 : 132, right = narrow ? 14 : 168, top = 24, middle = narrow ? 0.62 : 0.5, half = narrow ? 0.34 : 0.42;
    const rowsHeight = rowHeight * plot.rows.length, across = width - left - right;
    const grid = [{ left, right, top, height: rowsHeight }];
    const xAxis = [axisOption(plot.x, { pixels: across, across: true, labels: !cdf, line: !cdf, name: cdf ? '' : plot.x.title })];
    const yAxis = [{ type: 'value', min: 0, max: Math.max(plot.rows.length, 1), inverse: true, show: false, gridIndex: 0 }];
    const series = [];
    plot.rows.forEach((row, i) => {
      const at = i + middle, mark = slotColour(row, 'mark'), ink = slotColour(row, 'text');
      const facts = row.figures.map((f) => `${escape(f.label)} ${escape(measured(plot.x, f.value))}${f.low !== null && f.high !== null ? `, 95 % ${escape(number(f.low))} to ${escape(number(f.high))}` : ''}${f.low_n ? (row.fewest_in_round ? ` (${plain(row.fewest_in_round)} in the smallest round)` : ' (too few requests)') : ''}`).join('<br>');
      const tip = { formatter: () => `<b>${escape(row.name)}</b><br>${facts}<br>${escape(plain(row.n))} requests` };
      if (row.density.length) {
        series.push(shapeSeries('density:' + row.lane, row.density, 0, (api) => polygon([
          ...row.density.map(([x, y]) => api.coord([x, at - y * half])), ...row.density.map(([x, y]) => api.coord([x, at + y * half])).reverse()],
        { fill: slotColour(row, 'mark') + '33', stroke: mark, lineWidth: 1.5 }), { silent: false, tooltip: tip, z: 2 }));
      }
      if (row.box) {
        const box = row.box;
        series.push(shapeSeries('box:' + row.lane, [[box.p5, box.q1, box.median, box.q3, box.p95, box.min, box.max]], 0, (api) => {
          const x = (value) => api.coord([Math.max(value, plot.x.low), at])[0], y = api.coord([plot.x.low, at])[1], tall = row.density.length ? 7 : 13;
          const style = { stroke: ink, lineWidth: 1.5, fill: 'none' };
          return { type: 'group', children: [
            segment(x(box.p5), y, x(box.q1), y, style), segment(x(box.q3), y, x(box.p95), y, style),
            segment(x(box.p5), y - tall * 0.9, x(box.p5), y + tall * 0.9, style), segment(x(box.p95), y - tall * 0.9, x(box.p95), y + tall * 0.9, style),
            { type: 'rect', shape: { x: x(box.q1), y: y - tall, width: Math.max(x(box.q3) - x(box.q1), 1), height: 2 * tall, r: 2 }, style: { fill: colour('surface'), stroke: ink, lineWidth: 1.5 } },
            segment(x(box.median), y - tall, x(box.median), y + tall, { stroke: ink, lineWidth: 3, fill: 'none' })] };
        }, { silent: false, tooltip: tip, z: 3 }));
        if (!row.density.length) {
          series.push({ type: 'scatter', id: 'outliers:' + row.lane, name: row.lane, data: box.outliers.map((value) => [value, at]), symbolSize: 5, animation: false, z: 2,
            itemStyle: { color: 'transparent', borderColor: mark, borderWidth: 1.2, opacity: 0.7 }, tooltip: { formatter: (p) => `${escape(row.name)}: ${escape(measured(plot.x, p.value[0]))}` } });
        }
      }
    });
    series.push(paint('names', 0, (api, area) => ({ type: 'group', children: plot.rows.flatMap((row, i) => {
      const y = area.y + (i + (narrow ? 0.16 : 0.5)) * rowHeight, x = narrow ? area.x : area.x - 122;
      const figures = row.figures.map((f) => `${f.label} ${number(f.value)}${f.low_n ? ' ⚠' : ''}`).join('  ');
      const room = narrow ? Math.max(60, area.width - 26 - 7 * figures.length) : 98;
      const parts = [{ type: 'path', silent: true, shape: { pathData: data.looks[row.slot].path, x: 0, y: 0, width: 12, height: 12 }, x, y: y - 6, style: row.second ? { fill: colour('surface'), stroke: slotColour(row, 'mark'), lineWidth: 1.5 } : { fill: slotColour(row, 'mark') } },
        text(row.name, x + 18, y, { fill: slotColour(row, 'text'), font: `600 13px ${textFont}`, width: room, overflow: 'truncate' })];
      if (row.missing) parts.push(text(row.missing, area.x + area.width / 2, area.y + (i + middle) * rowHeight, { align: 'center', fill: colour('ink2'), width: area.width - 40, overflow: 'break', lineHeight: 16 }));
      if (narrow) {
        parts.push(text(figures, area.x + area.width, y, { align: 'right', fill: colour('ink2'), font: `500 11px ${figureFont}` }));
        return parts;
      }
      const tall = (f) => (f.low !== null || f.high !== null ? 34 : 19);
      let line = y - row.figures.reduce((sum, f) => sum + tall(f), 0) / 2 - 3;
      row.figures.forEach((f) => {
        const end = area.x + area.width + 156, paleInk = f.low_n ? colour('ink3') : colour('ink');
        line += 12;
        parts.push(text(f.label, area.x + area.width + 20, line, {}), text(number(f.value) + (f.low_n ? ' ⚠' : ''), end, line, { align: 'right', fill: paleInk, font: `600 13px ${figureFont}` }));
        if (f.low !== null || f.high !== null) {
          line += 14;
          parts.push(text(f.low !== null && f.high !== null ? `${number(f.low)} – ${number(f.high)}` : f.low !== null ? `≥ ${number(f.low)}` : `≤ ${number(f.high)}`, end, line, { align: 'right', font: `500 11px ${figureFont}` }));
        }
        line += 7;
      });
      return parts;
    }) })));
    series.push(...targetSeries(plot, 0, true, true));
    let height = top + rowsHeight + 48;
    const tip = tooltip({ trigger: 'item', formatter: (points) => (Array.isArray(points) ? cumulativeTip(plot, points) : '') });
    if (cdf) {
      const tall = narrow ? 180 : 220, from = top + rowsHeight + 14;
      grid.push({ left, right, top: from, height: tall, tooltip: { trigger: 'axis' } });
      xAxis.push(axisOption(plot.x, { pixels: across, across: true, grid: 1, line: true, name: plot.x.title }));
      yAxis.push(axisOption(plot.y, { pixels: tall, across: false, grid: 1 }));
      series.push(...lineSeries(plot, 1, false), ...targetSeries(plot, 1, true, false));
      height = from + tall + 48;
    }
    return { height, key: [], option: base(grid, xAxis, yAxis, series, tip) };
  }

  function cumulativeTip(plot, points) {
    const x = points[0].axisValue;
    const lines = plot.lines.filter((line) => line.points.length).map((line) => {
      const before = line.points.filter(([px]) => px <= x);
      return tipLine(line, percent(before.length ? before[before.length - 1][1] : 0));
    });
    return tipHead('within ' + measured(plot.x, x)) + lines.join('');
  }

  /** Curves: percentiles, throughput, a CDF by itself. */
  function curves(plot, width) {
    const narrow = width < 520, names = !narrow && plot.chart !== 'ttft_cdf';
    const left = 52, right = names ? 96 : 18, top = 34, tall = narrow ? 220 : 260;
    const cumulative = plot.chart === 'ttft_cdf';
    const tip = (points) => {
      if (cumulative) return cumulativeTip(plot, points);
      const x = points[0].axisValue;
      const lines = plot.lines.map((line) => ({ line, at: valueAt(line, x, plot.x.log) })).filter(({ at }) => at);
      const nearest = lines.reduce((best, { at }) => (best === null || at.away < best.away ? at : best), null);
      const head = plot.chart === 'percentiles' && nearest ? `p${+(100 * (1 - 1 / nearest.x)).toPrecision(5)}` : nearest ? `${number(nearest.x)} s` : '';
      return tipHead(head) + lines.map(({ line, at }) => tipLine(line, measured(plot.y, at.y))).join('');
    };
    const option = base([{ left, right, top, height: tall }],
      [axisOption(plot.x, { pixels: width - left - right, across: true, line: true, name: plot.x.title, grids: cumulative })], [axisOption(plot.y, { pixels: tall, across: false })],
      [...lineSeries(plot, 0, names), ...noteSeries(plot, 0), ...targetSeries(plot, 0, cumulative, true),
        paint('y', 0, (api, area) => text(plot.y.title, area.x - 44, area.y - 20))], tooltip({ trigger: 'axis', formatter: tip }));
    return { height: top + tall + 48, key: names ? [] : plot.lines, missing: plot.lines, option };
  }

  /** Histograms over each other, outlined. */
  function histogram(plot, width) {
    const left = 52, right = 18, top = 34, tall = width < 520 ? 220 : 280;
    const bins = plot.rows.map((row) => row.counts.map((count, i) => [row.edges[i], row.edges[i + 1], count]));
    const series = plot.rows.flatMap((row, i) => (bins[i].length ? [shapeSeries('bins:' + row.lane, bins[i], 0, (api) => {
      const outline = [];
      bins[i].forEach(([from, to, count]) => outline.push(api.coord([from, count]), api.coord([to, count])));
      const ground = (x) => api.coord([x, 0]);
      const all = [ground(row.edges[0]), ...outline, ground(row.edges[row.edges.length - 1])], dash = lineDash(row);
      return { type: 'group', children: [polygon(all, { fill: slotColour(row, 'mark'), opacity: 0.14 }),
        { type: 'polyline', shape: { points: all }, style: { stroke: slotColour(row, 'mark'), lineWidth: 1.75, lineDash: dash === 'solid' ? null : dash, fill: 'none' } }] };
    }, { z: 3 })] : []));
    // The axis needs a series of its own to follow the pointer.
    const tip = (points) => {
      const x = points[0].axisValue, edges = (plot.rows.find((row) => row.edges.length) || { edges: [] }).edges;
      const bin = Math.max(0, edges.findIndex((edge, i) => x >= edge && x < edges[i + 1]));
      return tipHead(`${measured(plot.x, edges[bin])} to ${measured(plot.x, edges[bin + 1])}`) + plot.rows.filter((row) => row.counts.length).map((row) => tipLine(row, plain(row.counts[bin]))).join('');
    };
    const edges = (plot.rows.find((row) => row.edges.length) || { edges: [] }).edges;
    series.push({ type: 'line', id: 'paint:pointer', data: edges.slice(0, -1).map((edge, i) => [Math.sqrt(edge * edges[i + 1]), 0]), showSymbol: false, silent: true, lineStyle: { opacity: 0 } });
    series.push(...targetSeries(plot, 0, true, true), paint('y', 0, (api, area) => text(plot.y.title, area.x - 44, area.y - 20)));
    return { height: top + tall + 48, key: plot.rows, missing: plot.rows,
      option: base([{ left, right, top, height: tall }], [axisOption(plot.x, { pixels: width - left - right, across: true, line: true, name: plot.x.title })],
        [axisOption(plot.y, { pixels: tall, across: false })], series, tooltip({ trigger: 'axis', formatter: tip })) };
  }

  /** Single requests: over time, or by the length of their prompts. */
  function cloud(plot, width) {
    const left = 56, right = 18, top = 34, tall = width < 520 ? 230 : 300;
    const many = plot.clouds.reduce((sum, lane) => sum + lane.points.length, 0);
    const series = plot.clouds.flatMap((lane) => [
      { type: 'scatter', id: 'cloud:' + lane.lane, name: lane.lane, data: lane.points, symbol: symbolOf(lane), symbolSize: many > 600 ? 6 : 8, animation: false, z: 3,
        itemStyle: lane.second ? { color: 'transparent', borderColor: slotColour(lane, 'mark'), borderWidth: 1.2, opacity: 0.7 } : { color: slotColour(lane, 'mark'), opacity: many > 600 ? 0.45 : 0.65 },
        tooltip: { formatter: (p) => tipHead(plot.chart === 'timeline' ? `sent at ${number(p.value[0])} s` : `${plain(p.value[0])} prompt tokens`) + tipLine(lane, measured(plot.y, p.value[1])) } },
      ...(lane.trend.length ? [{ type: 'line', id: 'trend:' + lane.lane, name: lane.lane, data: lane.trend, showSymbol: false, silent: true, animation: false, z: 4, lineStyle: { color: slotColour(lane, 'text'), width: 2, type: lineDash(lane) } }] : [])]);
    series.push(...noteSeries(plot, 0), ...targetSeries(plot, 0, false, true), paint('y', 0, (api, area) => text(plot.y.title, area.x - 48, area.y - 20)));
    return { height: top + tall + 48, key: plot.clouds, missing: plot.clouds, canvas: many > 2500,
      option: base([{ left, right, top, height: tall }], [axisOption(plot.x, { pixels: width - left - right, across: true, line: true, name: plot.x.title, grids: plot.chart !== 'timeline' })],
        [axisOption(plot.y, { pixels: tall, across: false })], series, tooltip({ trigger: 'item' })) };
  }

  /** Latency over time, a panel a lane. */
  function heat(plot, width) {
    const left = 56, right = 18, panel = 150, gap = 34, top = 30;
    const grid = [], xAxis = [], yAxis = [], series = [];
    plot.heats.forEach((lane, i) => {
      grid.push({ left, right, top: top + i * (panel + gap), height: panel });
      const last = i + 1 === plot.heats.length;
      xAxis.push(axisOption(plot.x, { pixels: width - left - right, across: true, grid: i, line: true, labels: last, name: last ? plot.x.title : '', grids: false }));
      yAxis.push(axisOption(plot.y, { pixels: panel, across: false, grid: i }));
      const columns = lane.x_edges.length - 1, cells = [];
      lane.shares.forEach((share, at) => {
        if (share <= 0) return;
        const x = at % columns, y = Math.floor(at / columns);
        cells.push([lane.x_edges[x], lane.x_edges[x + 1], lane.y_edges[y], lane.y_edges[y + 1], share]);
      });
      const mark = slotColour(lane, 'mark');
      series.push({ type: 'custom', id: 'heat:' + lane.lane, name: lane.lane, xAxisIndex: i, yAxisIndex: i, data: cells, animation: false, clip: true, z: 2, encode: { x: [0, 1], y: [2, 3] },
        renderItem: (params, api) => {
          const [x0, y0] = api.coord([api.value(0), api.value(3)]), [x1, y1] = api.coord([api.value(1), api.value(2)]);
          return { type: 'rect', shape: { x: x0, y: y0, width: Math.max(x1 - x0 - 0.5, 1), height: Math.max(y1 - y0 - 0.5, 1) }, style: { fill: mark, opacity: 0.12 + 0.88 * Math.sqrt(api.value(4)) } };
        },
        tooltip: { formatter: ({ value }) => tipHead(`${number(value[0])} to ${number(value[1])} s, ${measured(plot.y, value[2])} to ${measured(plot.y, value[3])}`) + tipLine(lane, percent(value[4]) + ' of requests') } });
      series.push(paint('name:' + i, i, (api, area) => ({ type: 'group', children: [
        text(lane.name, area.x, area.y - 12, { fill: slotColour(lane, 'text'), font: `600 12px ${textFont}`, width: area.width * 0.5, overflow: 'truncate' }),
        ...(i === 0 ? [text(plot.y.title, area.x + area.width, area.y - 12, { align: 'right' })] : []),
        ...(lane.missing ? [text(lane.missing, area.x + area.width / 2, area.y + area.height / 2, { align: 'center', fill: colour('ink2'), width: area.width - 40, overflow: 'break' })] : [])] })));
      series.push(...noteSeries({ ...plot, notes: plot.notes.filter((note) => !note.lane || note.lane === lane.lane || note.lane === lane.name) }, i));
    });
    return { height: top + plot.heats.length * (panel + gap) + 20, key: [], canvas: series.reduce((sum, s) => sum + s.data.length, 0) > 2500,
      option: base(grid, xAxis, yAxis, series, tooltip({ trigger: 'item' })) };
  }

  /** Eight axes around a middle: our own drawing, because what is not known must leave a gap, never lie in the middle. */
  function radar(plot, width) {
    const narrow = width < 640, beside = narrow ? 22 : 26 + 14 * plot.radars.length;
    const reach = narrow ? Math.max(60, Math.min(170, width / 2 - 76)) : Math.max(80, Math.min(190, width / 2 - 200));
    const tall = 2 * (reach + beside + 10), cx = width / 2, cy = tall / 2;
    const count = plot.radar_axes.length;
    const at = (i, share) => { const turn = (2 * Math.PI * i) / count - Math.PI / 2; return [cx + Math.cos(turn) * reach * share, cy + Math.sin(turn) * reach * share]; };
    const free = (id, values, shape, more) => ({ ...shapeSeries(id, values, 0, shape, more), xAxisIndex: undefined, yAxisIndex: undefined, coordinateSystem: 'none' });
    const rings = free('paint:rings', [[0]], () => ({ type: 'group', children: [
      ...[0.25, 0.5, 0.75, 1].map((share) => polygon(plot.radar_axes.map((_, i) => at(i, share)), { fill: 'none', stroke: colour(share === 1 ? 'line-strong' : 'grid'), lineWidth: 1 })),
      ...plot.radar_axes.map((_, i) => segment(cx, cy, ...at(i, 1), { stroke: colour('grid'), lineWidth: 1, fill: 'none' })),
      ...plot.radar_axes.flatMap((axis, i) => {
        const [x, y] = at(i, 1), side = Math.abs(x - cx) < 4 ? 'center' : x < cx ? 'right' : 'left', away = side === 'center' ? 0 : side === 'left' ? 15 : -15;
        const lines = narrow ? [] : axis.shown.map((shown, lane) => ({ words: `${plot.radars[lane].name}  ${shown.replace(' (too few requests)', ' ⚠')}`, look: plot.radars[lane] }));
        const height = 17 + 14 * lines.length, start = side !== 'center' ? y - height / 2 + 8 : y < cy ? y - height - 2 : y + 18;
        return [text(axis.name, x + away, start, { align: side, fill: colour('ink'), font: `600 12px ${textFont}` }),
          ...lines.map(({ words: line, look }, n) => text(line, x + away, start + 16 + 14 * n, { align: side, fill: slotColour(look, 'text'), font: `500 11px ${figureFont}`, width: 178, overflow: 'truncate' }))];
      })] }), { z: 1 });
    const lanes = plot.radars.map((lane) => {
      const known = lane.values.map((share, i) => (share === null ? null : at(i, share))), mark = slotColour(lane, 'mark'), dash = lineDash(lane), whole = known.every(Boolean);
      const style = { stroke: mark, lineWidth: 2, lineDash: dash === 'solid' ? null : dash, fill: 'none' };
      return { type: 'custom', id: 'radar:' + lane.lane, name: lane.lane, coordinateSystem: 'none', data: lane.values.map((share, i) => [i, share]), animation: false, z: 3, encode: { x: -1, y: -1 },
        renderItem: (params) => {
          const i = params.dataIndex, children = [];
          if (i === 0 && whole) children.push({ ...polygon(known, { fill: mark, opacity: 0.05 }), silent: true });
          const next = known[(i + 1) % count];
          if (known[i] && next) children.push({ ...segment(...known[i], ...next, style), silent: true });
          if (known[i]) children.push({ type: 'path', shape: { pathData: data.looks[lane.slot].path, x: 0, y: 0, width: 12, height: 12 }, x: known[i][0] - 5, y: known[i][1] - 5, scaleX: 0.84, scaleY: 0.84, style: lane.second ? { fill: colour('surface'), stroke: mark, lineWidth: 1.5 } : { fill: mark } });
          return children.length ? { type: 'group', children } : undefined;
        },
        tooltip: { formatter: (p) => tipHead(plot.radar_axes[p.dataIndex].name) + tipLine(lane, plot.radar_axes[p.dataIndex].shown[plot.radars.indexOf(lane)]) + words(`${(lane.values[p.dataIndex]).toFixed(2)} of the best`) } };
    });
    const option = base(undefined, undefined, undefined, [rings, ...lanes], tooltip({ trigger: 'item' }));
    ['grid', 'xAxis', 'yAxis'].forEach((part) => delete option[part]);
    return { height: tall, key: plot.radars, missing: plot.radars, option };
  }

  function optionOf(plot, width) {
    if (plot.radars.length) return radar(plot, width);
    if (plot.heats.length) return heat(plot, width);
    if (plot.clouds.length) return cloud(plot, width);
    if (plot.rows.some((row) => row.edges.length)) return histogram(plot, width);
    return plot.rows.length ? distribution(plot, width) : curves(plot, width);
  }

  // ---- the page ----

  /** { plot, chart (of ECharts), element } of each chart that is drawn, for whoever wants to look. */
  const drawn = (window.tokenDerbyPlots = []);

  /** The lanes' markers and names, where they do not stand in the chart; and why lanes have nothing to draw. */
  function fillKey(holder, looks, missing) {
    const named = (look) => {
      const item = element('span', undefined, { class: 'lane' });
      item.innerHTML = markerSvg(look);
      item.append(element('span', look.name, { class: look.slot + '-text' }));
      return item;
    };
    holder.replaceChildren(...looks.map(named), ...missing.filter((lane) => lane.missing).map((lane) => {
      const item = element('span', undefined, { class: 'why' });
      item.append(named(lane), element('span', lane.missing));
      return item;
    }));
  }

  function draw(entry) {
    const width = Math.floor(entry.element.clientWidth);
    if (width < 40) return;
    const { height, key, missing = [], option, canvas } = optionOf(entry.plot, width);
    entry.element.style.height = Math.round(height) + 'px';
    entry.width = width;
    if (!entry.chart) entry.chart = echarts.init(entry.element, null, { renderer: canvas ? 'canvas' : 'svg', width, height: Math.round(height), devicePixelRatio: Math.max(2, window.devicePixelRatio || 1) });
    else {
      entry.chart.clear(); // custom shapes would keep what the new ones do not mention
      entry.chart.resize({ width, height: Math.round(height) });
    }
    entry.chart.setOption(option, { notMerge: true });
    fillKey(document.getElementById(entry.element.id + '-key'), key.filter((lane) => !lane.missing), missing);
  }

  data.plots.forEach((plot, i) => {
    const holder = document.getElementById('chart-' + i);
    if (!holder) return;
    const entry = { plot, element: holder, chart: null, width: 0 };
    drawn.push(entry);
    draw(entry);
    new ResizeObserver(() => { if (Math.floor(holder.clientWidth) !== entry.width) requestAnimationFrame(() => draw(entry)); }).observe(holder);
  });
  const redraw = () => drawn.forEach(draw);

  // Light and dark: as the system has it until the switch is used.
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  document.querySelector('[data-theme-switch]').addEventListener('click', () => { root.dataset.theme = isDark() ? 'light' : 'dark'; redraw(); });
  system.addEventListener('change', redraw);

  // On paper: light, and as wide as the paper is.
  let before = null;
  window.addEventListener('beforeprint', () => {
    before = { theme: root.dataset.theme, width: document.body.style.width };
    root.dataset.theme = 'light';
    document.body.style.width = '680px';
    redraw();
  });
  window.addEventListener('afterprint', () => {
    if (!before) return;
    if (before.theme) root.dataset.theme = before.theme; else delete root.dataset.theme;
    document.body.style.width = before.width;
    before = null;
    redraw();
  });
  document.querySelectorAll('[data-print]').forEach((button) => button.addEventListener('click', () => window.print()));

  // ---- tables and downloads ----

  const mostRows = 500;
  document.querySelectorAll('details[data-table]').forEach((details) => details.addEventListener('toggle', () => {
    const holder = details.querySelector('div'), { headers, rows } = data.plots[details.dataset.table].table;
    if (!details.open || holder.childElementCount) return;
    const table = element('table'), head = table.createTHead().insertRow(), body = table.createTBody();
    headers.forEach((header) => head.append(element('th', header, { scope: 'col' })));
    const add = (from, to) => rows.slice(from, to).forEach((row) => { const line = body.insertRow(); row.forEach((cell) => line.append(element('td', cell))); });
    add(0, mostRows);
    const scroll = element('div', undefined, { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table of ' + data.plots[details.dataset.table].title });
    scroll.append(table);
    holder.append(scroll);
    if (rows.length > mostRows) {
      const more = element('button', `Show all ${rows.length.toLocaleString('en-US')} rows`, { type: 'button' });
      more.addEventListener('click', () => { add(mostRows); more.remove(); });
      holder.append(more);
    }
  }));

  /** As docs/formats.md has CSV: what a spreadsheet could take for a formula gets an apostrophe. */
  function csvCell(cell) {
    if (cell === '-') return '';
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell);
    const safe = /^[=+\-@\t\r\n]/.test(cell) && !isNumber ? "'" + cell : cell;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }
  const csvOf = ({ headers, rows }) => [headers, ...rows].map((row) => row.map(csvCell).join(',') + '\r\n').join('');

  const stem = data.name.toLowerCase().replace(/\s+/g, '-').replace(/[^a-z0-9_-]/g, '') || 'run';
  function save(name, type, content) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const link = element('a', undefined, { href: url, download: `${stem}_${name}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }
  const onClick = (attribute, act) => document.querySelectorAll(`[${attribute}]`).forEach((button) => button.addEventListener('click', () => act(button.getAttribute(attribute))));
  onClick('data-download', (kind) => (kind === 'csv' ? save('summary.csv', 'text/csv', data.summary_csv) : save('comparison.json', 'application/json', JSON.stringify(data.comparison, null, 2))));
  const chartFile = (i, ending) => `${data.plots[i].chart}.${ending}`;
  onClick('data-csv', (i) => save(chartFile(i, 'csv'), 'text/csv', csvOf(data.plots[i].table)));
  onClick('data-json', (i) => save(chartFile(i, 'json'), 'application/json', JSON.stringify(data.plots[i], null, 2)));
})();

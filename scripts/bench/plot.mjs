// A small plot of a run: bars on a logarithmic scale, legible in light and dark.
import { ms } from './figures.mjs';
import { nameOf, order } from './names.mjs';
import { medianOf } from './ratios.mjs';

const [left, right, row, top] = [190, 620, 20, 34];

/** @param {string} text */
const safe = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** @param {import('./types.d.ts').Results} results */
export function plotOf({ pipelines = [] }) {
  const shown = pipelines.filter(({ tiles, side }) => tiles === 25 && side === 256);
  const bars = shown.map(({ work, times }) => ({
    work,
    bars: order.flatMap((who) => {
      const value = medianOf(times, who);
      return value === null ? [] : [{ who, value }];
    }),
  }));
  const values = bars.flatMap((group) => group.bars.map(({ value }) => value));
  const [least, most] = [Math.min(...values), Math.max(...values)].map(Math.log10);
  const [low, high] = [Math.floor(least ?? 0), Math.ceil(most ?? 1)];
  const x = (/** @type {number} */ value) =>
    left + ((Math.log10(value) - low) / Math.max(1, high - low)) * (right - left);
  let y = top;
  const parts = bars.flatMap((group) => {
    const title = `<text x="8" y="${y}" font-weight="600">${group.work === 'six' ? 'Six steps' : 'Heavy pipeline'}, 25 tiles of 256 x 256 (logarithmic)</text>`;
    y += 10;
    const rows = group.bars.map(({ who, value }) => {
      const own = who === 'ours' || who === 'screen';
      const line = `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${safe(nameOf[who])}</text><rect x="${left}" y="${y + 3}" width="${Math.max(1, x(value) - left).toFixed(1)}" height="13" rx="2" fill="${own ? '#0e9384' : '#8a94a6'}"/><text x="${(x(value) + 6).toFixed(1)}" y="${y + 13}">${ms(value)} ms</text>`;
      y += row;
      return line;
    });
    y += 28;
    return [title, ...rows];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${y}" font-family="system-ui, sans-serif" font-size="12" fill="#4b5563"><title>Milliseconds by contender, logarithmic</title><style>@media (prefers-color-scheme: dark) { svg { fill: #c4cbd6 } }</style>
${parts.join('\n')}
</svg>
`;
}

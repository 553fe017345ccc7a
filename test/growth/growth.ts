/**
 * How time and memory grow with each construct of the language, alone and in pairs: `npm run growth`.
 *
 *   npm run growth -- [--pairs] [--only WORD] [--sizes 10,100,1000] [--seconds N] [--memory MB] [--all]
 *   npm run growth -- [--pairs] [--only WORD] [--every N] --bytes 100000,1000000 [--worst N]
 *
 * Without --all, the table has only the stages that take long and grow faster than the text. With --bytes, it says what
 * the last build of `azroute check` takes in a fresh process for texts of that size, the worst first. --every N takes
 * every Nth one.
 */
import { parseArgs } from 'node:util';
import { printBudget } from './budget.ts';
import { constructs } from './constructs.ts';
import { exponent } from './fit.ts';
import { type Measured, measure, type Run } from './measure.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    bytes: { type: 'string' },
    worst: { type: 'string', default: '20' },
    every: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    sizes: { type: 'string', default: '10,100,300,1000,3000,10000' },
    seconds: { type: 'string', default: '10' },
    memory: { type: 'string', default: '1500' },
  },
});

/** Less than this is noise, in milliseconds and MiB; a steeper slope than this is more than n·log n. */
const [noise, least, steep] = [4, 60, 1.3];

const names = Object.keys(constructs);
const sizes = values.sizes.split(',').map(Number);
const limits = {
  stage: Number(values.seconds) * 1000,
  size: Number(values.seconds) * 2000,
  memory: Number(values.memory),
};
const chosen = (
  values.pairs ? names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b])) : names.map((a) => [a])
).filter((each) => each.some((name) => name.includes(values.only)));

if (values.bytes !== undefined) {
  const some = chosen.filter((_, i) => i % Number(values.every) === 0);
  for (const bytes of values.bytes.split(',').map(Number)) await printBudget(some, bytes, Number(values.worst));
  process.exit();
}

console.log(row(['constructs', 'size', 'KB', 'stage', 'ms', 'exponent', 'MB', 'exponent']));
console.log(row(['---', '--:', '--:', '---', '--:', '--:', '--:', '--:']));
for (const each of chosen) report(await measure(each, sizes, limits));

function report({ constructs: each, measured, ended }: Run): void {
  const what = each.join(' + ');
  for (const stage of new Set(measured.map((one) => one.stage))) {
    const points = measured.filter((one) => one.stage === stage);
    const last = points.at(-1) as Measured;
    const time = exponent(
      points
        .filter(({ ms }) => ms >= noise)
        .map(({ size, ms }) => [size, ms] as const)
        .slice(-3),
    );
    const base = measured[0]?.mb ?? 0;
    const memory = exponent(
      points
        .filter(({ mb }) => mb - base > least)
        .map(({ size, mb }) => [size, mb - base] as const)
        .slice(-3),
    );
    const isSteep = last.ms > least && (time ?? 0) > steep;
    if (!isSteep && !values.all) continue;
    const kb = Math.round(last.bytes / 1024);
    console.log(
      row([
        what,
        last.size,
        kb,
        stage,
        last.ms.toFixed(0),
        shown(time) + (isSteep ? ' !' : ''),
        last.mb.toFixed(0),
        shown(memory),
      ]),
    );
  }
  if (ended) console.log(row([what, ended.size, '', ended.stage, `ended: ${ended.because}`, '', '', '']));
}

function shown(slope: number | undefined): string {
  return slope === undefined ? '' : slope.toFixed(2);
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

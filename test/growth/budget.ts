import { check, type Usage } from './check.ts';
import { ofBytes } from './of-bytes.ts';

/** The targets for texts up to each size. */
const targets = [
  { bytes: 100_000, seconds: 2, mb: 500 },
  { bytes: 1_000_000, seconds: 10, mb: 1024 },
] as const;

interface Row {
  readonly names: readonly string[];
  readonly size: number;
  readonly usage: Usage | string;
}

/**
 * Prints what `azroute check` takes for texts of some size, one for each list of constructs, the worst first. The start
 * of the process, which an empty topology needs as well, is not counted.
 * @param worst how many rows are printed
 */
export async function printBudget(all: readonly (readonly string[])[], bytes: number, worst: number): Promise<void> {
  const target = targets.find((each) => bytes <= each.bytes) ?? targets[1];
  const start = await startUp();
  console.log(`\nTexts of ${bytes.toLocaleString('en-US')} characters; target ${target.seconds} s and ${target.mb} MB`);
  console.log(`Starting takes ${start.toFixed(2)} s, which are not counted.\n`);
  const rows: Row[] = [];
  for (const names of all) {
    const { text, files, size } = ofBytes(names, bytes);
    const usage = await check(text, files, 4 * target.seconds + 10);
    const row = {
      names,
      size,
      usage: typeof usage === 'string' ? usage : { ...usage, seconds: usage.seconds - start },
    };
    rows.push(row);
    if (isBeyond(row, target)) process.stderr.write(`${shown(row, target)}\n`);
  }
  const beyond = rows.filter((row) => isBeyond(row, target)).length;
  console.log('| constructs | of each | s | MB | |');
  console.log('| --- | --: | --: | --: | --- |');
  for (const row of rows.sort((a, b) => badness(b, target) - badness(a, target)).slice(0, worst)) {
    console.log(shown(row, target));
  }
  console.log(`\n${rows.length} texts, ${beyond} of them beyond the target`);
}

/** The time for an empty topology. */
async function startUp(): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const usage = await check('', {}, 60);
    if (typeof usage === 'string') throw new Error(`azroute check does not run: ${usage}. Run "npm run build" first.`);
    times.push(usage.seconds);
  }
  return Math.min(...times);
}

function isBeyond({ usage }: Row, target: Usage): boolean {
  return typeof usage === 'string' || usage.seconds > target.seconds || usage.mb > target.mb;
}

/** How close it is to one of the two targets. */
function badness({ usage }: Row, target: Usage): number {
  if (typeof usage === 'string') return Number.POSITIVE_INFINITY;
  return Math.max(usage.seconds / target.seconds, usage.mb / target.mb);
}

function shown(row: Row, target: Usage): string {
  const { names, size, usage } = row;
  const cells = typeof usage === 'string' ? [usage, ''] : [usage.seconds.toFixed(1), usage.mb.toFixed(0)];
  return `| ${[names.join(' + '), size, ...cells, isBeyond(row, target) ? 'MISSED' : ''].join(' | ')} |`;
}

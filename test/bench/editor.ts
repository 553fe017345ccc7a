/**
 * The editor benchmark: `npm run bench`. Measures the language server on a generated topology against Langium's own
 * parsing and linking of the same text in the same process, and prints the ratios.
 */
import { parseAndLink, plainLangium } from './baseline.ts';
import { BenchClient } from './client.ts';
import { hubAndSpoke, large } from './hub-and-spoke.ts';

const runs = 9;
const warmUps = 3;

const text = hubAndSpoke(large);
const lines = text.split('\n');
const spoke = lines.findIndex((line) => line.startsWith('vnet spoke2x120'));
const nic = lines.findIndex((line, i) => i > spoke && line.includes('nic vm5'));
const udr = lines.findIndex((line) => line.includes('route private'));

console.log(`${text.length.toLocaleString('en-US')} characters, ${lines.length.toLocaleString('en-US')} lines`);

const edits = {
  'the name of a NIC': () => ({ line: nic, at: lines[nic].indexOf('vm5') + 2, texts: ['x', '5'] }),
  'the address of a NIC': () => ({ line: nic, at: lines[nic].length - 1, texts: ['8', lines[nic].slice(-1)] }),
  'the next hop of a route': () => ({ line: udr, at: lines[udr].length - 1, texts: ['1', '0'] }),
};

const plain = plainLangium();
const emptyHeap = heap();
let kept: unknown = await parseAndLink(plain, text);
const plainHeap = heap() - emptyHeap;
kept = undefined;

const beforeServer = heap();
const client = new BenchClient();
await client.start();
const findings = await client.open(text);
console.log(`${findings.length} diagnostics after opening`);

const baseline: number[] = [];
for (const [what, edit] of Object.entries(edits)) {
  const { line, at, texts } = edit();
  const published: number[] = [];
  const hovers: number[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const [linked, typed, hovered] = [
      await timed(() => parseAndLink(plain, text)),
      await timed(() => client.type(line, at, texts[Math.abs(run) % 2] ?? '')),
      await timed(() => client.hover(nic, lines[nic].indexOf('vm'))),
    ];
    if (run < 0) continue;
    baseline.push(linked);
    published.push(typed);
    hovers.push(hovered);
  }
  const ratio = median(published) / median(baseline);
  console.log(`edit of ${what}: published after ${ms(published)}, ${ratio.toFixed(2)} times Langium's parse and link`);
  console.log(`  hover after that: ${ms(hovers)}`);
}
console.log(`Langium's own parse and link: ${ms(baseline)}`);

const serverHeap = heap() - beforeServer;
console.log(
  `heap: ${mib(serverHeap)} for the server with the text, ${mib(plainHeap)} for Langium's own: ${(serverHeap / plainHeap).toFixed(2)} times`,
);
process.exit(kept === undefined ? 0 : 1);

async function timed(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function ms(values: readonly number[]): string {
  return `${median(values).toFixed(1)} ms`;
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}

/** The bytes in use after a full collection; needs `--expose-gc`. */
function heap(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/**
 * The editor benchmark: `npm run bench`. Measures the language server, with its client in the same process, on a
 * generated topology against Langium's own parsing and linking of the same text, and prints the ratios.
 */
import { TestClient } from '../../packages/language/out/lsp/testing/client.js';
import { parseAndLink, plainLangium } from './baseline.ts';
import { hubAndSpoke, large } from './hub-and-spoke.ts';

const runs = 9;
const warmUps = 4;
const uri = 'file:///bench.azroute';

const text = hubAndSpoke(large);
const lines = text.split('\n');
const spoke = lines.findIndex((line) => line.startsWith('vnet spoke2x120'));
const nic = lines.findIndex((line, i) => i > spoke && line.includes('nic vm9'));
const udr = lines.findIndex((line) => line.includes('route private'));
const summary = lines.findIndex((line) => line.includes('advertise 10.64.'));
const nicLine = lines[nic] ?? '';
const udrLine = lines[udr] ?? '';
const summaryLine = lines[summary] ?? '';

/** Edits of one character, each with the texts that it alternates between. */
const edits = [
  { what: 'the name of a NIC', line: nic, character: nicLine.indexOf('vm9') + 2, texts: ['x', '9'] },
  { what: 'the address of a NIC', line: nic, character: nicLine.length - 1, texts: ['9', nicLine.slice(-1)] },
  { what: 'the next hop of a route', line: udr, character: udrLine.length - 1, texts: ['1', udrLine.slice(-1)] },
  {
    what: 'an announced prefix',
    line: summary,
    character: summaryLine.length - 1,
    texts: ['1', summaryLine.slice(-1)],
  },
];

console.log(`${text.length.toLocaleString('en-US')} characters, ${lines.length.toLocaleString('en-US')} lines`);

const plain = plainLangium();
const emptyHeap = heap();
let kept: unknown = await parseAndLink(plain, text);
const plainHeap = heap() - emptyHeap;
kept = undefined;

const beforeServer = heap();
const client = await TestClient.start();
const opened = await timed(async () => {
  await client.open(uri, text);
  await client.settled();
});
console.log(`opened: ${ms([opened])}, ${client.published.at(-1)?.diagnostics.length ?? 0} diagnostics`);

for (const { what, line, character, texts } of edits) {
  const linked: number[] = [];
  const published: number[] = [];
  const hovered: number[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const link = await timed(() => parseAndLink(plain, text));
    const publish = await timed(async () => {
      const version = await client.change(uri, texts[Math.abs(run) % 2] ?? '', { line, character });
      await client.settled();
      if (client.published.at(-1)?.version !== version) throw new Error('The edit was not published.');
    });
    const hover = await timed(() => client.hover(uri, { line: nic, character: nicLine.indexOf('vm') }));
    if (run < 0) continue;
    linked.push(link);
    published.push(publish);
    hovered.push(hover);
  }
  const ratio = (median(published) / median(linked)).toFixed(2);
  console.log(`edit of ${what}: ${ms(published)} to published diagnostics; Langium's parse and link ${ms(linked)}`);
  console.log(`  ratio ${ratio} (target 1.50); hover after that ${ms(hovered)} (target 10.0 ms)`);
}

const serverHeap = heap() - beforeServer;
const heapRatio = (serverHeap / plainHeap).toFixed(2);
console.log(`heap: ${mib(serverHeap)} for the server with the text, ${mib(plainHeap)} for Langium's own`);
console.log(`  ratio ${heapRatio} (target 2.00)`);
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
  if (!globalThis.gc) throw new Error('Run it with --expose-gc, as `npm run bench` does.');
  for (let i = 0; i < 3; i++) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

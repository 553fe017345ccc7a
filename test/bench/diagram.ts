/**
 * The benchmark of the diagram: `npm run bench:diagram`. Measures how long a picture takes to be drawn, what an open diagram
 * adds to an edit, and how large the script of its page is.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { drawPicture, svgTree } from '../../packages/diagram/out/index.js';
import { TestClient } from '../../packages/language/out/lsp/testing/client.js';
import { openTopology } from '../../packages/language/out/node.js';
import { hubAndSpoke, large } from './hub-and-spoke.ts';
import { median, timeOf } from './measure.ts';

const runs = 15;
const root = join(import.meta.dirname, '../..');
const uri = 'file:///bench.azroute';

/** Prints a figure with its target. */
function print(what: string, figure: number, unit: string, target: number): void {
  const missed = figure <= target ? '' : ', MISSED';
  console.log(`${what}: ${figure.toFixed(1)} ${unit} (target ${target} ${unit}${missed})`);
}

const example = join(root, 'examples/05-multi-region-loop.azroute');
const [view] = (await openTopology([example])).views;
if (!view) throw new Error(`${example} has no topology`);
const { network } = view.snapshot;
const draw = () => svgTree(drawPicture(network, { form: 'tall' }), { theme: 'variables', title: 'bench' });
const times = Array.from({ length: runs + 5 }, () => timeOf(draw));
print('example 05', median(times.slice(5)), 'ms', 10);

const text = hubAndSpoke(large);
const lines = text.split('\n');
const spoke = lines.findIndex((line) => line.startsWith('vnet spoke2x120'));
const nic = lines.findIndex((line, i) => i > spoke && line.includes('nic vm9'));
const character = (lines[nic] ?? '').indexOf('vm9') + 2;
const client = await TestClient.start();
await client.open(uri, text);
await client.settled();
const params = { textDocument: { uri }, form: 'tall', unfold: [] };
const ask = () => client.request('azroute/diagram', params);
const stacked: number[] = [];
const added: number[] = [];
for (let run = 0; run < runs; run++) {
  await client.change(uri, ['x', '9'][run % 2] ?? '', { line: nic, character });
  await client.settled();
  const first = await timed(ask);
  // The first runs compile the code.
  if (run < 4) continue;
  added.push(first);
  stacked.push(await timed(ask));
}
print('1,000 VNets, stacked', median(stacked), 'ms', 100);
print('edit of 1,000 VNets → picture, beyond the diagnostics', median(added), 'ms', 100);

const script = join(root, 'packages/extension/dist/diagram.js');
print('the script of the page', statSync(script).size / 1000, 'kB', 20);
process.exit(0);

async function timed(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

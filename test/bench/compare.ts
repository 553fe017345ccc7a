/**
 * `npm run bench:compare -- FOLDER`: the engine of this checkout against that of another one whose packages are built
 * too. Both run alternately in one process, and only the processor time of the main thread counts; two runs of a
 * benchmark one after the other differ by a third on a machine that is busy with something else.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as AddressModule from '../../packages/engine/out/address/index.js';
import type * as Engine from '../../packages/engine/out/index.js';
import type { Snapshot } from '../../packages/engine/out/index.js';
import type { Topology } from '../../packages/engine/out/topology/index.js';
import { type EstateSize, estate, withChangedRoute } from './estate.ts';
import { medians } from './measure.ts';

const [other] = process.argv.slice(2);
if (other === undefined) {
  console.error('error: name the folder of the other checkout: npm run bench:compare -- FOLDER');
  process.exit(2);
}

/** One of the two builds. */
interface Side {
  readonly engine: typeof Engine;
  readonly destination: AddressModule.Address;
}

const rounds = 9;
const warmUps = 2;
const sizes: readonly EstateSize[] = [
  { vnets: 100, hubs: 2 },
  { vnets: 1000, hubs: 8 },
  { vnets: 1000, hubs: 4 },
  { vnets: 4000, hubs: 8 },
];
const changedTables = ['rt-spoke1', 'rt-nva1', 'rt-gateway1', 'rt-work1'];
const phases = ['BGP', 'tables', 'loops', 'findings'];
const sides = await Promise.all([resolve(other), resolve(import.meta.dirname, '../..')].map(sideOf));

for (const size of sizes) {
  const topology = estate(size);
  const what = `${size.vnets.toLocaleString('en-US')} VNets, ${size.hubs} hubs, cold`;
  print(what, phases, await alternate((side) => timesOf(side, { ...topology }).times));
}
for (const size of sizes.slice(1, 3)) {
  const topology = estate(size);
  for (const table of changedTables) {
    const snapshots = new Map(sides.map((side) => [side, timesOf(side, { ...topology }).snapshot]));
    const times = await alternate((side, round) => {
      const previous = snapshots.get(side);
      if (!previous) throw new Error('Each side has a snapshot.');
      const next = timesOf(side, withChangedRoute(previous.topology, table, round), previous);
      snapshots.set(side, next.snapshot);
      return next.times;
    });
    print(`one route in ${table}, ${size.hubs} hubs`, phases, times);
  }
}

async function sideOf(folder: string): Promise<Side> {
  const load = (file: string) => import(pathToFileURL(resolve(folder, 'packages/engine/out', file)).href);
  const engine = (await load('index.js')) as typeof Engine;
  const { address } = (await load('address/index.js')) as typeof AddressModule;
  return { engine, destination: address('172.19.7.10') };
}

/** The medians, in milliseconds, of what each side needs for each phase. */
async function alternate(run: (side: Side, round: number) => number[]): Promise<number[][]> {
  const measured: number[][][] = sides.map(() => []);
  for (let round = 0; round < rounds + warmUps; round++) {
    for (const [i, side] of round % 2 === 0 ? [...sides.entries()] : [...sides.entries()].reverse()) {
      globalThis.gc?.();
      const times = run(side, round);
      if (round >= warmUps) measured[i]?.push(times);
    }
  }
  return measured.map(medians);
}

/** Computes everything, and returns the processor time of each phase in milliseconds. */
function timesOf({ engine, destination }: Side, topology: Topology, previous?: Snapshot) {
  const times: number[] = [];
  let since = process.threadCpuUsage();
  const done = () => {
    const { user, system } = process.threadCpuUsage(since);
    times.push((user + system) / 1_000);
    since = process.threadCpuUsage();
  };
  const snapshot = engine.createSnapshot(topology, engine.defaultSettings, previous);
  for (const { id } of snapshot.bgp.speakers) snapshot.bgp.table(id);
  done();
  for (const { subnets } of topology.vnets)
    for (const { id } of subnets) snapshot.subnetRoutes(id)?.lookup(destination);
  done();
  snapshot.loops();
  done();
  snapshot.findings();
  done();
  return { snapshot, times };
}

function print(what: string, parts: readonly string[], [theirs = [], ours = []]: readonly number[][]): void {
  const sum = (times: readonly number[]) => times.reduce((all, time) => all + time, 0);
  const compared = (was: number, now: number) =>
    `${was.toFixed(0)} -> ${now.toFixed(0)} ms (${(now / was).toFixed(2)})`;
  const each = parts.map((part, i) => `${part} ${compared(theirs[i] ?? Number.NaN, ours[i] ?? Number.NaN)}`);
  console.log(`${what}: ${compared(sum(theirs), sum(ours))}; ${each.join(', ')}`);
}

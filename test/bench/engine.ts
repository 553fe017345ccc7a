/**
 * The engine benchmark, a part of `npm run bench`: the engine alone, without texts. Every target is a ratio of times
 * measured alternately in one run, so that the speed of the machine does not matter.
 *
 * Cold means a snapshot without any cached results: indexes of the topology, BGP tables of all speakers, effective
 * routes of all classes of NICs, search for all forwarding loops. A table counts as computed when it answers a lookup
 * and its rows can be read; the list of rows itself, which for 4,000 VNets would be millions of rows, is created on
 * demand, and is read here for one class of NICs around each hub. Routes in BGP tables are stored once for all prefixes
 * that every speaker treats alike, and created for single prefixes on demand.
 */
import { address } from '../../packages/engine/out/address/index.js';
import { createSnapshot, defaultSettings, type Snapshot } from '../../packages/engine/out/index.js';
import type { Topology } from '../../packages/engine/out/topology/index.js';
import { type EstateSize, estate, withChangedRoute } from './estate.ts';
import { matchTimes } from './longest-match.ts';
import { median, medians, printRatio, timeOf } from './measure.ts';

const runs = 7;
const warmUps = 2;
const sizes: readonly EstateSize[] = [
  { vnets: 100, hubs: 2 },
  { vnets: 1000, hubs: 8 },
  { vnets: 4000, hubs: 8 },
  { vnets: 1000, hubs: 4 },
];
const estates = sizes.map(estate);
const destination = address('172.19.7.10');

/** Computes everything for a snapshot of a topology. */
function everything(topology: Topology, previous?: Snapshot): Snapshot {
  const snapshot = createSnapshot(topology, defaultSettings, previous);
  for (const { id } of snapshot.bgp.speakers) snapshot.bgp.table(id);
  for (const { subnets } of topology.vnets) {
    for (const { id } of subnets)
      if (!snapshot.subnetRoutes(id)?.lookup(destination)) throw new Error(`${id}: no route`);
  }
  for (const { routeServers, subnets } of topology.vnets) {
    const last = routeServers.length > 0 ? subnets.at(-1) : undefined;
    if (last && snapshot.subnetRoutes(last.id)?.routes.length === 0) throw new Error(`${last.id}: no rows`);
  }
  if (snapshot.loops().length === 0) throw new Error('The loop was not found.');
  return snapshot;
}

const rounds: number[][] = [];
for (let run = -warmUps; run < runs; run++) {
  const times = estates.map((topology) => timeOf(() => everything({ ...topology })));
  if (run >= 0) rounds.push(times);
}
const [few = 0, some = 0, many = 0, fewerHubs = 0] = medians(rounds);
console.log('Engine alone, cold: all BGP, all tables, all loops');
for (const [i, { vnets, hubs }] of sizes.entries()) {
  const count = vnets.toLocaleString('en-US');
  console.log(`  ${count} VNets, ${count} learned prefixes, ${hubs} hubs: ${medians(rounds)[i]?.toFixed(0)} ms`);
}
printRatio('growth from 1,000 to 4,000 VNets around eight hubs', many / some, 'at most 5', many <= 5 * some);
console.log(`  growth with the hubs doubled as well, from four to eight: ${(many / fewerHubs).toFixed(2)}`);
console.log(`  growth from 100 VNets around two hubs to 1,000 around four: ${(fewerHubs / few).toFixed(2)}`);

console.log('One user-defined route changes among 1,000 VNets: all BGP, all tables, all loops again');
for (const [topology, cold] of [
  [estates[1], some],
  [estates[3], fewerHubs],
] as const) {
  if (!topology) continue;
  for (const table of ['rt-spoke1', 'rt-nva1', 'rt-gateway1', 'rt-work1']) {
    let snapshot = everything({ ...topology });
    const times = Array.from({ length: runs + warmUps }, (_, run) => {
      const changed = withChangedRoute(snapshot.topology, table, run);
      return timeOf(() => {
        snapshot = everything(changed, snapshot);
      });
    });
    const share = median(times.slice(warmUps)) / cold;
    const hubs = topology.nvas.length / 2;
    printRatio(`in ${table} (${hubs} hubs), share of the cold time`, share, 'at most 0.10', share <= 0.1);
  }
}

const withFindings: number[][] = [];
for (let run = -1; run < runs; run++) {
  const times = [estates[1], estates[3]].flatMap((topology) => {
    if (!topology) return [];
    const alone = timeOf(() => everything({ ...topology }));
    return [timeOf(() => everything({ ...topology }).findings()) / alone];
  });
  if (run >= 0) withFindings.push(times);
}
console.log('All findings of 1,000 VNets, with the tables and loops that they need, against these alone');
for (const [i, ratio] of medians(withFindings).entries()) {
  printRatio(`around ${i === 0 ? 'eight' : 'four'} hubs, times as long`, ratio, 'at most 1.5', ratio <= 1.5);
}

const matches = Array.from({ length: 3 }, matchTimes);
const engine = median(matches.map((times) => times.engine));
console.log(`Longest-prefix match in 4,000 routes: ${(engine * 1e6).toFixed(0)} ns`);
for (const [what, other] of [
  ['times faster than ip-num', median(matches.map(({ ipNum }) => ipNum))],
  ['times faster than a scan', median(matches.map(({ scan }) => scan))],
] as const) {
  printRatio(what, other / engine, 'at least 100', other >= 100 * engine);
}

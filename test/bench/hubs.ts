/**
 * The benchmark of virtual hubs, a part of `npm run bench`: the engine alone with a virtual WAN of 8 hubs, 1,000 VNets and
 * 4,000 learned prefixes, routing intent in half of the hubs, against an estate of hubs and spokes of the same size.
 * Times are measured alternately in one run.
 */
import { EmptyFileSystem } from 'langium';
import { address } from '../../packages/engine/out/address/index.js';
import { createSnapshot, defaultSettings, type Snapshot, tablesOf } from '../../packages/engine/out/index.js';
import type { Topology } from '../../packages/engine/out/topology/index.js';
import { createAzrouteServices } from '../../packages/language/out/module.js';
import { LazyView } from '../../packages/language/out/topology/view.js';
import { estate } from './estate.ts';
import { median, medians, printRatio, timeOf } from './measure.ts';
import { wanText } from './wan-estate.ts';

const runs = 7;
const warmUps = 2;
const size = { vnets: 1000, hubs: 8, learned: 500 };
const destination = address('172.19.7.10');

/** Computes all BGP, all tables of hubs and subnets, and all loops. */
function everything(topology: Topology, previous?: Snapshot): Snapshot {
  const snapshot = createSnapshot(topology, defaultSettings, previous);
  for (const { id } of snapshot.bgp.speakers) snapshot.bgp.table(id);
  for (const hub of topology.virtualHubs) {
    for (const { id } of [...tablesOf(hub), ...hub.vnet.firewalls]) snapshot.hubRoutes(id);
  }
  for (const { subnets } of topology.vnets) {
    for (const { id } of subnets)
      if (!snapshot.subnetRoutes(id)?.lookup(destination)) throw new Error(`${id}: no route`);
  }
  snapshot.loops();
  return snapshot;
}

function wanTopology(): Topology {
  const { parser } = createAzrouteServices(EmptyFileSystem).azroute;
  const { value, parserErrors } = parser.LangiumParser.parse(wanText(size));
  const view = new LazyView([{ uri: 'memory:///wan.azroute', file: value as never }], defaultSettings);
  const [problem] = [...parserErrors.map(({ message }) => message), ...view.problems.map(({ message }) => message)];
  if (problem !== undefined) throw new Error(problem);
  return view.topology;
}

/** The topology with another routing configuration of one connection. */
function withChangedConnection(topology: Topology, spoke: string, change: object): Topology {
  return {
    ...topology,
    hubConnections: topology.hubConnections.map((one) =>
      one.vnet.endsWith(`:${spoke}`) ? { ...one, routing: { ...one.routing, ...change } } : one,
    ),
  };
}

const wan = wanTopology();
const classical = estate(size);
const rounds: number[][] = [];
for (let run = -warmUps; run < runs; run++) {
  const times = [wan, classical].map((topology) => timeOf(() => everything({ ...topology })));
  if (run >= 0) rounds.push(times);
}
const [cold = 0, other = 0] = medians(rounds);
console.log('Virtual WAN, 8 hubs, 1,000 VNets, 4,000 learned prefixes: all BGP, all tables, all loops');
console.log(`  virtual WAN: ${cold.toFixed(0)} ms; hubs and spokes of the same size: ${other.toFixed(0)} ms`);
printRatio('times as long as hubs and spokes', cold / other, 'at most 1.3', cold <= 1.3 * other);

console.log('One connection changes: all BGP, all tables, all loops again');
for (const [what, spoke, change] of [
  [
    'enableInternetSecurity, with routing intent',
    'spoke8',
    (run: number) => ({ enableInternetSecurity: run % 2 === 0 }),
  ],
  ['enableInternetSecurity, without', 'spoke9', (run: number) => ({ enableInternetSecurity: run % 2 === 0 })],
  [
    'propagation',
    'spoke9',
    (run: number) => ({ propagation: run % 2 === 0 ? { routeTables: [], labels: ['isolated'] } : undefined }),
  ],
] as const) {
  let snapshot = everything({ ...wan });
  const times = Array.from({ length: runs + warmUps }, (_, run) => {
    const changed = withChangedConnection(snapshot.topology, spoke, change(run));
    return timeOf(() => {
      snapshot = everything(changed, snapshot);
    });
  });
  const share = median(times.slice(warmUps)) / cold;
  printRatio(`${what}, share of the cold time`, share, 'at most 0.10', share <= 0.1);
}

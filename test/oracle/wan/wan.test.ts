import { address, createSnapshot, defaultSettings, type HubRoutes, type Snapshot, tablesOf } from '@azroute/engine';
import fc from 'fast-check';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import type { AzrouteFile } from '../../../packages/language/src/generated/ast.js';
import { createAzrouteServices } from '../../../packages/language/src/module.js';
import { LazyView } from '../../../packages/language/src/topology/view.js';
import { numRuns, runsFrom, timeout } from '../check.js';
import type { Wan, WanBranch, WanHub, WanRouting, WanSpoke } from './model.js';
import { naiveTables } from './naive.js';
import { wans } from './random.js';
import { naiveNicRows } from './spoke-rows.js';
import { accompaniedText, declarationsOf, textOf } from './text.js';
import { type Told, toldToBranch, toldToCircuit, toldToPeer } from './told.js';

const destinations = ['10.1.0.4', '10.2.0.10', '10.60.1.1', '192.168.1.1', '172.30.1.1', '10.201.0.132', '8.8.8.8'].map(
  address,
);

const { parser } = createAzrouteServices(EmptyFileSystem).azroute;

function snapshotOf(text: string, previous?: Snapshot): Snapshot {
  const { value, parserErrors } = parser.LangiumParser.parse(text);
  const view = new LazyView([{ uri: 'memory:///wan.azroute', file: value as AzrouteFile }], defaultSettings);
  const errors = view.problems.map(({ code, message }) => `${code} ${message}`);
  expect([...parserErrors, ...errors], text).toEqual([]);
  return previous ? createSnapshot(view.topology, defaultSettings, previous) : view.snapshot;
}

type Hop = HubRoutes['rows'][number]['nextHops'][number];

function wordOf(hop: Hop, label: (id: string) => string): string {
  switch (hop.to) {
    case 'vnet':
      return `vnet ${label(hop.vnet)}`;
    case 'peer':
      return `peer ${label(hop.nva)} ${hop.addresses.map(({ text }) => text).join()}`;
    case 'vpnGateway':
      return `vpn ${label(hop.gateway)}`;
    case 'expressRoute':
      return `expressRoute ${label(hop.circuit)}`;
    case 'hub':
      return `hub ${label(hop.hub)}`;
    case 'firewall':
      return `firewall ${label(hop.firewall)}`;
    case 'internet':
      return 'internet';
  }
}

/** The tables of all hubs by name, each row with its next hops and its path. */
function tablesOfEngine(snapshot: Snapshot): Map<string, { prefix: string; hops: string[]; path: string }[]> {
  const { network, topology } = snapshot;
  const all = topology.virtualHubs.flatMap((hub) => [
    ...tablesOf(hub).map(({ id, label }) => [`${hub.label}.${label.replace(/^.*\./, '')}`, id] as const),
    ...hub.vnet.firewalls.map(({ id }) => [`${hub.label}.firewall`, id] as const),
  ]);
  return new Map(
    all.map(([name, id]) => {
      const rows = snapshot.hubRoutes(id)?.rows ?? [];
      return [
        name,
        rows.map(({ prefix, nextHops, asPath }) => ({
          prefix: prefix.text,
          path: asPath.join('-'),
          hops: nextHops.map((hop) => wordOf(hop, (id) => network.label(id).replace(/^.*\./, ''))).sort(),
        })),
      ];
    }),
  );
}

/** What hubs have written into the NICs of a spoke, with state, prefix and next hops, and its user-defined routes. */
function nicRows(snapshot: Snapshot, spoke: string): string[] {
  const vnet = snapshot.topology.vnets.find(({ label }) => label === spoke);
  const routes = vnet?.subnets[0] && snapshot.subnetRoutes(vnet.subnets[0].id)?.routes;
  return (routes ?? [])
    .flatMap(({ source, state, prefix, nextHopType, nextHops }) => {
      const hops = nextHops.flatMap(({ text }) => text ?? []).sort();
      if (source === 'VirtualNetworkGateway') return [`${state} ${prefix?.text} ${hops.join()}`];
      return source === 'User' ? [`User ${prefix?.text} ${[nextHopType, ...hops].join(' ')}`] : [];
    })
    .sort();
}

/** All results for some hubs and spokes. */
function resultsFor(wan: Wan, text: string, previous?: Snapshot) {
  const snapshot = snapshotOf(text, previous);
  const tables = [...tablesOfEngine(snapshot)].filter(([name]) =>
    wan.hubs.some((hub) => name.startsWith(`${hub.name}.`)),
  );
  return {
    tables: new Map(tables.map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row)).sort()])),
    nics: wan.spokes.map(({ name }) => nicRows(snapshot, name)),
  };
}

test('every table of every hub, and what it writes into the NICs of spokes, is the oracle’s', { timeout }, () => {
  fc.assert(
    fc.property(wans, (wan) => {
      const snapshot = snapshotOf(textOf(wan));
      const found = tablesOfEngine(snapshot);
      const wanted = naiveTables(wan);
      const show = (rows: readonly { readonly prefix: string; readonly hops: readonly string[] }[]) =>
        rows.map(({ prefix, hops }) => `${prefix} -> ${hops.join(' + ')}`).sort();
      for (const [name, rows] of wanted) {
        expect(show(found.get(name) ?? []), `${name}\n${textOf(wan)}`).toEqual(show(rows));
        for (const { prefix, path } of found.get(name) ?? []) {
          const { paths } = rows.find((row) => row.prefix === prefix) ?? { paths: [] };
          expect(paths, `${name} ${prefix}\n${textOf(wan)}`).toContain(path);
        }
      }
      for (const spoke of wan.spokes) {
        const lines = nicRows(snapshot, spoke.name);
        expect(lines, `NICs of ${spoke.name}\n${textOf(wan)}`).toEqual(naiveNicRows(wan, wanted, spoke));
      }
    }),
    runsFrom(20_261_127, Math.ceil(numRuns / 2)),
  );
});

test('every BGP list of peers and branches is the oracle’s', { timeout }, () => {
  fc.assert(
    fc.property(wans, (wan) => {
      const snapshot = snapshotOf(textOf(wan));
      const lists = [
        ...wan.spokes
          .filter(({ nva }) => nva)
          .map((spoke) => ({ name: `${spoke.name}-app`, from: undefined, told: toldToPeer(wan, spoke) })),
        ...wan.branches.flatMap((branch) => listsOf(wan, branch)),
      ];
      for (const { name, from, told } of lists) {
        const { id } = snapshot.bgp.speakers.find(({ label }) => label === name) ?? {};
        const routes = id === undefined ? [] : [...snapshot.bgp.table(id).routes.values()].flatMap((all) => all.routes);
        const learned = routes
          .filter(({ own, prefix }) => !own && (!name.endsWith('-app') || prefix.text !== '0.0.0.0/0'))
          .filter(({ session }) => from === undefined || snapshot.network.label(session?.local ?? '').endsWith(from))
          .map(({ prefix, asPath }) => ({ prefix: prefix.text, path: asPath.join('-') }));
        const isOptional = (prefix: string) => told.some((one) => one.prefix === prefix && one.isOptional);
        const prefixes = [...new Set(learned.map(({ prefix }) => prefix))]
          .filter((prefix) => !isOptional(prefix))
          .sort();
        expect(prefixes, `${name}\n${textOf(wan)}`).toEqual(
          told.flatMap(({ prefix, isOptional: may }) => (may ? [] : prefix)).sort(),
        );
        for (const { prefix, path } of learned) {
          const { paths } = told.find((one) => one.prefix === prefix) ?? { paths: [] };
          expect(paths, `${name} ${prefix}\n${textOf(wan)}`).toContain(path);
        }
      }
    }),
    runsFrom(20_261_128, Math.ceil(numRuns / 2)),
  );
});

test('neither the order of declarations nor another WAN has an influence', { timeout }, () => {
  fc.assert(
    fc.property(
      wans.chain((wan) =>
        fc.tuple(fc.constant(wan), fc.shuffledSubarray(declarationsOf(wan), { minLength: declarationsOf(wan).length })),
      ),
      ([wan, shuffled]) => {
        const alone = resultsFor(wan, textOf(wan));
        expect(resultsFor(wan, shuffled.join('\n')), shuffled.join('\n')).toEqual(alone);
        expect(resultsFor(wan, accompaniedText(wan)), accompaniedText(wan)).toEqual(alone);
      },
    ),
    runsFrom(20_261_129, Math.ceil(numRuns / 4)),
  );
});

test('every trace through hubs ends', { timeout }, () => {
  fc.assert(
    fc.property(wans, (wan) => {
      const snapshot = snapshotOf(textOf(wan));
      for (const { id } of snapshot.topology.vnets.flatMap(({ subnets }) => subnets.flatMap(({ nics }) => nics))) {
        for (const to of destinations)
          expect(snapshot.trace(id, to), `${id} to ${to.text}\n${textOf(wan)}`).toBeDefined();
      }
      expect(() => snapshot.loops()).not.toThrow();
    }),
    runsFrom(20_261_130, Math.ceil(numRuns / 4)),
  );
});

test('after a change of connections and hubs, what is reused gives what is computed from scratch', { timeout }, () => {
  const changed = wans.chain((wan) =>
    fc.record({
      before: fc.constant(wan),
      after: fc.subarray([...wan.spokes.keys()], { minLength: 1 }).map((which) => ({
        ...wan,
        spokes: wan.spokes.map((spoke, i) => (which.includes(i) ? otherwise(spoke) : spoke)),
        branches: wan.branches.map((branch) => ({ ...branch, routing: elsewhere(branch.routing) })),
        peerings: wan.peerings.slice(1),
        hubs: wan.hubs.map((hub, i) => (which.includes(i) ? changedHub(hub) : hub)),
      })),
    }),
  );
  fc.assert(
    fc.property(changed, ({ before, after }) => {
      const previous = snapshotOf(textOf(before));
      tablesOfEngine(previous);
      for (const { name } of before.spokes) nicRows(previous, name);
      expect(previous.loops()).toBeDefined();
      expect(resultsFor(after, textOf(after), previous), textOf(after)).toEqual(resultsFor(after, textOf(after)));
    }),
    runsFrom(20_261_131, Math.ceil(numRuns / 4)),
  );
});

/** What a VPN branch learns, or its circuit from each of its hubs. */
function listsOf(wan: Wan, branch: WanBranch): { name: string; from: string | undefined; told: Told[] }[] {
  const { name, by, hub, routing, shared } = branch;
  if (by === 'bgpVpn') return [{ name, from: undefined, told: toldToBranch(wan, branch) }];
  if (by !== 'expressRoute') return [];
  return [{ hub, routing }, ...shared].map((at) => ({
    name: `c-${name}`,
    from: `er${at.hub}`,
    told: toldToCircuit(wan, at.hub, at.routing),
  }));
}

/** A branch that propagates to no table, or to the default ones. */
function elsewhere(routing: WanRouting): WanRouting {
  const isDefault = routing.tables.length === 0 && routing.labels.length === 0;
  return { ...routing, tables: [], labels: isDefault ? ['nowhere'] : [] };
}

/** A hub that prefers other paths, and has its static routes in the other order of tables. */
function changedHub(hub: WanHub): WanHub {
  const preference = hub.preference === 'ASPath' ? 'VpnGateway' : 'ASPath';
  const [first, ...others] = hub.tables;
  if (hub.policies.length > 0 || !first) return { ...hub, preference };
  return {
    ...hub,
    preference,
    defaultStatics: first.statics,
    tables: [{ ...first, statics: hub.defaultStatics }, ...others],
  };
}

/** A spoke whose connection says something else. */
function otherwise(spoke: WanSpoke): WanSpoke {
  const { routing } = spoke;
  return {
    ...spoke,
    propagateStaticRoutes: !spoke.propagateStaticRoutes,
    routing: { ...routing, enableInternetSecurity: routing.enableInternetSecurity === false },
    prefixes: spoke.prefixes.slice(0, 1),
  };
}

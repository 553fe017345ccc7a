import { expect, test } from 'vitest';
import { defaultSettings, Network } from '../index.js';
import { withServer } from '../testing/bgp-case.js';
import { topologyOf } from '../testing/builder.js';
import { largeTopology } from '../testing/large.js';
import { randomTopology, seededDice } from '../testing/random.js';
import { computeBgp } from './compute.js';
import { buildGraph } from './graph.js';
import { PrefixClasses } from './prefix-classes.js';
import { propagatePrefix } from './propagate.js';
import type { BgpResult } from './result.js';
import type { BgpRoute, PrefixEntry, RejectedRoute } from './route.js';

/** All that a route says, with its way from the origin. */
function shown({ prefix, nextHops, asPath, communities, session, parent, steps, cause, own }: BgpRoute): unknown {
  const hops = nextHops.map(({ text }) => text);
  return [prefix.text, hops, asPath, communities, session?.id, parent && shown(parent), steps, cause, own];
}

function shownEntry(entry: PrefixEntry | undefined): unknown {
  return (
    entry && [entry.bestCount, entry.routes.map(shown), entry.installed.map(shown), entry.rejected.map(shownRejected)]
  );
}

function shownRejected({ route, because, cause: { rule, text, declarations } }: RejectedRoute): unknown {
  return [shown(route), because, rule, text, declarations];
}

const topologies = 60;

test(`prefixes of one class come out as if each were propagated for itself (${topologies} topologies)`, () => {
  let shared = 0;
  for (let seed = 0; seed < topologies; seed++) {
    const network = new Network(topologyOf(randomTopology(seededDice(seed))));
    const bgp = computeBgp(network, defaultSettings);
    const { nodes, sessions, graph, prefixes } = buildGraph(network, defaultSettings);
    const classes = new PrefixClasses(nodes, sessions ?? []);
    shared += prefixes.length - new Set(prefixes.map((prefix) => classes.keyOf(prefix))).size;
    for (const prefix of prefixes) {
      const alone = propagatePrefix(graph, prefix);
      for (const { id } of bgp.speakers) {
        const entry = bgp.table(id).routes.get(prefix.text);
        expect(shownEntry(entry)).toEqual(shownEntry(alone?.entries.get(id)));
      }
    }
  }
  expect(shared).toBeGreaterThan(0);
});

test('classes do not grow with the number of VNets', () => {
  const count = (spokes: number) => {
    const { nodes, sessions, prefixes } = buildGraph(
      new Network(topologyOf(largeTopology(spokes, 1))),
      defaultSettings,
    );
    const classes = new PrefixClasses(nodes, sessions ?? []);
    return new Set(prefixes.map((prefix) => classes.keyOf(prefix))).size;
  };
  expect(count(400)).toBe(count(40));
});

test('a default route that one more speaker originates is propagated anew', () => {
  const spec = {
    vnets: { hub1: withServer(1, { vpnGateway: { name: 'vpn1', activeActive: true } }) },
    nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '0.0.0.0/0' } },
    sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
    connections: [{ from: 'vpnGateway:hub1/vpn1', to: 'site:dc', enableBgp: true }],
  };
  const network = (address: string) => new Network(topologyOf({ ...spec, sites: { dc: { address, asn: 65100 } } }));
  const before = computeBgp(network('192.168.0.0/16'), defaultSettings);
  const now = network('0.0.0.0/0');
  const gateway = (bgp: BgpResult) => bgp.best('vpnGateway:hub1/vpn1', '0.0.0.0/0').map(shown);
  expect(gateway(computeBgp(now, defaultSettings, before))).toEqual(gateway(computeBgp(now, defaultSettings)));
});

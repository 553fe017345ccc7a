import { type Address, address, createSnapshot, type DeclId, defaultSettings, type Topology } from '@azroute/engine';
import { describe, expect, test } from 'vitest';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { check, numRuns, timeout } from './check.js';
import { bruteForce, loopDifferences } from './loops-compare.js';
import { engineLoops } from './loops-engine.js';
import { pathsFrom, sentBy } from './trace.js';
import { linesOfPaths, linesOfTrace } from './trace-compare.js';
import { classAddresses, namedAddresses, tunnelAddresses } from './trace-destinations.js';
import { decisionComplaints, endComplaints } from './trace-follows.js';
import { type Tables, tablesOf } from './trace-tables.js';
import { forwardingTopologies } from './trace-topologies.js';
import { nicsOf } from './world.js';

/*
 * A second way of following packets, written from the rulebook and naive on purpose, has to agree with the engine on
 * random topologies over all constructs. `npm run test:soak` runs more of them.
 */

/** Packets with more equal-cost paths than this are not compared: the engine follows a limited number (R049). */
const manyPaths = 16;

/** Fewer than one in this many random topologies may be skipped because BGP does not converge. */
const seldom = 100;

/** Checks that a property's list of violations is empty for random topologies on which BGP converges. */
function checkForwarding(complaints: (topology: Topology, tables: Tables, chosen: number) => readonly string[]) {
  check(forwardingTopologies, seldom, (topology, chosen) => {
    const tables = tablesOf(topology);
    return tables && !hasHostRouteOfTwoConnections(tables) ? complaints(topology, tables, chosen) : undefined;
  });
}

/**
 * Whether a gateway reaches one BGP peer address through two connections, as with overlapping networks: no rule says
 * which of the two gets the packets.
 */
function hasHostRouteOfTwoConnections({ routes }: Tables): boolean {
  return [...routes.values()].some((list) =>
    list.some(({ of }) => of.length > 1 && of.some(({ own }) => own === 'bgpPeer')),
  );
}

/** How many destinations each sender sends to in one run, and how many more to which tunnels lead somewhere. */
const perSender = 12;
const perTunnelSender = 3;

/** Each sender of a topology with some destinations, which vary by run. */
function flows(topology: Topology, tables: Tables, chosen: number): { from: DeclId; to: Address }[] {
  const destinations = [...namedAddresses(topology), ...classAddresses(tables)];
  const inTunnels = tunnelAddresses(tables);
  const some = (list: readonly Address[], n: number, count: number) =>
    Array.from({ length: count }, (_, k) => list[(chosen + n * 7 + k * 31) % list.length] ?? []).flat();
  return sendersOf(topology).flatMap((from, n) =>
    [...some(destinations, n, perSender), ...some(inTunnels, n, perTunnelSender)].map((to) => ({ from, to })),
  );
}

function sendersOf(topology: Topology): DeclId[] {
  return [
    ...nicsOf(topology).map(({ nic }) => nic.id),
    ...topology.vnets.flatMap(({ firewalls, subnets }) => [
      ...firewalls.map(({ id }) => id),
      ...subnets.flatMap(({ privateEndpoints }) => privateEndpoints.map(({ id }) => id)),
    ]),
    ...[...topology.nvas, ...topology.vnets.flatMap(({ vpnGateways }) => vpnGateways)].flatMap(({ hosts }) =>
      hosts.map(({ id }) => id),
    ),
    ...topology.sites.flatMap(({ hosts, routers }) => [...hosts, ...routers].map(({ id }) => id)),
  ];
}

test('outer packets pass over a route of a router whose next hop has no route', () => {
  const topology = topologyOf({
    vnets: {
      hub: {
        address: '10.2.0.0/16',
        subnets: {
          GatewaySubnet: { prefix: '10.2.0.0/27' },
          nva: { prefix: '10.2.2.0/24', nics: { nva: '10.2.2.4' } },
        },
        vpnGateway: { name: 'vpn' },
      },
    },
    nvas: { nva: { nics: ['hub/nva/nva'] } },
    sites: {
      dc: {
        address: '192.168.0.0/16',
        routers: {
          cpe: { asn: 65100, routes: ['10.2.2.0/24 address 172.16.9.9', '20.1.0.0/16 tunnel tun'] },
        },
        hosts: { app: '192.168.1.1' },
      },
    },
    connections: [{ from: 'vpnGateway:hub/vpn', to: 'router:dc/cpe', enableBgp: true }],
    tunnels: { tun: ['vxlan', 'nva:nva', 'router:dc/cpe'] },
  });
  const tables = tablesOf(topology);
  const trace = createSnapshot(topology, defaultSettings).trace('host:dc/app', address('20.1.0.0'));
  if (!tables || !trace) throw new Error('BGP converges, and the host has a trace');
  expect(trace.hops[0]?.decisions.map(({ bgpRoute }) => bgpRoute?.prefix.text)).toEqual(['20.1.0.0/16', '10.2.0.0/16']);
  expect(decisionComplaints(tables, trace)).toEqual([]);
});

describe('on random topologies', () => {
  test('every trace is the naive one, ends with a reason, and follows the tables of the places that it passes', {
    timeout,
  }, () => {
    const ends = new Set<string>();
    checkForwarding((topology, tables, chosen) => {
      const snapshot = createSnapshot(topology, defaultSettings);
      if (snapshot.bgp.oscillations.length > 0) return [];
      return flows(topology, tables, chosen).flatMap(({ from, to }) => {
        const trace = snapshot.trace(from, to);
        if (!trace) return [`${from} to ${to.text}: no trace`];
        const complaints = [...endComplaints(trace), ...decisionComplaints(tables, trace)];
        const paths = pathsFrom(tables, sentBy(tables, from, to));
        if (paths.length > manyPaths) return complaints;
        for (const { end, hops, carriers } of paths) {
          ends.add(`${end}${carriers.length > 0 ? ' in a tunnel' : hops.length > 1 ? ' by several devices' : ''}`);
        }
        const wanted = linesOfPaths(paths).join(' | ');
        const found = linesOfTrace(trace).join(' | ');
        return wanted === found ? complaints : [...complaints, `${from} to ${to.text}: ${found} instead of ${wanted}`];
      });
    });
    const kinds = ['delivered', 'internet', 'dropped', 'loop'];
    const long = kinds.flatMap((end) => [end, `${end} by several devices`]);
    expect([...ends]).toEqual(expect.arrayContaining([...long, 'dropped in a tunnel', 'loop in a tunnel']));
  });

  test('the loops found are those of all packets of all NICs and hosts', { timeout }, () => {
    let looping = 0;
    checkForwarding((topology, tables) => {
      const loops = engineLoops(topology);
      const cycles = loops ? bruteForce(tables) : [];
      if (cycles.length > 0) looping++;
      return loops ? loopDifferences(tables, loops, cycles) : [];
    });
    expect(looping).toBeGreaterThan(numRuns / 4);
  });
});

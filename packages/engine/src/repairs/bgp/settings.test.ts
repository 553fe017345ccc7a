import { expect, test } from 'vitest';
import { address, createSnapshot, type Topology } from '../../index.js';
import { type TopologySpec, topologyOf } from '../../testing/builder.js';

const subnets = {
  GatewaySubnet: { prefix: '10.0.0.0/27' },
  RouteServerSubnet: { prefix: '10.0.0.64/26' },
  nva: { prefix: '10.0.1.0/24', nics: { nva1: '10.0.1.4', nva3: '10.0.1.6' } },
  vms: { prefix: '10.0.2.0/24', nics: { vm: '10.0.2.4' } },
};
const hub = { address: '10.0.0.0/16', subnets, routeServer: { name: 'ars1' } };
const toServer = { from: 'nva:nva1', to: 'routeServer:hub/ars1' };

/** An NVA whose default route a circuit is told. */
const leaking = (advertise: string): TopologySpec => ({
  vnets: { hub: { ...hub, expressRouteGateway: 'er1', routeServer: { name: 'ars1', branchToBranch: true } } },
  routeTables: { rt: { routes: ['0.0.0.0/0 -> Internet'] } },
  nvas: { nva1: { nics: ['hub/nva/nva1'], asn: 65001, advertise, snat: 'internet' } },
  circuits: ['er'],
  sites: { dc1: { address: '192.168.0.0/16', asn: 65020, hosts: { app: '192.168.0.4' } } },
  connections: [
    { from: 'expressRouteGateway:hub/er1', to: 'circuit:er' },
    { from: 'circuit:er', to: 'site:dc1' },
  ],
  sessions: [toServer],
});

/** An NVA that drops what an NVA of another network passes on, since its own number is in the path. */
const dropping: TopologySpec = {
  vnets: {
    hub: { address: '10.0.0.0/16', subnets },
    far: { address: '10.9.0.0/16', subnets: { nva: { prefix: '10.9.1.0/24', nics: { nva2: '10.9.1.4' } } } },
  },
  peerings: ['hub aft <-> far aft'],
  nvas: {
    nva1: { nics: ['hub/nva/nva1'], asn: 65001 },
    nva2: { nics: ['far/nva/nva2'], asn: 65002 },
    nva3: { nics: ['hub/nva/nva3'], asn: 65002, advertise: '172.16.0.0/16' },
  },
  // The receiver stands first.
  sessions: [
    { from: 'nva:nva2', to: 'nva:nva1' },
    { from: 'nva:nva3', to: 'nva:nva1' },
  ],
};

/** An NVA that announces a next hop that nobody has. */
const nowhere: TopologySpec = {
  vnets: { hub },
  nvas: { nva1: { nics: ['hub/nva/nva1'], asn: 65001, advertise: '172.16.0.0/16', connected: '172.16.0.0/16' } },
  sessions: [{ ...toServer, fromPolicy: { nextHop: '10.0.1.99' } }],
};

/** The same with a statement for each instance of the Route Server. */
function twice(topology: Topology): Topology {
  const sessions = topology.sessions.flatMap((session) =>
    ([0, 1] as const).map((instance) => ({
      ...session,
      id: `${session.id}#${instance}`,
      b: { ...session.b, instance },
    })),
  );
  return { ...topology, sessions };
}

function repairsOf(spec: TopologySpec, code: string, change = (topology: Topology) => topology) {
  const snapshot = createSnapshot(change(topologyOf(spec)));
  const finding = snapshot.findings().find((each) => each.code === code);
  return finding ? snapshot.repairs(finding) : undefined;
}

test.each([
  ['0.0.0.0/0', true],
  // The community keeps the other routes from the gateways as well.
  ['0.0.0.0/0,172.16.0.0/16', false],
])('the default route is kept from circuits; with %s, that needs no choice: %s', (advertise, isPreferred) => {
  const [first, ...others] = repairsOf(leaking(advertise), 'AZR211') ?? [];
  expect([first, ...others].map((repair) => repair?.title)).toContain(
    "Keep nva1's routes from the gateways of ars1 (no-advertise)",
  );
  expect(first?.isPreferred).toBe(isPreferred);
});

test('what ends with the transit of a Route Server is told, and nothing else may', () => {
  const both = { ...hub, expressRouteGateway: 'er1', routeServer: { name: 'ars1', branchToBranch: true } };
  const spec: TopologySpec = {
    vnets: { hub: { ...both, vpnGateway: { name: 'vpn1' } } },
    circuits: ['er'],
    sites: {
      dc1: { address: '192.168.0.0/16', asn: 65020, hosts: { app: '192.168.0.4' } },
      branch1: { address: '172.16.0.0/16', hosts: { app: '172.16.0.4' } },
    },
    connections: [
      { from: 'expressRouteGateway:hub/er1', to: 'circuit:er' },
      { from: 'circuit:er', to: 'site:dc1' },
      { from: 'vpnGateway:hub/vpn1', to: 'site:branch1' },
    ],
  };
  const parted = /^Switch branchToBranch off on ars1: (dc1 and branch1|branch1 and dc1) no longer reach each other/;
  expect(repairsOf(spec, 'AZR212')?.map(({ title }) => title)).toEqual([expect.stringMatching(parted)]);
  // Over BGP both directions are transit; the VPN gateway hands packets to the circuit.
  const [toEr, toDc] = spec.connections ?? [];
  const overBgp: TopologySpec = {
    ...spec,
    vnets: { hub: { ...both, vpnGateway: { name: 'vpn1', activeActive: true } } },
    sites: { ...spec.sites, branch1: { address: '172.16.0.0/16', asn: 65030, hosts: { app: '172.16.0.4' } } },
    connections: [
      ...(toEr && toDc ? [toEr, toDc] : []),
      { from: 'vpnGateway:hub/vpn1', to: 'site:branch1', enableBgp: true },
    ],
  };
  expect(repairsOf(overBgp, 'AZR212')?.map(({ title }) => title)).toEqual([expect.stringMatching(parted)]);
  // What sites reach through an appliance is not that transit.
  const throughNva: TopologySpec = {
    ...spec,
    nvas: { nva1: { nics: ['hub/nva/nva1'], asn: 65001, advertise: '10.99.0.0/16', connected: '10.99.0.0/16' } },
    sessions: [toServer],
  };
  expect(repairsOf(throughNva, 'AZR212')).toEqual([]);
});

test('the path is rewritten by the sender, at whichever end of the statement it stands', () => {
  expect(repairsOf(dropping, 'AZR205')?.[0]?.title).toMatch(/^Set asOverride at nva1/);
});

test('a next hop that nobody has is left out on all sessions that announce it', () => {
  const [first] = repairsOf(nowhere, 'AZR119', twice) ?? [];
  expect(first?.title).toMatch(/^Let nva1 announce itself as next hop/);
  const ends = first?.topology.sessions.flatMap(({ a, b }) => [a.policy.nextHop, b.policy.nextHop]);
  expect(ends).toEqual([undefined, undefined, undefined, undefined]);
});

/** An NVA with one or two statements, all for the first instance of the Route Server. */
function oneInstance(statements: number, others: string | undefined): (topology: Topology) => Topology {
  return (topology) => ({
    ...topology,
    sessions: topology.sessions.flatMap((session) =>
      Array.from({ length: statements }, (_, i) => ({
        ...session,
        id: `${session.id}#${i}`,
        a: { ...session.a, policy: { ...session.a.policy, nextHop: i > 0 && others ? address(others) : undefined } },
        b: { ...session.b, instance: 0 as const },
      })),
    ),
  });
}

const single: TopologySpec = {
  vnets: { hub },
  nvas: { nva1: { nics: ['hub/nva/nva1'], asn: 65001 } },
  sessions: [toServer],
};

test.each([
  ['one statement', 1, undefined, true],
  ['two equal statements', 2, undefined, true],
  ['two that announce different next hops', 2, '10.0.1.6', false],
])('%s for one instance of a Route Server become one for both', (_what, count, nextHop, isPreferred) => {
  const [first] = repairsOf(single, 'AZR209', oneInstance(count, nextHop)) ?? [];
  expect(first?.title).toBe('Peer nva1 with both instances of ars1');
  expect(first?.isPreferred).toBe(isPreferred);
  expect(first?.topology.sessions.map(({ a, b }) => [a.instance, b.instance])).toEqual([[undefined, undefined]]);
});

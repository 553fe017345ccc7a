import { describe, expect, test } from 'vitest';
import { createSnapshot } from './index.js';
import { type SessionSpec, type TopologySpec, topologyOf, type VnetSpec } from './testing/builder.js';

/** A hub with a Route Server, a VPN gateway and NVAs of these numbers in one subnet. */
function hub(nvas: readonly number[], more: Partial<VnetSpec> = {}): Pick<TopologySpec, 'vnets'> {
  return {
    vnets: {
      hub1: {
        address: '10.1.0.0/16',
        routeServer: { name: 'ars1', branchToBranch: true },
        vpnGateway: { name: 'vpn1' },
        subnets: {
          GatewaySubnet: { prefix: '10.1.3.0/24' },
          RouteServerSubnet: { prefix: '10.1.0.0/24' },
          nva: { prefix: '10.1.1.0/24', nics: Object.fromEntries(nvas.map((n) => [nameOf(n), `10.1.1.${n + 3}`])) },
        },
        ...more,
      },
    },
  };
}

function nameOf(n: number): string {
  return `nva${String(n).padStart(2, '0')}`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

function nvas(count: number, asn = (n: number) => 65000 + n, advertise = (n: number) => `10.${100 + n}.0.0/16`) {
  return Object.fromEntries(
    numbers(count).map((n) => [nameOf(n), { nics: [`hub1/nva/${nameOf(n)}`], asn: asn(n), advertise: advertise(n) }]),
  );
}

function toServer(count: number): SessionSpec[] {
  return numbers(count).map((n) => ({ from: `nva:${nameOf(n)}`, to: 'routeServer:hub1/ars1' }));
}

function prefixes(count: number): string {
  return numbers(count)
    .map((n) => `172.${16 + (n >> 12)}.${(n >> 4) & 255}.${(n & 15) << 4}/28`)
    .join();
}

/** A full mesh whose policies differ from session to session in every way, the same in each run. */
function randomMesh(count: number): SessionSpec[] {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const policy = () => ({
    prepend: random(4),
    asOverride: random(3) === 0,
    asDelete: random(2) === 0 ? [65000 + random(count)] : [],
    deny: random(3) === 0 ? `10.${100 + random(count)}.0.0/16` : '192.0.2.0/24',
  });
  return numbers(count).flatMap((a) =>
    numbers(count)
      .filter((b) => b > a)
      .map((b) => ({ from: `nva:${nameOf(a)}`, to: `nva:${nameOf(b)}`, fromPolicy: policy(), toPolicy: policy() })),
  );
}

interface Case {
  readonly name: string;
  readonly spec: TopologySpec;
  /** Codes of findings that must be there, each at this declaration or anywhere. */
  readonly finds: readonly (readonly [code: string, declaration?: string])[];
}

const cases: readonly Case[] = [
  {
    name: '20,000 advertised prefixes',
    spec: {
      ...hub([1, 2]),
      nvas: nvas(2, undefined, (n) => (n === 1 ? prefixes(20_000) : '10.102.0.0/16')),
      sessions: toServer(2),
    },
    finds: [
      ['AZR204', 'bgp:nva01 <-> ars1'],
      ['AZR215', 'routeServer:hub1/ars1'],
    ],
  },
  {
    name: 'forty NVAs in a full mesh with random policies',
    spec: { ...hub(numbers(40)), nvas: nvas(40), sessions: randomMesh(40) },
    finds: [],
  },
  {
    name: 'a Route Server with ten peers',
    spec: { ...hub(numbers(10)), nvas: nvas(10), sessions: toServer(10).reverse() },
    finds: [['AZR203', 'bgp:nva09 <-> ars1']],
  },
  {
    name: 'sessions that cannot come up',
    spec: {
      vnets: {
        ...hub([1]).vnets,
        apart: { address: '10.2.0.0/16', subnets: { s: { prefix: '10.2.1.0/24', nics: { far: '10.2.1.4' } } } },
      },
      nvas: { ...nvas(1), far: { nics: ['apart/s/far'], asn: 65100 } },
      sessions: [
        { from: 'nva:far', to: 'routeServer:hub1/ars1' },
        { from: 'nva:far', to: 'nva:nva01' },
      ],
    },
    finds: [
      ['AZR201', 'bgp:far <-> ars1'],
      ['AZR201', 'bgp:far <-> nva01'],
    ],
  },
  {
    name: 'AS numbers out of range',
    spec: {
      ...hub([1, 2, 3, 4], { vpnGateway: { name: 'vpn1', asn: -1 } }),
      nvas: nvas(4, (n) => [0, 65515, 4_294_967_296, Number.NaN][n - 1] ?? 0),
      sessions: toServer(4),
      sites: { dc: { address: '192.168.0.0/16', asn: 1e12 } },
      connections: [{ from: 'vpnGateway:hub1/vpn1', to: 'site:dc', enableBgp: true }],
    },
    finds: [],
  },
  {
    name: 'a gateway and a Route Server without their subnets',
    spec: {
      ...hub([1], {
        expressRouteGateway: 'er1',
        subnets: { nva: { prefix: '10.1.1.0/24', nics: { nva01: '10.1.1.4' } } },
      }),
      nvas: nvas(1),
      sessions: toServer(1),
      circuits: ['circuit1'],
      sites: { dc: { address: '192.168.0.0/16', asn: 65100 } },
      connections: [
        { from: 'expressRouteGateway:hub1/er1', to: 'circuit:circuit1' },
        { from: 'circuit:circuit1', to: 'site:dc' },
        { from: 'vpnGateway:hub1/vpn1', to: 'site:dc', enableBgp: true },
      ],
    },
    finds: [],
  },
];

describe('bad input gives answers in bounded time, and no rule fails', () => {
  test.each(cases)('$name', { timeout: 60_000 }, ({ spec, finds }) => {
    const topology = topologyOf(spec);
    const snapshot = createSnapshot(topology);
    for (const { id } of snapshot.bgp.speakers) expect(snapshot.bgp.table(id).speaker.id).toBe(id);
    for (const { subnets } of topology.vnets) {
      for (const { id } of subnets) expect(snapshot.subnetRoutes(id)?.routes.length).toBeGreaterThan(0);
    }
    const found = snapshot.findings();
    expect(found.map(({ code }) => code)).not.toContain('AZR901');
    for (const [code, declaration] of finds) {
      expect(found).toContainEqual(expect.objectContaining({ code, severity: 'error', declaration }));
    }
    if (!finds.some(([code]) => code === 'AZR203')) expect(found.map(({ code }) => code)).not.toContain('AZR203');
  });
});

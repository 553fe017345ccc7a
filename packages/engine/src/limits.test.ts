import { afterEach, expect, test, vi } from 'vitest';
import { createSnapshot, type Finding, type Snapshot, sizeOf, type Topology } from './index.js';
import { limits } from './limits.js';
import { type TopologySpec, topologyOf } from './testing/builder.js';
import { largeTopology } from './testing/large.js';
import { told } from './testing/told.js';

afterEach(() => vi.restoreAllMocks());

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const address = (base: number, i: number) => `10.${base}.${i >> 8}.${i & 255}`;
const record = <T>(count: number, entry: (i: number) => readonly [string, T]) =>
  Object.fromEntries(numbers(count).map(entry));

/** One network with so many NICs n0, n1, … in one subnet, and an NVA for each of them. */
function appliances(count: number): TopologySpec & { readonly nvas: NonNullable<TopologySpec['nvas']> } {
  return {
    vnets: {
      hub: {
        address: '10.0.0.0/8',
        subnets: { s: { prefix: '10.0.0.0/12', nics: record(count, (i) => [`n${i}`, address(0, i + 4)]) } },
      },
    },
    nvas: record(count, (i) => [
      `v${i}`,
      { nics: [`hub/s/n${i}`], asn: 64_600 + i, advertise: `172.${16 + (i >> 8)}.${i & 255}.0/24` },
    ]),
  };
}

/** Appliances in a ring of BGP sessions: each prefix goes round to all, with paths as long as the ring. */
function ring(count: number): TopologySpec {
  return {
    ...appliances(count),
    sessions: numbers(count).map((i) => ({ from: `nva:v${i}`, to: `nva:v${(i + 1) % count}` })),
  };
}

/** Appliances each with a subnet of its own, whose route table sends everything to the next one. */
function chain(count: number): TopologySpec {
  return {
    vnets: {
      hub: {
        address: '10.0.0.0/8',
        subnets: record(count, (i) => [
          `s${i}`,
          {
            prefix: `${address(0, i * 16)}/28`,
            routeTable: `r${i}`,
            nics: { [`n${i}`]: address(0, i * 16 + 4), [`vm${i}`]: address(0, i * 16 + 5) },
          },
        ]),
      },
    },
    nvas: record(count, (i) => [`v${i}`, { nics: [`hub/s${i}/n${i}`] }]),
    routeTables: record(count, (i) => [
      `r${i}`,
      { routes: [`0.0.0.0/0 -> ${address(0, ((i + 1) % count) * 16 + 4)}`] },
    ]),
  };
}

function limitsReached(spec: TopologySpec): readonly Finding[] {
  const found = createSnapshot(topologyOf(spec)).findings();
  expect(found.filter(({ code }) => code === 'AZR901')).toEqual([]);
  return found.filter(({ code }) => code === 'AZR902');
}

test('what an estate asks for lies far below the limits', () => {
  const snapshot = createSnapshot(topologyOf(largeTopology(400, 10, false)));
  expect(snapshot.findings().map(({ code }) => code)).not.toContain('AZR902');
  expect(snapshot.bgp.work).toBeLessThan(limits.bgpWork(sizeOf(snapshot.topology)) / 10);
});

test('a ring of BGP sessions is computed up to a size; beyond it says what is left out, and nothing is concluded', () => {
  expect(limitsReached(ring(20))).toEqual([]);
  const snapshot = createSnapshot(topologyOf(ring(400)));
  const found = snapshot.findings();
  const [finding, ...others] = found.filter(({ code }) => code === 'AZR902');
  expect(others).toEqual([]);
  expect(finding?.message).toMatch(/^BGP is not computed for \d+ prefixes /);
  expect(finding?.declaration).toMatch(/^nva:v/);
  // Black holes or loops in tables that lack routes would be errors that are none.
  expect(found.map(({ code }) => code)).toEqual(['AZR902']);
  expect(snapshot.loops()).toEqual([]);
  const computed = snapshot.bgp.table('nva:v200').routes.size;
  expect(computed + snapshot.bgp.uncomputed.length).toBe(400);
});

test('what is computed within the limit does not depend on what was known before', () => {
  const small = createSnapshot(topologyOf(ring(400)));
  const texts = (snapshot: typeof small) => snapshot.bgp.uncomputed.map(({ text }) => text);
  const again = createSnapshot(topologyOf(ring(400)), undefined, small);
  expect(small.findings().length).toBe(1);
  expect(texts(again)).toEqual(texts(small));
  expect(told(again.findings())).toEqual(told(small.findings()));
});

/** What stands in a snapshot that a limit may change. */
function said(snapshot: Snapshot) {
  return {
    uncomputed: snapshot.bgp.uncomputed.map(({ text }) => text),
    table: [...snapshot.bgp.table('nva:v0').routes.keys()],
    loops: snapshot.loops().map(({ key }) => key),
    findings: snapshot.findings(),
  };
}

/** Goes from one topology to the other and back, and compares with snapshots that know nothing of the other one. */
function expectSameAsFresh(one: Topology, two: Topology): void {
  const fresh = [one, two].map((topology) => said(createSnapshot(topology)));
  expect(fresh[0]).not.toEqual(fresh[1]);
  let snapshot: Snapshot | undefined;
  for (const [i, topology] of [one, two, one, two].entries()) {
    snapshot = createSnapshot(topology, undefined, snapshot);
    expect(said(snapshot)).toEqual(fresh[i % 2]);
  }
}

/** The same topology with route tables of so many routes that nobody uses. */
function withRoutes(topology: Topology, count: number): Topology {
  const routes = numbers(count).map((i) => `20.${i >> 8}.${i & 255}.0/24 -> 10.0.0.4`);
  return { ...topology, routeTables: topologyOf({ routeTables: { rt: { routes } } }).routeTables };
}

test('what is left out does not depend on the size that the topology had before', () => {
  const topology = topologyOf(ring(200));
  expectSameAsFresh(topology, withRoutes(topology, 3000));
});

test.each([
  ['bgpWork', (size: number) => (size > 700 ? 1_000_000 : 2_000)],
  ['bgpSides', (size: number) => (size > 700 ? 1000 : 10)],
  ['loopCells', (size: number) => (size > 700 ? 1_000_000 : 1)],
  ['loopStates', (size: number) => (size > 700 ? 1_000_000 : 1)],
] as const)('whether the limit %s is reached depends on the present size only', (limit, most) => {
  vi.spyOn(limits, limit).mockImplementation(most);
  const spec = ring(40);
  const topology = topologyOf({
    ...spec,
    nvas: {
      ...spec.nvas,
      v0: { nics: ['hub/s/n0'], asn: 64_600, advertise: '172.16.0.0/24', routes: ['8.0.0.0/8 address 10.0.0.5'] },
    },
  });
  expectSameAsFresh(topology, withRoutes(topology, 700));
  // What is expected counts too, and changes nothing else.
  const expectation = {
    kind: 'expectation',
    from: { kind: 'internet' },
    to: { kind: 'internet' },
    bothWays: false,
    dropped: false,
    via: undefined,
  } as const;
  const expectations = numbers(700).map((i) => ({ ...expectation, id: `expect:${i}` }));
  expectSameAsFresh(topology, { ...topology, expectations });
});

test('routers of a site that are too many to know each other exchange nothing', () => {
  const found = limitsReached({
    vnets: {},
    sites: {
      dc: {
        address: '192.168.0.0/16',
        routers: record(400, (i) => [`r${i}`, { address: `192.168.${i >> 8}.${i & 255}`, asn: 64_600 + i }]),
      },
    },
  });
  expect(found.map(({ declaration }) => declaration)).toEqual(['site:dc']);
});

test('a long ring of user-defined routes is one loop', () => {
  const snapshot = createSnapshot(topologyOf(chain(120)));
  expect(snapshot.loops().map(({ devices }) => devices.length)).toEqual([120]);
});

test('routes that resolve through one another ever deeper are told at their appliance', () => {
  const routes = numbers(250).map((i) => `20.0.${i}.0/24 address 20.0.${i + 1}.1`);
  const [finding] = limitsReached({
    vnets: { hub: { address: '10.0.0.0/16', subnets: { s: { prefix: '10.0.0.0/24', nics: { n: '10.0.0.4' } } } } },
    nvas: { a: { nics: ['hub/s/n'], routes } },
  });
  expect(finding?.declaration).toBe('nva:a');
  expect(finding?.message).toMatch(/^The routes of a resolve through one another too many times/);
});

/** Appliances v0, v1, … around an origin, each of which likes the way through its neighbour better than its own one. */
function gadget(count: number, from = 0): TopologySpec {
  const origin = from + count;
  const all = appliances(origin + 1);
  const announced = '100.64.0.0/24';
  const nvas = { ...all.nvas, [`v${origin}`]: { nics: [`hub/s/n${origin}`], asn: 64_000, advertise: announced } };
  const sessions = numbers(count).flatMap((i) => [
    { from: `nva:v${origin}`, to: `nva:v${from + i}`, fromPolicy: { prepend: 2 }, toPolicy: { deny: '0.0.0.0/0' } },
    {
      from: `nva:v${from + ((i + 1) % count)}`,
      to: `nva:v${from + i}`,
      fromPolicy: { asDelete: [64_000], prepend: 1, only: announced },
      toPolicy: { deny: '0.0.0.0/0' },
    },
  ]);
  return { ...all, nvas, sessions };
}

test.each([3, 51, 201])('%d appliances that never agree are said to go round, and nothing is left out', (count) => {
  const snapshot = createSnapshot(topologyOf(gadget(count)));
  const codes = snapshot.findings().map(({ code }) => code);
  expect(codes.filter((code) => code === 'AZR202')).toEqual(['AZR202']);
  expect(codes).not.toContain('AZR902');
});

test('what goes round is said beside what is left out', () => {
  const [some, many] = [gadget(51, 400), ring(400)];
  const spec: TopologySpec = { ...some, sessions: [...(many.sessions ?? []), ...(some.sessions ?? [])] };
  const codes = createSnapshot(topologyOf(spec))
    .findings()
    .map(({ code }) => code);
  expect(codes).toContain('AZR202');
  expect(codes).toContain('AZR902');
});

test('of very many loops the first thousand are told, and the others counted at one of their devices', () => {
  const loops = 1100;
  const snapshot = createSnapshot(
    topologyOf({
      vnets: {
        hub: {
          address: '10.0.0.0/16',
          subnets: { s: { prefix: '10.0.0.0/24', routeTable: 'rt', nics: { box: '10.0.0.4', vm: '10.0.0.5' } } },
        },
      },
      routeTables: { rt: { routes: numbers(loops).map((i) => `20.0.${i >> 8}.${i & 255}/32 -> 10.0.0.4`) } },
      nvas: { box: { nics: ['hub/s/box'] } },
    }),
  );
  expect(snapshot.loops().length).toBe(limits.loops);
  const [found, ...others] = snapshot.findings().filter(({ code }) => code === 'AZR902');
  expect(others).toEqual([]);
  expect(found?.declaration).toBe('nva:box');
  expect(found?.message).toMatch(
    /^Up to 100 more loops are not reported, such as one through box\. There are too many of them\./,
  );
});

test('sessions that are too many are told even if nobody has a prefix', () => {
  const routers = record(400, (i) => [`r${i}`, { asn: 64_600 + i }]);
  const snapshot = createSnapshot(topologyOf({ vnets: {}, sites: { dc: { address: '', routers } } }));
  expect(snapshot.bgp.uncomputed).toEqual([]);
  expect(snapshot.leftOut()).toEqual([
    'BGP is not computed: there are too many sessions. No table contains routes learned through BGP.',
  ]);
  expect(snapshot.findings().map(({ code, declaration }) => [code, declaration])).toEqual([['AZR902', 'site:dc']]);
});

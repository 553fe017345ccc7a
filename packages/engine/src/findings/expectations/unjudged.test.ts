import { afterEach, expect, test, vi } from 'vitest';
import { address, createSnapshot, type Expectation, type Scenario, type Topology } from '../../index.js';
import { limits } from '../../limits.js';
import { topologyOf } from '../../testing/builder.js';

afterEach(() => vi.restoreAllMocks());

/** An appliance whose routes lead through one another ever deeper as soon as its tunnel is down. */
const topology = topologyOf({
  vnets: {
    hub: {
      address: '10.0.0.0/16',
      subnets: {
        s: { prefix: '10.0.0.0/24', routeTable: 'rt', nics: { vm: '10.0.0.10' } },
        nva: { prefix: '10.0.1.0/24', nics: { a: '10.0.1.4', b: '10.0.1.5' } },
      },
    },
    spoke: { address: '10.1.0.0/16', subnets: { s: { prefix: '10.1.0.0/24', nics: { vm: '10.1.0.4' } } } },
  },
  peerings: ['hub aft <-> spoke aft'],
  routeTables: { rt: { routes: ['10.1.0.0/16 -> 10.0.1.4'] } },
  nvas: {
    a: {
      nics: ['hub/nva/a'],
      routes: [
        ...Array.from({ length: 250 }, (_, i) => `20.0.${i}.0/24 address 20.0.${i + 1}.1`),
        '20.0.100.0/25 tunnel t1',
      ],
    },
    b: { nics: ['hub/nva/b'] },
  },
  tunnels: { t1: ['vxlan', 'nva:a', 'nva:b'] },
});

const expectation = (id: string, to = '10.1.0.4'): Expectation => ({
  kind: 'expectation',
  id,
  from: { kind: 'thing', id: 'nic:hub/s/vm' },
  to: { kind: 'address', address: address(to) },
  bothWays: false,
  dropped: false,
  via: undefined,
});

const scenario = (name: string, down: readonly string[], expectations: readonly Expectation[]): Scenario => ({
  kind: 'scenario',
  id: `scenario:${name}`,
  name,
  label: name,
  down,
  expectations,
});

const limitsReached = (spec: Topology) =>
  createSnapshot(spec)
    .findings()
    .flatMap(({ code, declaration, message }) => (code === 'AZR902' ? [[declaration, message]] : []));

test('nothing is judged in a scenario that is not computed in full', () => {
  const expectations = [expectation('expect:one'), expectation('expect:two')];
  expect(limitsReached({ ...topology, scenarios: [scenario('peering', ['nva:b'], [])] })).toEqual([]);
  expect(limitsReached({ ...topology, scenarios: [scenario('tunnel', ['tunnel:t1'], expectations)] })).toEqual([
    [
      'expect:one',
      expect.stringMatching(
        /^This expectation is not judged: its scenario is not computed in full\. The same holds for one other e.*The routes of a resolve through one another/,
      ),
    ],
  ]);
});

test.each([
  ['expectedSteps', 1],
  ['expectedPairs', 1],
] as const)('expectations beyond the limit %s are told at the first of them', (limit, most) => {
  vi.spyOn(limits, limit).mockReturnValue(most);
  const expectations = ['one', 'two', 'three'].map((name, i) => expectation(`expect:${name}`, `10.1.0.${i + 4}`));
  const left = limit === 'expectedSteps' ? 'expect:one' : 'expect:two';
  const others = left === 'expect:one' ? '2 other expectations' : 'one other expectation';
  expect(limitsReached({ ...topology, expectations })).toEqual([
    [
      left,
      expect.stringMatching(
        `^This expectation is not judged: there are too many packets to follow. The same holds for ${others}`,
      ),
    ],
  ]);
});

const unjudged = {
  ...topology,
  expectations: [expectation('expect:own')],
  scenarios: [scenario('tunnel', ['tunnel:t1'], [expectation('expect:down')])],
};

/** What is said of the expectations of a topology, by id. */
function verdictsOf(spec: Topology) {
  const snapshot = createSnapshot(spec);
  return [...snapshot.expectationVerdicts()].map(([id, { holds, finding }]) => {
    expect(snapshot.expected(id)?.holds).toBe(holds);
    return [id, holds, finding?.code];
  });
}

test('no expectation holds where BGP is not computed in full', () => {
  vi.spyOn(limits, 'bgpSides').mockReturnValue(-1);
  expect(verdictsOf(unjudged)).toEqual([
    ['expect:own', undefined, 'AZR902'],
    ['expect:down', undefined, 'AZR902'],
  ]);
});

test('no expectation holds if their check fails', () => {
  vi.spyOn(limits, 'expectedPairs').mockImplementation(() => {
    throw new Error('no such thing');
  });
  expect(verdictsOf(unjudged)).toEqual([
    ['expect:own', undefined, 'AZR901'],
    ['expect:down', undefined, 'AZR901'],
  ]);
});

test('expectations of scenarios beyond the limit are told at the first of them', () => {
  vi.spyOn(limits, 'scenarioWork').mockReturnValue(1);
  const scenarios = ['one', 'two'].map((name) => scenario(name, ['nva:b'], [expectation(`expect:${name}`)]));
  const calm = { ...topology, nvas: topology.nvas.map((nva) => ({ ...nva, routes: [] })) };
  expect(limitsReached({ ...calm, scenarios })).toEqual([
    [
      'expect:two',
      expect.stringMatching(/^This expectation is not judged: there are too many packets to follow\. Write/),
    ],
  ]);
});

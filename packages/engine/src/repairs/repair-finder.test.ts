import { afterEach, expect, test, vi } from 'vitest';
import { Computation } from '../computation/computation.js';
import { Analysis } from '../findings/analysis.js';
import { noneRoute } from '../findings/black-holes/kinds.js';
import { loopCodes } from '../findings/loops/loop-code.js';
import {
  address,
  type DeclId,
  type Expectation,
  Interrupted,
  prefix,
  type Topology,
  type TopologyEdit,
} from '../index.js';
import { limits } from '../limits.js';
import { type TopologySpec, topologyOf } from '../testing/builder.js';
import { routeServerDefault } from '../testing/designs.js';
import { RepairFinder } from './repair-finder.js';
import type { Repairer } from './repairer.js';

afterEach(() => vi.restoreAllMocks());

/** An edit: `subnet: prefix -> next hop`. */
function route(text: string): TopologyEdit {
  const [, subnet = '', to = '', hop = ''] = /^(\S+): (\S+) -> (\S+)$/.exec(text) ?? [];
  const nextHop =
    hop === 'None' || hop === 'Internet'
      ? ({ type: hop } as const)
      : ({ type: 'VirtualAppliance', address: address(hop) } as const);
  return { kind: 'addUserRoute', subnet: `subnet:${subnet}`, name: `r${to}`, prefix: prefix(to), nextHop };
}

/** A repairer that has one candidate. */
const offering = (mends: Repairer['mends'], routes: readonly string[]): Repairer => ({
  mends,
  candidates: () => [{ edits: routes.map(route), standing: 'fixAll' }],
});

/** How many repairs there are for the first finding of a code. */
function offered(topology: Topology, code: string, repairer: Repairer): number {
  const analysis = new Analysis(new Computation(topology));
  return new RepairFinder(analysis, [repairer]).repairs(findingOf(analysis, code)).length;
}

function findingOf(analysis: Analysis, code: string) {
  const finding = analysis.findings.find((each) => each.code === code);
  if (!finding) throw new Error(`${code} is not reported`);
  return finding;
}

/** The loop of a default route, with a machine in the hub that spoke11 does not reach. */
const looping: TopologySpec = (() => {
  const spec = routeServerDefault();
  const subnets = { vms: { prefix: '10.1.16.0/24', routeTable: 'rt-11', nics: { vm: '10.1.16.4' } } };
  return {
    ...spec,
    vnets: { ...spec.vnets, spoke11: { location: 'westeurope', address: '10.1.16.0/24', subnets } },
    routeTables: { 'rt-11': { routes: ['10.1.2.0/24 -> None'] } },
  };
})();
const ends = 'hub1/nva: 0.0.0.0/0 -> Internet';

const candidates: readonly [what: string, routes: readonly string[], isOffered: boolean][] = [
  ['that ends the loop', [ends], true],
  ['that does something harmless besides', [ends, 'spoke12/vms: 20.0.0.0/8 -> 10.1.1.4'], true],
  ['that leaves the loop', ['spoke12/vms: 172.16.0.0/12 -> None'], false],
  ['whose route has a next hop that nobody has', [ends, 'spoke12/vms: 20.0.0.0/8 -> 10.1.2.77'], false],
  ['by which packets are lost that arrived', [ends, 'spoke12/vms: 10.1.2.0/24 -> None'], false],
  ['by which the answers to what arrived pass an appliance', [ends, 'hub1/vms: 10.1.17.0/24 -> 10.1.1.4'], false],
  ['by which what was lost arrives', [ends, 'spoke11/vms: 10.1.2.4/32 -> 10.1.1.4'], true],
];

test.each(candidates)('of the candidates for a loop, one %s', (_what, routes, isOffered) => {
  expect(offered(topologyOf(looping), 'AZR101', offering(loopCodes, routes))).toBe(isOffered ? 1 : 0);
});

const expectation = (id: DeclId, dropped: boolean): Expectation => ({
  kind: 'expectation',
  id,
  from: { kind: 'thing', id: 'nic:spoke11/vms/vm' },
  to: { kind: 'thing', id: 'nic:hub1/vms/vm' },
  via: undefined,
  dropped,
  bothWays: false,
});

function scenarioWith(expectations: readonly Expectation[]): Topology['scenarios'] {
  return [{ kind: 'scenario', id: 'scenario:s', name: 's', label: 's', down: ['vnet:spoke12'], expectations }];
}

const expected: readonly [what: string, more: Partial<Topology>, isOffered: boolean][] = [
  ['an expectation that held', { expectations: [expectation('expect:1', true)] }, false],
  ['an expectation that held in a scenario', { scenarios: scenarioWith([expectation('expect:1', true)]) }, false],
  [
    'an expectation that held, beside one that did not',
    { expectations: [expectation('expect:1', false), expectation('expect:2', true)] },
    false,
  ],
  ['no expectation, since it did not hold before', { expectations: [expectation('expect:1', false)] }, true],
];

test.each(expected)('of candidates one is offered as long as it breaks %s', (_what, more, isOffered) => {
  const arriving = offering(loopCodes, [ends, 'spoke11/vms: 10.1.2.4/32 -> 10.1.1.4']);
  expect(offered({ ...topologyOf(looping), ...more }, 'AZR101', arriving)).toBe(isOffered ? 1 : 0);
  expect(offered({ ...topologyOf(looping), ...more }, 'AZR101', offering(loopCodes, [ends]))).toBe(1);
});

test('nothing is offered where it is not known whether an expectation still holds', () => {
  const topology = { ...topologyOf(looping), expectations: [expectation('expect:1', true)] };
  const analysis = new Analysis(new Computation(topology));
  const finding = findingOf(analysis, 'AZR101');
  vi.spyOn(limits, 'expectedSteps').mockReturnValue(-1);
  expect(new RepairFinder(analysis, [offering(loopCodes, [ends])]).repairs(finding)).toEqual([]);
  vi.restoreAllMocks();
  expect(new RepairFinder(analysis, [offering(loopCodes, [ends])]).repairs(finding)).toHaveLength(1);
});

/**
 * A spoke whose packets for another one are discarded on the subnet of the appliance to which they are sent, and a box
 * that gets back what nobody has.
 */
const discarding: TopologySpec = {
  vnets: {
    hub: {
      address: '10.0.0.0/16',
      subnets: {
        nva: { prefix: '10.0.1.0/24', routeTable: 'rt-nva', nics: { nva1: '10.0.1.4' } },
        more: { prefix: '10.0.2.0/24', nics: { nva2: '10.0.2.4' } },
        box: { prefix: '10.0.3.0/24', routeTable: 'rt-box', nics: { box: '10.0.3.4' } },
      },
    },
    a: {
      address: '10.1.0.0/16',
      subnets: { s: { prefix: '10.1.0.0/24', routeTable: 'rt-a', nics: { vm: '10.1.0.4' } } },
    },
    b: {
      address: '10.2.0.0/16',
      subnets: { s: { prefix: '10.2.0.0/24', routeTable: 'rt-b', nics: { vm: '10.2.0.4' } } },
    },
  },
  peerings: ['hub aft <-> a aft', 'hub aft <-> b aft'],
  routeTables: {
    'rt-a': { routes: ['10.2.0.0/16 -> 10.0.1.4', '10.9.0.0/17 -> 10.0.3.4'] },
    'rt-b': { routes: ['10.1.0.0/16 -> 10.0.1.4'] },
    'rt-nva': { routes: ['10.2.0.0/16 -> None'] },
    'rt-box': { routes: ['10.9.0.0/16 -> 10.0.3.4'] },
  },
  nvas: { nva1: { nics: ['hub/nva/nva1'] }, nva2: { nics: ['hub/more/nva2'] }, box: { nics: ['hub/box/box'] } },
  sites: { far: { address: '10.9.128.0/24' } },
};

const others: readonly [what: string, routes: readonly string[], isOffered: boolean][] = [
  ['that mends it', ['hub/nva: 10.2.0.0/24 -> 10.0.2.4'], true],
  ['that leaves it', ['b/s: 20.0.0.0/8 -> 10.0.1.4'], false],
  ['that mends half of it', ['hub/nva: 10.2.0.0/25 -> 10.0.2.4', 'hub/nva: 10.2.0.4/32 -> None'], false],
  ['that mends it and loses others', ['hub/nva: 10.2.0.0/24 -> 10.0.2.4', 'hub/nva: 10.1.0.0/24 -> None'], false],
  ['that sends the packets elsewhere to be lost', ['hub/nva: 10.2.0.0/24 -> Internet'], false],
  [
    'that mends it and sends what somebody has into a loop that is there',
    ['hub/nva: 10.2.0.0/24 -> 10.0.2.4', 'a/s: 10.9.128.0/24 -> 10.0.3.4'],
    false,
  ],
  ['that sends them round', ['hub/nva: 10.2.0.0/24 -> 10.0.1.4'], false],
];

test.each(others)('of the candidates for a black hole, one %s', (_what, routes, isOffered) => {
  expect(offered(topologyOf(discarding), 'AZR110', offering([noneRoute], routes))).toBe(isOffered ? 1 : 0);
});

test('a repairer is asked for the findings that it names only', () => {
  const analysis = new Analysis(new Computation(topologyOf(looping)));
  const asked: string[] = [];
  const nosy: Repairer = {
    mends: [noneRoute],
    candidates: (_context, { code }) => {
      asked.push(code);
      return [];
    },
  };
  const finder = new RepairFinder(analysis, [nosy]);
  for (const finding of analysis.findings) finder.repairs(finding);
  expect(asked).toEqual(analysis.findings.flatMap(({ code }) => (code === noneRoute.code ? [code] : [])));
});

test('a repairer that fails reports itself, and the others go on', () => {
  const analysis = new Analysis(new Computation(topologyOf(looping)));
  const finding = findingOf(analysis, 'AZR101');
  const failing: Repairer = {
    mends: loopCodes,
    candidates: function* () {
      yield { edits: [route('spoke12/vms: 20.0.0.0/8 -> None')], standing: 'fixAll' };
      throw new Error('out of ideas');
    },
  };
  const finder = new RepairFinder(analysis, [failing, offering(loopCodes, [ends])]);
  expect(finder.failures()).toEqual([]);
  expect(finder.repairs(finding)).toHaveLength(1);
  expect(finder.repairs(finding)).toHaveLength(1);
  expect(finder.failures()).toMatchObject([
    {
      code: 'AZR901',
      declaration: finding.declaration,
      message:
        'The search for repairs of AZR101 failed, so some may be missing. The error was: out of ideas. Report it together with this topology.',
    },
  ]);
});

test('a repairer that is interrupted is asked again', () => {
  const analysis = new Analysis(new Computation(topologyOf(looping)));
  const finding = findingOf(analysis, 'AZR101');
  let interrupt = true;
  const repairer: Repairer = {
    mends: loopCodes,
    candidates: () => {
      if (interrupt) throw new Interrupted();
      return [{ edits: [route(ends)], standing: 'fixAll' }];
    },
  };
  const finder = new RepairFinder(analysis, [repairer]);
  expect(() => finder.repairs(finding)).toThrow(Interrupted);
  interrupt = false;
  expect(finder.repairs(finding)).toHaveLength(1);
  expect(finder.failures()).toEqual([]);
});

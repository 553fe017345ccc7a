import { afterEach, describe, expect, test, vi } from 'vitest';
import { Computation } from '../../computation/computation.js';
import { Analysis } from '../../findings/analysis.js';
import { limits } from '../../limits.js';
import { type TopologySpec, topologyOf, type VnetSpec } from '../../testing/builder.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { prove } from './prove.js';

afterEach(() => vi.restoreAllMocks());

/** An appliance that gets its own packets back for so many prefixes. */
function loops(prefixes: readonly number[], routes: readonly string[] = []): TopologySpec {
  return {
    vnets: {
      hub: {
        address: '10.0.0.0/16',
        subnets: {
          s: { prefix: '10.0.0.0/24', routeTable: 'rt', nics: { box: '10.0.0.4', vm: '10.0.0.5' } },
          other: { prefix: '10.0.1.0/24', nics: { far: '10.0.1.4' } },
        },
      },
    },
    routeTables: { rt: { routes: prefixes.map((i) => `192.168.${i}.0/24 -> 10.0.0.4`) } },
    nvas: { box: { nics: ['hub/s/box'] }, far: { nics: ['hub/other/far'], routes } },
  };
}

/** All that a topology comes to, computed now. */
function analysed(spec: TopologySpec): Analysis {
  const analysis = new Analysis(new Computation(topologyOf(spec)));
  // Before a test changes the limits.
  void analysis.findings;
  return analysis;
}

function proofOf(before: Analysis, after: Analysis) {
  const finding = before.findings.find(({ subject }) => subject?.kind === 'loop');
  if (!finding) throw new Error('no loop');
  return prove(before, after, finding, []);
}

test('a loop that is gone is cured; one for which nothing was looked is not', () => {
  const before = analysed(loops([1]));
  expect(proofOf(before, analysed(loops([])))).toMatchObject({ removedLoops: 1 });
  expect(proofOf(before, before)).toMatchObject({ refused: 'findingRemains' });
  vi.spyOn(limits, 'loopCells').mockReturnValue(0);
  const unsearched = analysed(loops([]));
  expect(unsearched.computation.loops).toEqual([]);
  expect(proofOf(before, unsearched)).toMatchObject({ refused: 'limit' });
});

test('nothing is proved in a topology whose tables lack routes or hold assumed ones', () => {
  const before = analysed(loops([1]));
  const deep = Array.from({ length: 250 }, (_, i) => `20.0.${i}.0/24 address 20.0.${i + 1}.1`);
  expect(proofOf(before, analysed(loops([], deep)))).toMatchObject({ refused: 'limit' });
  expect(proofOf(analysed(loops([1], deep)), analysed(loops([])))).toMatchObject({ refused: 'limit' });
  vi.spyOn(limits, 'bgpSides').mockReturnValue(-1);
  expect(proofOf(before, analysed(loops([])))).toMatchObject({ refused: 'limit' });
});

test('loops that are too many to be told are no new ones when one of the others is gone', () => {
  vi.spyOn(limits, 'loopSenders').mockReturnValue(0);
  const before = analysed(loops([1, 2, 3]));
  expect(before.computation.loops.length).toBe(1);
  const gone = Number(/192\.168\.(\d)/.exec(before.computation.loops[0]?.key ?? '')?.[1]);
  const left = [1, 2, 3].filter((i) => i !== gone);
  expect(proofOf(before, analysed(loops(left)))).toMatchObject({ removedLoops: 1 });
  expect(proofOf(before, analysed(loops([...left, 4])))).toMatchObject({ refused: 'newLoop' });
});

/** A hub, and a spoke whose table has routes with wrong next hops. */
function wrongRoutes(routes: readonly string[], more: Partial<TopologySpec> = {}): TopologySpec {
  return {
    vnets: {
      hub: { address: '10.0.0.0/16', subnets: { s: { prefix: '10.0.0.0/24', nics: { vm: '10.0.0.5' } } } },
      spoke: {
        address: '10.1.0.0/16',
        subnets: { s: { prefix: '10.1.0.0/24', routeTable: 'rt', nics: { vm: '10.1.0.5' } } },
      },
    },
    routeTables: { rt: { routes } },
    ...more,
  };
}

describe('a route with a wrong next hop', () => {
  const before = analysed(wrongRoutes(['20.0.0.0/8 -> 10.0.0.5', '21.0.0.0/8 -> 10.1.0.9']));
  const [unreachable] = before.findings.filter(({ code }) => code === 'AZR409');
  const proof = (after: TopologySpec) => unreachable && prove(before, analysed(after), unreachable, []);

  test('is not mended if it is wrong for another reason', () => {
    const peered = wrongRoutes(['20.0.0.0/8 -> 10.0.0.5', '21.0.0.0/8 -> 10.1.0.9'], { peerings: ['hub <-> spoke'] });
    expect(proof(peered)).toMatchObject({ refused: 'newFindings', findings: [{ code: 'AZR411' }] });
  });

  test('is not mended by another one that is as wrong', () => {
    const another = wrongRoutes(['21.0.0.0/8 -> 10.1.0.9', '22.0.0.0/8 -> 10.0.0.5']);
    const findings = expect.arrayContaining([expect.objectContaining({ code: 'AZR409' })]);
    expect(proof(another)).toMatchObject({ refused: 'newFindings', findings });
  });

  test('is mended though a copy of its table has another wrong one', () => {
    const spec = wrongRoutes(['21.0.0.0/8 -> 10.1.0.9']);
    const spoke = { address: '10.1.0.0/16', subnets: { s: { prefix: '10.1.0.0/24', routeTable: 'copy' } } };
    const copied = { vnets: { ...spec.vnets, spoke }, routeTables: { copy: { routes: ['21.0.0.0/8 -> 10.1.0.9'] } } };
    expect(proof({ ...spec, ...copied })).not.toMatchObject({ refused: 'newFindings' });
  });
});

describe('packets are lost', () => {
  const twin: VnetSpec = {
    address: '10.5.0.0/16',
    subnets: { s: { prefix: '10.5.0.0/24', nics: { vm: '10.5.0.4' } } },
  };
  const nics = { one: '10.0.0.4', two: '10.0.0.5', three: '10.0.0.6' };
  const vnets: TopologySpec['vnets'] = {
    a: twin,
    b: twin,
    hub: { address: '10.0.0.0/16', subnets: { s: { prefix: '10.0.0.0/24', routeTable: 'rt', nics } } },
    spoke: {
      address: '10.1.0.0/16',
      subnets: { s: { prefix: '10.1.0.0/24', routeTable: 'further', nics: { vm: '10.1.0.4' } } },
    },
  };
  /** A hub with three machines and its table, a spoke with another one, and a peering with one of two equal networks. */
  const spec = (rt: readonly string[], further: readonly string[], peering: string): TopologySpec => ({
    vnets,
    peerings: ['hub <-> spoke', peering],
    routeTables: { rt: { routes: rt }, further: { routes: further } },
  });
  const before = analysed(spec(['21.0.0.0/8 -> 10.9.0.9'], [], 'hub <-> a'));
  const [finding] = before.findings.filter(({ code }) => code === 'AZR409');
  /** Packets for every destination are followed. */
  const anything: TopologyEdit = {
    kind: 'changeDeclaration',
    declaration: '',
    fields: {},
    words: '',
    size: 'flag',
    touches: undefined,
  };
  const proof = (after: TopologySpec) => finding && prove(before, analysed(after), finding, [anything]);

  test.each([
    ['by a machine whose address another one has, which gets them now', spec([], [], 'hub <-> b')],
    ['by one machine of a subnet', spec([], ['10.0.0.6/32 -> None'], 'hub <-> a')],
    ['inside a subnet', spec(['10.0.0.0/24 -> None'], [], 'hub <-> a')],
    ['for an address of a subnet that nothing has yet', spec([], ['10.0.0.128/25 -> None'], 'hub <-> a')],
  ])('%s', (_name, after) => {
    expect(proof(after)).toMatchObject({ refused: 'packetsLost' });
  });

  test('but not where all routes for them stay', () => {
    expect(proof(spec([], [], 'hub <-> a'))).not.toMatchObject({ refused: 'packetsLost' });
  });
});

describe('a table of which not all routes are known', () => {
  const rt = { routes: ['20.0.0.0/8 -> 10.0.0.5'], unknown: true };
  const spec = (routeTables: TopologySpec['routeTables'], routeTable = 'rt') => {
    const { vnets } = wrongRoutes([]);
    const subnets = { s: { prefix: '10.1.0.0/24', routeTable, nics: { vm: '10.1.0.5' } } };
    return wrongRoutes([], { routeTables, vnets: { ...vnets, spoke: { address: '10.1.0.0/16', subnets } } });
  };
  const empty = { routes: [], unknown: true };
  const before = analysed(spec({ rt, other: empty }));
  const [finding] = before.findings.filter(({ code }) => code === 'AZR409');
  const proof = (after: TopologySpec) => finding && prove(before, analysed(after), finding, []);

  test.each([
    ['has all routes known', spec({ rt: { routes: [] }, other: empty })],
    ['gives way to a copy of what is known', spec({ rt, other: empty, copy: empty }, 'copy')],
    ['gives way to another one', spec({ rt, other: empty }, 'other')],
  ])('cannot be compared with anything once it %s', (_name, after) => {
    expect(proof(after)).toMatchObject({ refused: 'limit' });
  });

  test('may lose a route that is known', () => {
    expect(proof(spec({ rt: empty, other: empty }))).not.toMatchObject({ refused: 'limit' });
  });
});

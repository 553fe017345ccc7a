import { describe, expect, test } from 'vitest';
import { Computation } from '../computation/computation.js';
import { Analysis } from '../findings/analysis.js';
import { Interrupted, prefix, type Topology } from '../index.js';
import { idsIn } from '../repairs/edits/references.js';
import { topologyOf } from '../testing/builder.js';
import { renamed } from './proof/renamed.js';
import type { Proposal, Refactoring } from './refactoring.js';
import { RefactoringFinder } from './refactoring-finder.js';

const spoke = (n: number, table = 'rt') => ({
  address: `10.${n}.0.0/16`,
  subnets: { apps: { prefix: `10.${n}.0.0/24`, routeTable: table, nics: { vm: `10.${n}.0.4` } } },
});

const topology = topologyOf({
  vnets: {
    hub: { address: '10.0.0.0/16', subnets: { nva: { prefix: '10.0.1.0/24', nics: { nva1: '10.0.1.4' } } } },
    spoke1: spoke(1),
    spoke2: spoke(2),
  },
  peerings: ['hub aft <-> spoke1 aft', 'hub aft <-> spoke2 aft'],
  nvas: { nva1: { nics: ['hub/nva/nva1'], snat: 'internet' } },
  routeTables: { rt: { routes: ['0.0.0.0/0 -> 10.0.1.4'] }, other: { routes: ['0.0.0.0/0 -> Internet'] } },
});

function finderOf(...proposals: readonly Proposal[]): RefactoringFinder {
  const refactoring: Refactoring = { name: 'planted', kind: 'refactor.rewrite', offers: () => proposals };
  return new RefactoringFinder(new Analysis(new Computation(topology)), [refactoring]);
}

/** The titles of what is offered. */
function offered(...proposals: readonly Proposal[]): readonly string[] {
  return finderOf(...proposals)
    .offers([])
    .map(({ title }) => title);
}

function withTable(subnet: string, table: string): Topology {
  return {
    ...topology,
    vnets: topology.vnets.map((vnet) => ({
      ...vnet,
      subnets: vnet.subnets.map((one) => (one.id === subnet ? { ...one, routeTable: `routeTable:${table}` } : one)),
    })),
  };
}

/** The topology with a third spoke, like the second one except for its address space and its table. */
function withSpoke3(table: string): Topology {
  const third = topologyOf({ vnets: { spoke3: spoke(3, table) } });
  const peering = topology.peerings.find(({ id }) => id.includes('spoke2'));
  if (!peering) throw new Error('there is a peering');
  const ids = new Map([
    [peering.id, 'peering:new'],
    ['vnet:spoke2', 'vnet:spoke3'],
  ]);
  const { peerings } = renamed({ ...topology, peerings: [peering] }, ids);
  return { ...topology, vnets: [...topology.vnets, ...third.vnets], peerings: [...topology.peerings, ...peerings] };
}

const siblings = new Map(
  ['vnet:spoke', 'subnet:spoke', 'nic:spoke'].map((kind, i) => {
    const rest = ['', '/apps', '/apps/vm'][i];
    return [`${kind}3${rest}`, `${kind}2${rest}`] as const;
  }),
);

describe('a proof', () => {
  test('knows the ids of what is planted', () => {
    for (const id of siblings.keys()) expect(idsIn(withSpoke3('rt'))).toContain(id);
  });

  test('of the same ways refuses other ones', () => {
    const copy = topology.routeTables.map((table) => ({ ...table, id: `${table.id}-2`, name: `${table.name}-2` }));
    const more = { ...topology, routeTables: [...topology.routeTables, ...copy] };
    expect(
      offered(
        { title: 'nothing', topology, proof: { kind: 'same' } },
        { title: 'an idle table', topology: more, proof: { kind: 'same' } },
        { title: 'another table', topology: withTable('subnet:spoke2/apps', 'other'), proof: { kind: 'same' } },
      ),
    ).toEqual(['an idle table']);
  });

  const internet = {
    from: { kind: 'every', group: 'vnet:spoke3' },
    to: { kind: 'internet' },
    bothWays: false,
  } as const;

  test.each([
    ['rt', [], ['a spoke']],
    ['other', [], []],
    ['rt', [{ ...internet, dropped: false, via: undefined }], ['a spoke']],
    ['rt', [{ ...internet, dropped: true, via: undefined }], []],
  ])('that a new spoke is like its sibling, with table %s and %j', (table, expectations, titles) => {
    const proof = { kind: 'likeSibling', siblings, expectations } as const;
    expect(offered({ title: 'a spoke', topology: withSpoke3(table), proof })).toEqual(titles);
  });

  test('of what is asked refuses what does not hold and what does harm', () => {
    const from = { kind: 'thing', id: 'nic:spoke1/apps/vm' } as const;
    const asked = (via: readonly string[] | undefined) =>
      ({
        kind: 'asked',
        expectations: [{ from, to: { kind: 'internet' }, bothWays: false, dropped: false, via }],
      }) as const;
    const more = {
      ...topology,
      vnets: topology.vnets.map((vnet) =>
        vnet.name === 'hub' ? { ...vnet, addressSpace: [...vnet.addressSpace, prefix('10.77.0.0/16')] } : vnet,
      ),
    };
    expect(
      offered(
        { title: 'holds', topology: more, proof: asked(['nva:nva1']) },
        { title: 'does not hold', topology: withTable('subnet:spoke2/apps', 'other'), proof: asked([]) },
        { title: 'no inspection', topology: withTable('subnet:spoke2/apps', 'other'), proof: asked(['nva:nva1']) },
      ),
    ).toEqual(['holds']);
  });
});

test('proposals are proved in slices, also after one was interrupted', () => {
  const proposals: readonly Proposal[] = ['rt', 'other', 'rt'].map((table, i) => ({
    title: `${table} ${i}`,
    topology: withTable('subnet:spoke2/apps', table),
    proof: { kind: 'same' },
  }));
  let interruptions = 1;
  const refactoring: Refactoring = {
    name: 'planted',
    kind: 'refactor.rewrite',
    *offers() {
      for (const [i, proposal] of proposals.entries()) {
        if (i === 2 && interruptions-- > 0) throw new Interrupted();
        yield proposal;
      }
    },
  };
  const finder = new RefactoringFinder(new Analysis(new Computation(topology)), [refactoring]);
  const after = (most: number) => {
    const { refactorings, isComplete, recomputed } = finder.offersSoFar([], ['refactor.rewrite'], most);
    return [refactorings.map(({ title }) => title), isComplete, recomputed];
  };
  expect(after(0)).toEqual([[], false, 0]);
  expect(after(1)).toEqual([['rt 0'], false, 1]);
  expect(() => after(2)).toThrow(Interrupted);
  expect(after(0)).toEqual([['rt 0'], false, 0]);
  expect(after(9)).toEqual([['rt 0', 'rt 2'], true, 1]);
  expect(after(0)).toEqual([['rt 0', 'rt 2'], true, 0]);
});

test('a refactoring that fails is reported and offers nothing', () => {
  const finder = new RefactoringFinder(new Analysis(new Computation(topology)), [
    {
      name: 'planted',
      kind: 'refactor.move',
      offers: () => {
        throw new Error('planted');
      },
    },
  ]);
  expect(finder.offers(['vnet:hub'])).toEqual([]);
  expect(finder.failures().map(({ code, declaration }) => [code, declaration])).toEqual([['AZR901', 'vnet:hub']]);
});

test('a refactoring asks one thing after the other, and takes no answers that it did not offer', () => {
  const changed = withTable('subnet:spoke2/apps', 'rt');
  const finder = new RefactoringFinder(new Analysis(new Computation(topology)), [
    {
      name: 'planted',
      kind: 'refactor.rewrite',
      asks: {
        title: () => 'Plant something …',
        inputs: [
          { name: 'what', prompt: 'What?', several: false, choices: () => [{ value: 'a', label: 'A' }] },
          {
            name: 'more',
            prompt: 'What else?',
            several: true,
            choices: (_context, _selection, { what = [] }) => what.map((value) => ({ value, label: value })),
          },
        ],
      },
      offers: (_context, _selection, { more = [] }) => [
        { title: `Plant ${more.join()}`, topology: changed, proof: { kind: 'same' } },
      ],
    },
  ]);
  expect(finder.offers([])).toEqual([]);
  expect(finder.asking([], ['refactor.move'])).toEqual([]);
  expect(finder.asking([]).map(({ title }) => title)).toEqual(['Plant something …']);
  expect(finder.question('planted', [], {})?.input).toBe('what');
  expect(finder.question('planted', [], { what: ['a'] })?.choices).toEqual([{ value: 'a', label: 'a' }]);
  expect(finder.question('planted', [], { what: ['a'], more: ['a'] })).toBeUndefined();
  expect(finder.answered('planted', [], { what: ['a'], more: ['a'] })?.title).toBe('Plant a');
  expect(finder.answered('planted', [], { what: ['b'], more: ['b'] })).toBeUndefined();
  expect(finder.answered('planted', [], { what: ['a'] })).toBeUndefined();
});

test('a value that is typed is accepted if nothing speaks against it, and else asked for again', () => {
  const changed = withTable('subnet:spoke2/apps', 'rt');
  const finder = new RefactoringFinder(new Analysis(new Computation(topology)), [
    {
      name: 'planted',
      kind: 'refactor.rewrite',
      asks: {
        title: () => 'Plant something …',
        inputs: [
          {
            name: 'what',
            prompt: 'What?',
            several: false,
            choices: () => [{ value: 'a', label: 'A' }],
            refusal: (_context, _selection, _answers, typed) => (typed === 'b' ? undefined : `No ${typed}.`),
          },
        ],
      },
      offers: (_context, _selection, { what = [] }) => [
        { title: `Plant ${what.join()}`, topology: changed, proof: { kind: 'same' } },
      ],
    },
  ]);
  expect(finder.question('planted', [], {})).toMatchObject({ typed: true });
  expect(finder.question('planted', [], { what: ['c'] })).toMatchObject({ input: 'what', refusal: 'No c.' });
  expect(finder.question('planted', [], { what: ['b'] })).toBeUndefined();
  expect(finder.question('planted', [], { what: ['a'] })).toBeUndefined();
  expect(finder.answered('planted', [], { what: ['b'] })?.title).toBe('Plant b');
  expect(finder.answered('planted', [], { what: ['c'] })).toBeUndefined();
});

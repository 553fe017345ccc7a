import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededDice } from '../../packages/engine/src/testing/random.js';
import { faultsOf, filesOf, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { unformatted } from '../../packages/language/src/lsp/testing/refactoring-client.js';
import { numRuns, runsFrom, timeout } from '../oracle/check.js';
import { check } from './case.js';
import { hubAndSpokeText } from './random-hub-and-spoke.js';
import { refused, virtualWans } from './virtual-wan.js';
import { lost, waysIn } from './ways.js';

it.each(Object.entries(virtualWans))('%s', check);

it.each(Object.entries(refused))('%s is refused with the reason', async (_, { text, reason }) => {
  const { view } = await ReadFiles.read({ 'main.azroute': text });
  const found = view.snapshot.refactoringsSoFar(['vnet:hub'], ['refactor.rewrite'], Number.POSITIVE_INFINITY);
  expect(found.refused.map((one) => one.reason)).toEqual([reason]);
  expect(found.refactorings.map(({ name }) => name)).not.toContain('moveToVirtualWan');
});

it('each of several virtual WANs is offered once', async () => {
  const text = `virtualWan wan1\nvirtualWan wan2\n${Object.values(virtualWans)[0]?.text}`;
  const { view } = await ReadFiles.read({ 'main.azroute': text });
  const { refactorings } = view.snapshot.refactoringsSoFar(
    ['vnet:hub'],
    ['refactor.rewrite'],
    Number.POSITIVE_INFINITY,
  );
  const titles = refactorings.filter(({ name }) => name === 'moveToVirtualWan').map(({ title }) => title);
  expect(titles).toEqual([
    expect.stringMatching(/^Move hub to wan1 as/),
    expect.stringMatching(/^Move hub to wan2 as/),
  ]);
});

it('is refused, or proved, with few recomputations at a time too', async () => {
  for (const { text } of [...Object.values(virtualWans), ...Object.values(refused)]) {
    const { view } = await ReadFiles.read({ 'main.azroute': text });
    const whole = await ReadFiles.read({ 'main.azroute': text });
    const steps = () => view.snapshot.refactoringsSoFar(['vnet:hub'], ['refactor.rewrite'], 1);
    let soFar = steps();
    for (let i = 0; i < 200 && !soFar.isComplete; i++) soFar = steps();
    const atOnce = whole.view.snapshot.refactoringsSoFar(['vnet:hub'], ['refactor.rewrite'], Number.POSITIVE_INFINITY);
    expect(soFar.isComplete).toBe(true);
    expect([soFar.refactorings, soFar.refused].map((list) => list.map(({ title }) => title))).toEqual(
      [atOnce.refactorings, atOnce.refused].map((list) => list.map(({ title }) => title)),
    );
  }
});

it('random hub-and-spokes that move lose nothing, and keep the paths that the title names', { timeout }, async () => {
  let moved = 0;
  let whole = 0;
  let all = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const text = hubAndSpokeText(seededDice(seed));
      const before = await ReadFiles.read({ 'main.azroute': text });
      const { snapshot } = before.view;
      const { refactorings, refused: reasons } = snapshot.refactoringsSoFar(
        ['vnet:hub'],
        ['refactor.rewrite'],
        Number.POSITIVE_INFINITY,
      );
      expect(snapshot.failedRepairs(), text).toEqual([]);
      const chosen = refactorings.find(({ name }) => name === 'moveToVirtualWan');
      all++;
      if (!chosen) {
        expect(reasons, text).not.toEqual([]);
        return;
      }
      moved++;
      const files = filesOf(before, chosen.topology);
      const shown = `${text}\n${chosen.title}\n${files?.['main.azroute']}`;
      expect(files && (await faultsOf(before, chosen.topology, files)), shown).toEqual([]);
      expect(await unformatted(files ?? {}), shown).toEqual([]);
      const after = await ReadFiles.read(files ?? {});
      const [were, are] = [waysIn(snapshot), waysIn(after.view.snapshot)];
      expect(lost(were, are), shown).toEqual([]);
      if (!chosen.title.includes('every path stays')) return;
      whole++;
      // What an appliance itself sends is its own affair.
      const isCounted = ([pair, way]: readonly [string, string]) =>
        !/^hub nva1/.test(pair) && !/dropped|loop/.test(way);
      const arriving = appliancesOnWays(were).filter(isCounted);
      expect(
        arriving.filter(([pair, way]) => way !== new Map(appliancesOnWays(are)).get(pair)),
        shown,
      ).toEqual([]);
    }),
    { ...runsFrom(20_261_130, Math.ceil(numRuns / 16)), endOnFailure: true },
  );
  if (process.env.AZROUTE_RUNS !== undefined) console.log(`${moved} of ${all} moved, ${whole} with every path`);
  expect(moved).toBeGreaterThan(all / 4);
  expect(whole).toBeGreaterThan(0);
});

/** Each pair of ends with the appliances and circuits on its ways, and what becomes of the packets. */
function appliancesOnWays(ways: readonly string[]): readonly (readonly [string, string])[] {
  return ways.map((line) => {
    const [pair = '', way = ''] = line.split(': ');
    const passed = [...way.matchAll(/(?:firewall|nva|circuit):\S+|\((\w+)\)/g)].map(([word, verdict]) =>
      verdict === undefined ? word.replace(/^.*\//, '') : verdict,
    );
    return [pair, [...new Set(passed)].join(' ')] as const;
  });
}

import { describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../../packages/language/src/lsp/testing/client.js';
import { mutants } from '../mutations/all-mutants.js';

/** How many mutants of each mutation are repaired; the others are for longer runs. */
const { AZROUTE_REPAIRED_MUTANTS: asked } = process.env;
const most = Number(asked ?? 1);
/** The least share of the errors and warnings of texts that have a fix, over all codes. */
const leastShare = 0.5;

const uri = 'file:///main.azroute';
const counts = new Map<
  string,
  { all: number; fixed: number; readonly titles: Set<string>; readonly without: Set<string> }
>();

/** Errors and warnings that a text causes by itself. */
const isOfText = ({ code, severity = 1 }: Diagnostic) => String(code) < 'AZR100' && severity <= 2;
const errors = (list: readonly Diagnostic[]) => list.filter(({ severity }) => severity === 1).length;

const sample = mutants.filter((_, i) => asked !== undefined || i % 3 === 2);
const single = sample.map((mutation) => ({
  ...mutation,
  mutants: mutation.mutants.filter(({ of }) => !of.part).slice(0, most),
}));

describe.each(single.filter(({ mutants: all }) => all.length > 0))('$name', ({ name, mutants: all }) => {
  test.each(all)('every fix of the text in $name holds', async ({ text }) => {
    const client = await TestClient.start();
    await client.open(uri, text);
    const before = await client.diagnostics(uri);
    const complaints: string[] = [];
    for (const diagnostic of before.filter(isOfText)) {
      const code = String(diagnostic.code);
      const count = counts.get(code) ?? { all: 0, fixed: 0, titles: new Set(), without: new Set() };
      counts.set(code, count);
      const actions = await client.fixes(uri, diagnostic);
      count.all++;
      if (actions.length > 0) count.fixed++;
      else count.without.add(`${name}: ${String(diagnostic.message).slice(0, 140)}`);
      count.titles.add(actions.map(({ title }) => title).join(' || '));
      for (const action of actions) complaints.push(...(await complaintsAbout(action, text, diagnostic, before)));
    }
    expect(complaints).toEqual([]);
  });
});

async function complaintsAbout(
  action: CodeAction,
  text: string,
  { code, message }: Diagnostic,
  before: readonly Diagnostic[],
): Promise<readonly string[]> {
  const fixed = TextDocument.applyEdits(
    TextDocument.create(uri, 'azroute', 1, text),
    action.edit?.changes?.[uri] ?? [],
  );
  const client = await TestClient.start();
  await client.open(uri, fixed);
  const after = await client.diagnostics(uri);
  const same = (list: readonly Diagnostic[]) =>
    list.filter((one) => one.code === code && one.message === message).length;
  return [
    ...(same(after) >= same(before) ? [`${action.title} leaves ${code}`] : []),
    ...(errors(after) > errors(before) ? [`${action.title} brings an error`] : []),
  ];
}

test(`at least ${100 * leastShare} % of the errors and warnings of texts have a fix`, () => {
  const all = [...counts.values()].reduce((sum, count) => sum + count.all, 0);
  const fixed = [...counts.values()].reduce((sum, count) => sum + count.fixed, 0);
  for (const [code, count] of process.env.AZROUTE_REPAIRED_MUTANTS ? [...counts].sort() : []) {
    console.log(`${code} ${count.fixed}/${count.all}`);
    for (const title of [...count.titles].filter((one) => one !== '').slice(0, 3))
      console.log(`   + ${title.slice(0, 250)}`);
    for (const one of [...count.without].slice(0, 3)) console.log(`   - ${one}`);
  }
  console.log(`${fixed} of ${all} errors and warnings of texts have a fix`);
  expect(fixed / all).toBeGreaterThan(leastShare);
});

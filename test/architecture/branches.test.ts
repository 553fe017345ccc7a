import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { branchesOnCauses } from './branches.js';

/*
 * The invariant of the architecture that no tool of the lint step knows: no code branches on the number of a rule.
 */
const root = join(import.meta.dirname, '../..');
const files = globSync('packages/*/src/**/*.ts', { cwd: root })
  .filter((file) => !/\.test\.ts$|\/testing\/|\/generated\//.test(file))
  .sort();

test('no code branches on the number of a rule, or on what a cause is about', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => branchesOnCauses(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

const branching = [
  "if (reason.rule === 'R081') drop();",
  "if (reason.rule === 'W034') drop();",
  "if ('R081' !== rule) drop();",
  "switch (rule) { case 'R003': drop(); }",
  'const kinds = { R003: noneRoute };',
  "const rules = new Set(['R003', 'R035']);",
  "const isIt = ['R003'].includes('R035');",
  'const session = reason.declarations.find((id) => isSession(id));',
  "const isSession = id.startsWith('bgp:');",
  'if (row.beatenBy?.declarations[0] !== route.id) drop();',
  'const [device] = trace.reason.declarations;',
];
test.each(branching)('%s is a branch', (text) => expect(branchesOnCauses('x.ts', text)).toHaveLength(1));

const harmless = [
  "ends(passage, { kind: 'noneRow', row }, { rule: 'R003', text, declarations: [at] });",
  "const cause = { rule: server ? 'R154' : 'R115', text };",
  "if (end.kind === 'noneRow') drop();",
];
test.each(harmless)('%s is none', (text) => expect(branchesOnCauses('x.ts', text)).toEqual([]));

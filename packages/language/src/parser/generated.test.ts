import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The parser and the TextMate grammar are generated from grammar/azroute.langium and committed, so that a fresh clone
// type checks and runs its tests without generating them first. `npm run generate` updates them.
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'azroute-generated-'));

beforeAll(() => {
  const config = JSON.parse(readFileSync(join(root, 'langium-config.json'), 'utf8'));
  const [language] = config.languages;
  language.grammar = relative(folder, join(root, language.grammar));
  language.textMate.out = 'azroute.tmLanguage.json';
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...config, out: 'generated' }));
  const cli = join(root, 'node_modules/langium-cli/bin/langium.js');
  execFileSync(process.execPath, [cli, 'generate', '--mode=production', '--file', join(folder, 'config.json')], {
    cwd: root,
    stdio: 'pipe',
  });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['packages/language/src/generated/ast.ts', 'generated/ast.ts'],
  ['packages/language/src/generated/grammar.ts', 'generated/grammar.ts'],
  ['packages/language/src/generated/module.ts', 'generated/module.ts'],
  ['syntaxes/azroute.tmLanguage.json', 'azroute.tmLanguage.json'],
])('%s matches the grammar', (committed, generated) => {
  const fresh = readFileSync(join(folder, generated), 'utf8');
  expect(readFileSync(join(root, committed), 'utf8').trimEnd()).toBe(fresh.trimEnd());
});

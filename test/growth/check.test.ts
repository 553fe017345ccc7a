import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check } from './check.js';

const commands: readonly [what: string, script: string, told: RegExp][] = [
  ['throws', 'throw new Error("broken")', /^not checked: exit code 1/],
  ['refuses its input', 'console.error("error: no"); process.exit(2)', /^not checked: exit code 2. error: no/],
  ['reads nothing of a file', 'console.log("main.azroute:1:1: error AZR014 too long")', /^not checked/],
  ['computes for ever', 'for (;;);', /^ended after 1 s/],
];

it.each(commands)('a command that %s has taken nothing', async (_what, script, told) => {
  const folder = mkdtempSync(join(tmpdir(), 'azroute-'));
  const file = join(folder, 'azroute.mjs');
  writeFileSync(file, script);
  try {
    expect(await check('', {}, 1, file)).toMatch(told);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('a command that finds something has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'azroute-'));
  const file = join(folder, 'azroute.mjs');
  writeFileSync(file, 'console.log("main.azroute:1:1: error AZR002 no"); process.exitCode = 1;');
  try {
    expect(await check('', {}, 5, file)).toEqual({ seconds: expect.any(Number), mb: expect.any(Number) });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

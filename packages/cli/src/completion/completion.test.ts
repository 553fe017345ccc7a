import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';
import { shells } from './command-line.js';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-completion-'));
  for (const name of ['hub.azroute', 'two words.azroute', 'notes.txt']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'sub'));
  for (const shell of shells) writeFileSync(join(folder, `.${shell}`), (await azroute(['completion', shell])).stdout);
});
afterAll(() => rmSync(folder, { recursive: true }));

const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** What bash offers for the last of some words. */
function offered(...words: string[]): readonly string[] {
  const script = `source ./.bash
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _azroute
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...words], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}

describe.runIf(has('bash'))('the script for bash', () => {
  it('is one that bash reads', () => {
    const { status, stderr } = spawnSync('bash', ['-n', '.bash'], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.each([
    ['commands', ['ch'], ['check']],
    ['flags before a command', ['--v'], ['--version']],
    ['flags of a command', ['check', '--fail'], ['--fail-on']],
    ['values', ['check', '--output', ''], ['github', 'json', 'sarif', 'text']],
    ['values after a short flag', ['check', '-o', 's'], ['sarif']],
    ['values after =', ['check', '--output', '=', 'js'], ['json']],
    ['topologies and folders', ['check', ''], ['hub.azroute', 'sub', 'two words.azroute']],
    ['topologies after a value', ['check', '--output', 'json', 'h'], ['hub.azroute']],
    ['other files', ['verify', 'hub.azroute', '--against', 'n'], ['notes.txt']],
    ['codes', ['explain', 'AZR10'], ['AZR101', 'AZR102', 'AZR103', 'AZR104', 'AZR105', 'AZR106', 'AZR107']],
    ['scaffolds', ['init', 'h'], ['hub-and-spoke']],
    ['commands to explain', ['help', 'tr'], ['trace']],
    ['shells', ['completion', 'p'], ['pwsh']],
    ['no names of things in a file', ['routes', 'hub.azroute', '--nic', ''], []],
  ])('offers %s', (_what, words, expected) => {
    expect(offered('azroute', ...words)).toEqual(expected);
  });

  it('knows every command of the help', async () => {
    const { stdout } = await azroute(['--help']);
    const commands = [...stdout.matchAll(/^ {2}(\w+) (?:\[|<)/gm)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(13);
    expect(offered('azroute', '')).toEqual([...commands].sort());
  });
});

describe.each([
  ['zsh', ['-n', '.zsh']],
  ['fish', ['--no-execute', '.fish']],
])('the script for %s', (shell, argv) => {
  it.runIf(has(shell))('is one that it reads', () => {
    const { status, stderr } = spawnSync(shell, argv, { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

it('every script has every command and every value', async () => {
  for (const shell of shells) {
    const { stdout, code } = await azroute(['completion', shell]);
    for (const word of ['check', 'format', 'two-regions-overlay', 'AZR101', 'sarif', 'fail-on'])
      expect(stdout).toContain(word);
    expect(code).toBe(0);
  }
});

it('another shell is refused', async () => {
  const { stderr, code } = await azroute(['completion', 'tcsh']);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish, pwsh.');
  expect(code).toBe(2);
});

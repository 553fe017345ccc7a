import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';

const hub = `vnet hub {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 {
    routeTable rt
    nic vm 10.0.0.4
  }
}
`;
const tables = 'routeTable rt {\n  route out 0.0.0.0/0 -> Internet\n}\n';
const spoke = 'vnet spoke {\n  address 10.1.0.0/16\n}\n';
const main = 'import "parts/hub.azroute"\nimport "parts/tables.azroute"\n';

let folder = '';
let repository = '';

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(repository, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Runs git without the settings of the user. */
function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgSign=false'];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: join(folder, 'none'), GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', [...who, '-c', 'init.defaultBranch=main', ...args], { cwd: repository, env, stdio: 'pipe' });
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'azroute-revisions-')));
  repository = join(folder, 'a repository');
  mkdirSync(repository);
  git('init');
  write({ 'net/main.azroute': main, 'net/parts/hub.azroute': hub, 'net/parts/tables.azroute': tables });
  write({ 'net/gone.azroute': spoke, 'net/same.azroute': spoke, 'net/.hidden.azroute': spoke, 'notes.txt': 'text' });
  write({ 'broken.azroute': 'import "missing.azroute"\n', 'outer.azroute': 'import "../outside.azroute"\n' });
  write({ 'off/azroute.json': '{ "diagnostics": { "AZR416": "off" } }', 'off/main.azroute': 'routeTable idle\n' });
  write({ 'binary.azroute': 'vnet a\0b' });
  symlinkSync('main.azroute', join(repository, 'net', 'link.azroute'));
  git('add', '.');
  git('commit', '--message', 'first');
  git('tag', 'v1');
  write({ 'net/parts/tables.azroute': tables.replace('-> Internet', '-> None'), 'net/new.azroute': spoke });
  rmSync(join(repository, 'net', 'gone.azroute'));
  write({ 'off/azroute.json': '{}', '-x.azroute': spoke });
  writeFileSync(join(folder, 'outside.azroute'), spoke);
});
afterAll(() => rmSync(folder, { recursive: true }));

const change = 'changed route rt 0.0.0.0/0: nextHop.type Internet → None';

interface Case {
  readonly argv: readonly string[];
  readonly says: readonly string[];
  readonly not?: string;
  readonly code: number;
  /** The folder in the repository where the command runs. */
  readonly at?: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a file whose import has changed': {
    argv: ['git:HEAD:net/main.azroute', 'net/main.azroute'],
    says: [change],
    code: 1,
  },
  'a file by a tag, from a folder': {
    argv: ['git:v1:./main.azroute', 'main.azroute'],
    says: [change],
    code: 1,
    at: 'net',
  },
  'a file in the folder above': {
    argv: ['git:main:../net/same.azroute', 'same.azroute'],
    says: ['no difference'],
    code: 0,
    at: 'net',
  },
  'two revisions': {
    argv: ['git:v1:net/main.azroute', 'git:HEAD~0:net/main.azroute'],
    says: ['no difference'],
    code: 0,
  },
  'the other way around': {
    argv: ['net/main.azroute', 'git:HEAD:net/main.azroute'],
    says: ['changed route rt 0.0.0.0/0: nextHop.type None → Internet'],
    code: 1,
  },
  'a file whose name is like an option': {
    argv: ['--', 'net/new.azroute', '-x.azroute'],
    says: ['no difference'],
    code: 0,
  },
  'a folder of a revision': {
    argv: ['git:HEAD:net', 'net'],
    says: [
      'gone.azroute, only in the old folder:',
      '  removed vnet spoke',
      'main.azroute:',
      change,
      'new.azroute, only in the new folder:',
      '  added vnet spoke',
    ],
    not: 'same.azroute',
    code: 1,
  },
  'two folders on the disk': { argv: ['net', 'net'], says: ['no difference'], code: 0 },
  'a folder of a revision with itself': { argv: ['git:HEAD:', 'git:v1:.'], says: ['no difference'], code: 0 },
  'findings with their revision': {
    argv: ['git:HEAD:net/parts/hub.azroute', 'net/new.azroute'],
    says: ['git:HEAD:net/parts/hub.azroute:4:16: error AZR002'],
    code: 1,
  },
  'imports that the revision does not have': {
    argv: ['git:HEAD:outer.azroute', 'outer.azroute'],
    says: ['git:HEAD:outer.azroute:1:8: error AZR010', 'added vnet spoke'],
    code: 1,
  },
  'the configuration of the revision': {
    argv: ['git:HEAD:off/main.azroute', 'off/main.azroute'],
    says: ['off/main.azroute:1:12: hint AZR416'],
    code: 1,
  },
  'the commands for a folder': {
    argv: ['git:HEAD:net', 'net', '--as', 'az'],
    says: ['# main.azroute\nRG=', '--next-hop-type None', '# new.azroute\n# by hand: added vnet spoke'],
    code: 1,
  },
};

describe('azroute diff with revisions and folders compares', () => {
  it.each(Object.entries(cases))('%s', async (_, { argv, says, not, code, at = '' }) => {
    const { stdout, ...ended } = await azroute(['diff', ...argv], join(repository, at));
    let rest = stdout;
    for (const text of says) {
      expect(rest).toContain(text);
      rest = rest.slice(rest.indexOf(text) + text.length);
    }
    if (not !== undefined) expect(stdout).not.toContain(not);
    expect(ended).toMatchObject({ stderr: '', code });
  });
});

it('prints folders as JSON and as Markdown', async () => {
  const { stdout } = await azroute(['diff', 'git:HEAD:net', 'net', '--output', 'json'], repository);
  expect(JSON.parse(stdout)).toMatchObject({
    equal: false,
    topologies: [
      { file: 'gone.azroute', in: 'old', equal: false },
      { file: 'main.azroute', in: 'both', equal: false, declarations: [{ change: 'changed', kind: 'route' }] },
      { file: 'new.azroute', in: 'new', equal: false },
      { file: 'same.azroute', in: 'both', equal: true },
    ],
  });
  const markdown = await azroute(['diff', 'git:HEAD:net', 'net', '--output', 'markdown'], repository);
  expect(markdown.stdout.match(/^## .*$/gm)).toEqual([
    '## gone.azroute, only in the old folder',
    '## main.azroute',
    '## new.azroute, only in the new folder',
  ]);
});

const file = 'net/main.azroute';

/** Arguments, and what the message says. */
const mistakes: Readonly<Record<string, readonly [old: string, other: string, message: string]>> = {
  'an unknown revision': ['git:nowhere:net/main.azroute', file, 'there is no commit "nowhere"'],
  'a path that the revision does not have': ['git:v1:net/new.azroute', file, 'net/new.azroute is not in v1'],
  'a path outside of the repository': ['git:v1:../outside.azroute', file, 'is outside of the repository'],
  'an absolute path': ['git:v1:/etc/passwd', file, '/etc/passwd is outside of the repository'],
  'a link in the revision': ['git:v1:net/link.azroute', file, 'net/link.azroute is a symbolic link in v1'],
  'another kind of file': ['git:v1:notes.txt', file, 'notes.txt in v1 is not an .azroute file'],
  'a binary file': ['git:v1:binary.azroute', file, 'binary.azroute in v1 is a binary file, not text'],
  'no path': ['git:v1', file, 'git:v1 is not complete'],
  'no revision': ['git::net/main.azroute', file, 'git::net/main.azroute is not complete'],
  'an option in place of a revision': ['git:--output=x:net/main.azroute', file, '"--output=x" is not a revision'],
  'a short option': ['git:-h:net/main.azroute', file, '"-h" is not a revision'],
  'several words': ['git:v1 --x:net/main.azroute', file, 'is not a revision'],
  'a range': ['git:v1..HEAD:net/main.azroute', file, 'there is no commit "v1..HEAD"'],
  'all but a revision': ['git:^v1:net/main.azroute', file, 'there is no commit "^v1"'],
  'a folder and a file': ['git:v1:net', file, 'git:v1:net is a folder and net/main.azroute is not'],
  'a folder without topologies': ['git:v1:net', '.git', '.git contains no .azroute file'],
};

describe('azroute diff with a revision refuses', () => {
  it.each(Object.entries(mistakes))('%s with exit code 2', async (_, [old, other, message]) => {
    const { stdout, stderr, code } = await azroute(['diff', old, other], repository);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(message);
  });

  it('a folder outside of any repository', async () => {
    const { stderr, code } = await azroute(['diff', 'git:HEAD:a.azroute', 'outside.azroute'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('is not in the work tree of a git repository');
  });

  it('to run without git, and a git in the current folder or a relative one', async () => {
    const path = process.env.PATH;
    writeFileSync(join(repository, 'git'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    process.env.PATH = ['', '.', join(folder, 'none')].join(':');
    const { stderr, code } = await azroute(['diff', 'git:HEAD:net', 'net'], repository).finally(() => {
      process.env.PATH = path;
      rmSync(join(repository, 'git'));
    });
    expect(code).toBe(2);
    expect(stderr).toContain('there is no git command on the path');
  });
});

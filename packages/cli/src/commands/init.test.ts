import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scaffolds } from '@azroute/language';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-init-'));
  writeFileSync(join(folder, 'taken.azroute'), 'mine');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(scaffolds)('init $name', ({ name, text }) => {
  it('prints the topology', async () => {
    expect(await azroute(['init', name], folder)).toMatchObject({ all: text, code: 0 });
  });

  it('writes it into a new file, in which nothing is to be found or formatted', async () => {
    const file = `${name}.azroute`;
    expect((await azroute(['init', name, '--output', file], folder)).code).toBe(0);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
    expect(await azroute(['check', file, '--fail-on', 'warning'], folder)).toMatchObject({ all: '', code: 0 });
    expect(await azroute(['format', file, '--check'], folder)).toMatchObject({ all: '', code: 0 });
  });
});

it('without a name lists the topologies', async () => {
  const { stdout, code } = await azroute(['init'], folder);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(scaffolds.map(({ name }) => name));
  expect(code).toBe(0);
});

it.each([
  [['init', 'hub-and-spok'], 'did you mean hub-and-spoke?'],
  [['init', 'nonsense'], 'there are hub-and-spoke, firewall,'],
  [['init', 'firewall', '-o', 'taken.azroute'], 'taken.azroute exists already; give another name'],
  [['init', 'firewall', '-o', 'none/new.azroute'], 'none/new.azroute cannot be written: there is no folder none'],
  [['init', 'firewall', '-o', 'new.txt'], 'new.txt does not end in .azroute'],
  [['init', '-o', 'new.azroute'], 'choose a topology: hub-and-spoke'],
])('%j is refused', async (argv, says) => {
  const { stderr, code } = await azroute(argv, folder);
  expect(stderr).toContain(says);
  expect(code).toBe(2);
  expect(readFileSync(join(folder, 'taken.azroute'), 'utf8')).toBe('mine');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute, words } from '../testing/capture.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-people-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('good.azroute', 'vnet hub {\n  address 10.0.0.0/16\n}\n');
  write('bad.azroute', 'vnet hub {\n\taddress 10.0.0.0/16\n}\npeering hub <-> "東京" // \u001b[2J\nrouteTable rt\n');
  write('other.azroute', 'import "good.azroute"\npeering hub <-> nothing\n');
  write('long.azroute', `vnet hub {\n  address 10.0.0.0/16\n}\npeering hub <-> ${'x'.repeat(300)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = (line: string, columns: number | undefined = 80, colour = false) =>
  azroute(words(`check ${line}`), folder, { columns, colour });

describe('on a terminal, check', () => {
  it('shows the line with carets, and sums up', async () => {
    const { stdout, code } = await check('bad.azroute');
    expect(stdout).toContain('\n    4 | peering hub <-> "東京" // \\u001b[2J\n      |                 ^^^^^^\n');
    expect(stdout).toMatch(/\n\n\d errors?, 1 note in 1 file\n$/);
    expect(code).toBe(1);
  });

  it('indents the related locations', async () => {
    const { stdout } = await azroute(words('check examples/03-route-server-default.azroute'), undefined, {
      columns: 80,
    });
    expect(stdout).toContain(
      '\n    examples/03-route-server-default.azroute:38:9: spoke11.vm: 0.0.0.0/0\n      Virtual',
    );
  });

  it('says that nothing is wrong', async () => {
    expect(await check('good.azroute')).toMatchObject({ stdout: 'No problems in 1 file.\n', code: 0 });
    expect((await check('good.azroute other.azroute')).stdout).toMatch(/\n1 error in 2 files\n$/);
  });

  it.each([30, 60, 200])('keeps to %i columns, except for words that are longer', async (columns) => {
    const { stdout } = await check('bad.azroute long.azroute', columns);
    for (const line of stdout.split('\n')) {
      if (stringWidth(line) > columns) expect(line.trim().split(' ').length).toBeLessThanOrEqual(2);
    }
    expect(stdout).toContain('^');
  });

  it('colours severities and carets', async () => {
    const { stdout } = await check('bad.azroute', 80, true);
    expect(stdout).toContain(': \u001b[31merror\u001b[0m AZR002 ');
    expect(stdout).toContain('\u001b[31m^^^^^^\u001b[0m\n');
  });

  it('lists only errors with --quiet, and does not sum up', async () => {
    expect((await check('good.azroute --quiet')).all).toBe('');
    const { stdout } = await check('bad.azroute --quiet');
    expect(stdout).toContain('error AZR002');
    expect(stdout).not.toMatch(/hint|in 1 file/);
  });
});

describe('in a pipe, check', () => {
  it('prints one line for each finding and nothing else', async () => {
    const { stdout } = await azroute(words('check bad.azroute'), folder);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .every((line) => /^ {4}|^bad\.azroute:\d+:\d+: /.test(line)),
    ).toBe(true);
    expect((await azroute(words('check good.azroute'), folder)).all).toBe('');
  });

  it('leaves out all but errors with --quiet in every format; the exit code stays', async () => {
    const { stdout, code } = await azroute(words('check bad.azroute --quiet -o json --fail-on warning'), folder);
    expect(JSON.parse(stdout).map(({ severity }: { severity: string }) => severity)).not.toContain('hint');
    expect(code).toBe(1);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-diff-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const network = `vnet a {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 {
    routeTable rt
    nic vm 10.0.0.4
  }
}
routeTable rt {
  route out 0.0.0.0/0 -> Internet
}
`;
const dropped = network.replace('-> Internet', '-> None');
const extended = `${network}routeTable other\n`;

async function diff(old: string, other: string, ...more: readonly string[]) {
  writeFileSync(join(folder, 'old.azroute'), old);
  writeFileSync(join(folder, 'new.azroute'), other);
  return azroute(['diff', 'old.azroute', 'new.azroute', ...more], folder);
}

const shown = ['--output', 'markdown', '--diagram', 'pictures'];
const picture = (name: string) => readFileSync(join(folder, 'pictures', name), 'utf8');

describe('the pictures of a difference', () => {
  it('show the way of packets that are lost, before and after', async () => {
    const { stdout, code } = await diff(network, dropped, ...shown);
    expect(code).toBe(1);
    expect(stdout.slice(stdout.indexOf('### The network'))).toBe(
      '### The network, and the way of packets from a.vm to 8.8.8.8\n\n' +
        'Before:\n\n![The network before the change](pictures/before.svg)\n\n' +
        'After:\n\n![The network after the change](pictures/after.svg)\n',
    );
    expect(picture('before.svg')).toContain('<title>a.vm → 8.8.8.8');
    expect(picture('after.svg')).toMatch(/<title>a\.vm → 8\.8\.8\.8: dropped/);
    const [before, after] = [picture('before.svg'), picture('after.svg')];
    await diff(network, dropped, ...shown);
    expect([picture('before.svg'), picture('after.svg')]).toEqual([before, after]);
  });

  it('are found where their readers look', async () => {
    const { stdout } = await diff(network, extended, ...shown, '--diagram-url', 'http://host:81/a b/)x');
    expect(stdout).toContain('![The network after the change](http://host:81/a%20b/%29x/after.svg)');
    expect(stdout).toContain('### The network\n');
  });

  it('are not made if nothing differs', async () => {
    const { stdout, code } = await diff(network, `// the same\n${network}`, ...shown);
    expect([stdout, code]).toEqual(['**no difference**\n', 0]);
    expect(() => picture('after.svg')).toThrow('ENOENT');
  });

  it('of folders have the names of their topologies', async () => {
    for (const [path, text] of [
      ['old/hubs/west.azroute', network],
      ['old/gone.azroute', network],
      ['new/hubs/west.azroute', extended],
    ] as const) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { stdout } = await azroute(['diff', 'old', 'new', ...shown], folder);
    const links = [...stdout.matchAll(/\]\((.*)\)/g)].map(([, link]) => link);
    expect(links).toEqual([
      'pictures/gone.before.svg',
      'pictures/hubs/west.before.svg',
      'pictures/hubs/west.after.svg',
    ]);
    for (const link of links) expect(readFileSync(join(folder, link ?? ''), 'utf8')).toMatch(/^<svg /);
  });

  it.each([
    [['--diagram', 'pictures'], '--diagram needs --output markdown'],
    [['--output', 'markdown', '--diagram', ''], '--diagram is empty'],
    [['--diagram-url', 'x'], '--diagram-url needs --diagram'],
    [['--output', 'markdown', '--diagram', 'old.azroute/x'], 'the folder old.azroute/x cannot be made: ENOTDIR'],
  ])('%j is refused', async (options, why) => {
    const { stderr, code } = await diff(network, dropped, ...options);
    expect(stderr).toContain(why);
    expect(code).toBe(2);
  });
});

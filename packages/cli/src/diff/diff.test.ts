import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `azroute diff` says about two texts. */
async function diff(old: string, other: string, ...more: readonly string[]) {
  writeFileSync(join(folder, 'old.azroute'), old);
  writeFileSync(join(folder, 'new.azroute'), other);
  return azroute(['diff', 'old.azroute', 'new.azroute', ...more], folder);
}

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
expect a.vm -> internet
`;

const dropped = network.replace('-> Internet', '-> None');

/** A change of the network, and a line that tells it. */
const changes: Record<string, readonly [string, string]> = {
  'a new declaration': [`${network}site dc {\n  address 192.168.0.0/24\n}\n`, '  added site dc'],
  'a route that changes': [dropped, '  changed route rt 0.0.0.0/0: nextHop.type Internet → None'],
  'packets that are lost': [
    dropped,
    '  a to the Internet (such as a.vm to 8.8.8.8) no longer arrives: internet → dropped',
  ],
  'a row of a table': [dropped, '    + Active 0.0.0.0/0 None (User)'],
  'an expectation that ceases to hold': [dropped, '  a.vm -> internet'],
};

describe('a difference', () => {
  it.each(Object.entries(changes))('tells %s', async (_, [other, line]) => {
    const { stdout, code } = await diff(network, other);
    expect(stdout.split('\n')).toContain(line);
    expect(code).toBe(1);
  });

  it('is none if only places and comments differ', async () => {
    const moved = `// a comment\n\n${network}`;
    expect(await diff(network, moved)).toMatchObject({ all: 'no difference\n', code: 0 });
    expect(JSON.parse((await diff(network, moved, '--output', 'json')).stdout)).toMatchObject({ equal: true });
  });

  it('tells a route alone if one is inserted in front of others', async () => {
    const longer = network.replace('  route out', '  route lan 172.16.0.0/12 -> None\n  route out');
    const { stdout } = await diff(network, longer, '--output', 'json');
    expect(JSON.parse(stdout).declarations).toMatchObject([
      { change: 'added', kind: 'route', name: 'rt 172.16.0.0/12' },
    ]);
  });

  it('tells equal differences of several NICs once', async () => {
    const two = (text: string) => text.replace('nic vm 10.0.0.4', 'nic vm 10.0.0.4\n    nic vm2 10.0.0.5');
    const { stdout } = await diff(two(network), two(dropped), '--output', 'json');
    expect(JSON.parse(stdout).tables).toMatchObject([{ nics: ['a.vm', 'a.vm2'] }]);
  });
});

it('writes names into Markdown as text', async () => {
  const planted = `${network}site "<img src=x>[a](https://example.com) @someone #1" {\n  address 192.168.0.0/24\n}\n`;
  const { stdout } = await diff(network, planted, '--output', 'markdown');
  expect(stdout).toContain('- added site');
  expect(stdout).not.toMatch(/<img|[^\\]\[a|https:\/\/|@someone|#1/);
});

/** A change of the network, a language, and lines of its output in their order. */
const configurations: Record<string, readonly [string, string, readonly string[]]> = {
  'a route with another name': [
    network.replace('route out', 'route away'),
    'az',
    ['route-table route delete --resource-group "$RG" --route-table-name rt --name out', 'route create', '--name away'],
  ],
  'a route with another destination, overwritten': [
    network.replace('route out 0.0.0.0/0', 'route out 8.0.0.0/8'),
    'az',
    [
      'RG=',
      'route-table route create --resource-group "$RG" --route-table-name rt --name out --address-prefix 8.0.0.0/8',
    ],
  ],
  'a table that is taken off': [
    network.replace('    routeTable rt\n', ''),
    'az',
    ['subnet update --resource-group "$RG" --vnet-name a --name s --remove routeTable'],
  ],
  'names for a shell': [
    network.replaceAll('rt\n', `"a'; ls $(x) #"\n`).replace('routeTable rt', `routeTable "a'; ls $(x) #"`),
    'az',
    [`route-table create --resource-group "$RG" --name 'a'\\''; ls $(x) #'`],
  ],
  'names for Terraform': [
    network.replaceAll('rt\n', `"a\${b}"\n`).replace('routeTable rt', `routeTable "a\${b}"`),
    'terraform',
    [`name                          = "a$\${b}"`],
  ],
  'names for Bicep': [
    network.replaceAll('rt\n', `"a'\${b}"\n`).replace('routeTable rt', `routeTable "a'\${b}"`),
    'bicep',
    [`  name: 'a\\'\\\${b}'`],
  ],
  'what is not in Azure': [
    `${network}site dc {\n  address 192.168.0.0/24\n}\n`,
    'az',
    ['# on the device: added site dc'],
  ],
};

it.each(Object.entries(configurations))('prints %s', async (_, [other, language, lines]) => {
  const { stdout } = await diff(network, other, '--as', language);
  let rest = stdout;
  for (const line of lines) {
    expect(rest).toContain(line);
    rest = rest.slice(rest.indexOf(line) + line.length);
  }
  expect(stdout.match(/route-table route delete/g)?.length ?? 0).toBe(
    lines.some((line) => line.includes('delete')) ? 1 : 0,
  );
});

const mistakes: Record<string, readonly [readonly string[], string]> = {
  'a missing file': [['missing.azroute', 'old.azroute'], 'missing.azroute does not exist'],
  'a folder': [['old.azroute', '.'], '. is a folder and old.azroute is not'],
  'one file': [['old.azroute'], "missing required argument 'new'"],
  'two formats': [['old.azroute', 'old.azroute', '--as', 'az', '--output', 'json'], 'cannot be used with'],
  'an unknown format': [
    ['old.azroute', 'old.azroute', '--output', 'sarif'],
    'Allowed choices are text, json, markdown',
  ],
};

it.each(Object.entries(mistakes))('refuses %s with exit code 2', async (_, [argv, message]) => {
  writeFileSync(join(folder, 'old.azroute'), network);
  const { stdout, stderr, code } = await azroute(['diff', ...argv], folder);
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  expect(stderr).toContain(message);
});

it('prints names that contain the separators of ids', async () => {
  const odd = network
    .replace('subnet s', 'subnet "s/1"')
    .replace('routeTable rt {', 'routeTable "r/t" {')
    .replace('routeTable rt', 'routeTable "r/t"');
  const other = odd.replace('    routeTable "r/t"\n', '').replace('out 0.0.0.0/0', 'out 8.0.0.0/8');
  const { stdout } = await diff(odd, other, '--as', 'az');
  expect(stdout).toContain('--vnet-name a --name s/1 --remove routeTable');
  expect(stdout).toContain('--route-table-name r/t --name out --address-prefix 8.0.0.0/8');
});

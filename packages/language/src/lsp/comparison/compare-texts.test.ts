import { describe, expect, it } from 'vitest';
import type { CompareParams, CompareResult } from '../../protocol.js';
import { TestClient } from '../testing/client.js';

const main = 'file:///net/main.azroute';
const part = 'file:///net/part.azroute';

const hub = `vnet hub {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 {
    routeTable rt
    nic vm 10.0.0.4
  }
}
`;
const table = 'routeTable rt {\n  route out 0.0.0.0/0 -> Internet\n}\n';
const text = `import "part.azroute"\n${hub}`;
const earlierTable = table.replace('-> Internet', '-> None');

/** The files that are open, by URI; the first one is compared. */
const open: Readonly<Record<string, string>> = { [main]: text, [part]: table };

async function compare(params: Partial<CompareParams>, files = open): Promise<CompareResult> {
  const client = await TestClient.start();
  for (const [uri, content] of Object.entries(files)) await client.open(uri, content);
  await client.settled();
  const [uri = ''] = Object.keys(files);
  return client.request('azroute/compare', { textDocument: { uri }, before: {}, othersAreEqual: false, ...params });
}

interface Case {
  readonly params: Partial<CompareParams>;
  readonly files?: Readonly<Record<string, string>>;
  readonly says: readonly string[];
  readonly not?: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a change in an import': {
    params: { before: { [main]: text, [part]: earlierTable } },
    says: ['arrives now', 'changed route rt 0.0.0.0/0: nextHop.type None → Internet', '<details>'],
  },
  'no change': { params: { before: { [main]: text, [part]: table } }, says: ['**no difference**'] },
  'a file that did not exist': {
    params: { before: { [main]: null } },
    says: ['added vnet hub', 'added routeTable rt'],
  },
  'an import that did not exist': {
    params: { before: { [main]: text, [part]: null } },
    says: ['findings are gone', 'added routeTable rt', 'AZR010'],
  },
  'an import of the earlier text only': {
    params: { before: { [main]: `import "old.azroute"\n${hub}`, 'file:///net/old.azroute': earlierTable } },
    says: ['changed route rt 0.0.0.0/0: nextHop.type None → Internet'],
  },
  'one file, when all others are equal': {
    params: { before: { [part]: earlierTable }, othersAreEqual: true },
    says: ['changed route rt 0.0.0.0/0: nextHop.type None → Internet'],
  },
  'two topologies with the file': {
    params: { before: { [part]: earlierTable }, othersAreEqual: true },
    files: { [part]: table, [main]: text, 'file:///net/[2].azroute': text },
    says: ['## \\[2\\].azroute', '## main.azroute'],
  },
  'the change as commands': {
    params: { before: { [part]: earlierTable }, othersAreEqual: true, as: 'az' },
    says: ['az network route-table route create', '--next-hop-type Internet'],
    not: '**',
  },
  'the change of two topologies once': {
    params: { before: { [part]: earlierTable }, othersAreEqual: true, as: 'terraform' },
    files: { [part]: table, [main]: text, 'file:///net/other.azroute': text },
    says: ['resource "azurerm_route"'],
  },
  'names as text': {
    params: { before: { [main]: '' } },
    files: { [main]: 'vnet "<img src=x> [a](http://b)" {\n  address 10.0.0.0/16\n}\n' },
    says: ['&lt;img src=x&gt; \\[a\\](http&#58;//b)'],
    not: '<img',
  },
};

describe('a comparison with an earlier state tells', () => {
  it.each(Object.entries(cases))('%s', async (_, { params, files, says, not }) => {
    const result = await compare(params, files);
    const told = 'text' in result ? result.text : JSON.stringify(result);
    for (const each of says) expect(told).toContain(each);
    if (not !== undefined) expect(told).not.toContain(not);
    expect(told.split('azurerm_route"').length).toBeLessThan(3);
  });
});

describe('a comparison with an earlier state', () => {
  it('asks for the files that it does not know, as far as they are known', async () => {
    expect(await compare({})).toEqual({ missing: [main] });
    expect(await compare({ before: { [main]: text } })).toEqual({ missing: [part] });
  });

  it('tells nothing of what is switched off', async () => {
    const client = await TestClient.start();
    const idle = 'routeTable idle\n';
    await client.open(main, idle);
    const ask = () =>
      client.request<CompareResult>('azroute/compare', {
        textDocument: { uri: main },
        before: { [main]: '' },
        othersAreEqual: false,
      });
    await client.settled();
    expect(JSON.stringify(await ask())).toContain('AZR416');
    await client.configure({ diagnostics: { AZR416: 'off' } });
    await client.settled();
    expect(JSON.stringify(await ask())).not.toContain('AZR416');
  });

  it.each([
    { before: { [main]: 1 } },
    { before: null },
    { before: {}, as: 'bash' },
    { before: {}, textDocument: { uri: 'file:///none.azroute' } },
  ])('refuses %j', async (params) => {
    expect(await compare(params as unknown as CompareParams)).toHaveProperty('refused');
  });
});

import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import type { Files } from '../../testing/edited.js';
import { RefactoringClient, unformatted } from '../../testing/refactoring-client.js';

const hub = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}
`;
const spoke = `vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    nic vm1 10.1.0.4
  }
}
`;
const peering = 'peering hub [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]\n';

/** Files before and after an action; the place of the cursor or the selection is marked. */
interface Case {
  readonly before: Files;
  readonly title: string;
  readonly after: Files;
}

const cases: Readonly<Record<string, Case>> = {
  'a VNet with the comments above it, to a new file': {
    before: {
      'main.azroute': `${hub}\n/* The first spoke,\n   of many. */\n// azroute-ignore AZR999\n<|>${spoke}\n${peering}`,
    },
    title: 'Move spoke1 to a new file, spoke1.azroute',
    after: {
      'main.azroute': `import "spoke1.azroute"\n\n${hub}\n${peering}`,
      'spoke1.azroute': `/* The first spoke,\n   of many. */\n// azroute-ignore AZR999\n${spoke}`,
    },
  },
  'the first VNet, below a comment of the whole file': {
    before: { 'main.azroute': `// Our network.\n\n// The hub.\n<|>${hub}\n${spoke}` },
    title: 'Move hub to a new file, hub.azroute',
    after: {
      'main.azroute': `// Our network.\n\nimport "hub.azroute"\n\n${spoke}`,
      'hub.azroute': `// The hub.\n${hub}`,
    },
  },
  'lines that are selected, with a name that is not taken': {
    before: {
      'main.azroute': `${hub}${spoke}<|>${peering}expect hub.nva1 <-> spoke1.vm1\n<|>nva nva1 {\n  nic hub.nva1\n}\n`,
      'peerings.azroute': 'vnet other {\n  address 10.9.0.0/16\n}\n',
    },
    title: 'Move 2 statements to a new file, peerings-2.azroute',
    after: {
      'main.azroute': `import "peerings-2.azroute"\n\n${hub}${spoke}nva nva1 {\n  nic hub.nva1\n}\n`,
      'peerings.azroute': 'vnet other {\n  address 10.9.0.0/16\n}\n',
      'peerings-2.azroute': `${peering}expect hub.nva1 <-> spoke1.vm1\n`,
    },
  },
  'to a file that is imported': {
    before: { 'main.azroute': `import "net/spokes.azroute"\n\n${hub}\n<|>${peering}`, 'net/spokes.azroute': spoke },
    title: 'Move this statement to net/spokes.azroute',
    after: { 'main.azroute': `import "net/spokes.azroute"\n\n${hub}`, 'net/spokes.azroute': `${spoke}\n${peering}` },
  },
  'with CRLF, from a text with tabs': {
    before: { 'main.azroute': `${hub}\n<|>${spoke}`.replaceAll('  ', '\t').replaceAll('\n', '\r\n') },
    title: 'Move spoke1 to a new file, spoke1.azroute',
    after: {
      'main.azroute': `import "spoke1.azroute"\n\n${hub}`.replaceAll('  ', '\t').replaceAll('\n', '\r\n'),
      'spoke1.azroute': spoke.replaceAll('  ', '\t').replaceAll('\n', '\r\n'),
    },
  },
  'from a line with several statements': {
    before: { 'main.azroute': 'vnet a { address 10.0.0.0/16 } <|>vnet b { address 10.1.0.0/16 } peering a <-> b' },
    title: 'Move b to a new file, b.azroute',
    after: {
      'main.azroute': 'import "b.azroute"\n\nvnet a { address 10.0.0.0/16 } peering a <-> b',
      'b.azroute': 'vnet b { address 10.1.0.0/16 }\n',
    },
  },
  'with a name that cannot name a file': {
    before: { 'main.azroute': `${hub}\n<|>vnet "../con: Büro/*" {\n  address 10.1.0.0/16\n}\n` },
    title: 'Move ../con: Büro/* to a new file, con-Büro.azroute',
    after: {
      'main.azroute': `import "con-Büro.azroute"\n\n${hub}`,
      'con-Büro.azroute': 'vnet "../con: Büro/*" {\n  address 10.1.0.0/16\n}\n',
    },
  },
  'with a name that Windows keeps': {
    before: { 'main.azroute': `${hub}\n<|>vnet Aux {\n  address 10.1.0.0/16\n}\n` },
    title: 'Move Aux to a new file, network-Aux.azroute',
    after: {
      'main.azroute': `import "network-Aux.azroute"\n\n${hub}`,
      'network-Aux.azroute': 'vnet Aux {\n  address 10.1.0.0/16\n}\n',
    },
  },
  'where another statement cannot be read': {
    before: { 'main.azroute': `${hub}\n<|>${spoke}\npeering hub <->\n` },
    title: 'Move spoke1 to a new file, spoke1.azroute',
    after: { 'main.azroute': `import "spoke1.azroute"\n\n${hub}\npeering hub <->\n`, 'spoke1.azroute': spoke },
  },
  'back from a file': {
    before: { 'main.azroute': `<|>import "spoke1.azroute"\n\n${hub}`, 'spoke1.azroute': `\uFEFF// One.\r\n${spoke}` },
    title: 'Move the statements of spoke1.azroute here and delete the file',
    after: { 'main.azroute': `${hub}\n// One.\n${spoke}` },
  },
  'back to a file with nothing else': {
    before: { 'main.azroute': '<|>import "spoke1.azroute"\n', 'spoke1.azroute': spoke },
    title: 'Move the statements of spoke1.azroute here and delete the file',
    after: { 'main.azroute': spoke },
  },
};

/** Those that the formatter leaves alone before. */
const formatted = Object.entries(cases).filter(([name]) => !/cannot be read|tabs|several statements/.test(name));

describe('moving statements between files', () => {
  it.each(Object.entries(cases))('%s', async (_name, { before, title, after }) => {
    const client = await RefactoringClient.open(before);
    expect(await client.after(title)).toEqual(after);
  });

  it('says which file the edit deletes, for an editor that lists only the changed ones', async () => {
    const client = await RefactoringClient.open(cases['back to a file with nothing else']?.before ?? {});
    const [action] = (await client.offered()).filter(({ title }) => title.endsWith('delete the file'));
    const resolved = await client.client.request<CodeAction>('codeAction/resolve', { ...action });
    expect(resolved.data).toMatchObject({ deletes: ['file:///spoke1.azroute'] });
  });

  it.each(formatted)('leaves them formatted: %s', async (_name, { after }) => {
    expect(await unformatted(after)).toEqual([]);
  });

  it.each<[string, Files]>([
    ['inside a block', { 'main.azroute': `${hub}${spoke.replace('apps', 'ap<|>ps')}` }],
    ['of everything', { 'main.azroute': `<|>${hub}${spoke}<|>` }],
    [
      'with an import',
      { 'main.azroute': `<|>import "b.azroute"\n${hub}<|>${spoke}`, 'b.azroute': 'import "c.azroute"' },
    ],
    [
      'of a file that others import',
      {
        'main.azroute': '<|>import "b.azroute"\n',
        'b.azroute': spoke,
        'c.azroute': 'import "b.azroute"\n',
      },
    ],
  ])('is not offered %s', async (_where, files) => {
    const client = await RefactoringClient.open(files);
    expect((await client.offered({ only: ['refactor.move'] })).map(({ title }) => title)).toEqual([]);
  });

  it('adds nothing to a file that another topology imports', async () => {
    const client = await RefactoringClient.open({
      'main.azroute': `import "b.azroute"\n\n${hub}\n<|>vnet new {\n  address 10.7.0.0/16\n}\n`,
      'b.azroute': spoke,
      'other.azroute': 'import "b.azroute"\n',
    });
    const titles = (await client.offered({ only: ['refactor.move'] })).map(({ title }) => title);
    expect(titles).toEqual(['Move new to a new file, new.azroute']);
  });

  it('changes nothing if the text has changed since', async () => {
    const client = await RefactoringClient.open({ 'main.azroute': `${hub}\n<|>${spoke}` });
    const [action] = await client.offered({ only: ['refactor.move'] });
    await client.client.change('file:///main.azroute', `${hub}\n${spoke}\n`);
    await client.client.settled();
    expect(action && (await client.resolved(action))).toBeUndefined();
  });
});

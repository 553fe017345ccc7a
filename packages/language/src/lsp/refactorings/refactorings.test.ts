import { describe, expect, it } from 'vitest';
import type { Files } from '../testing/edited.js';
import { lineDiff } from '../testing/line-diff.js';
import { RefactoringClient, unformatted } from '../testing/refactoring-client.js';

const spokes = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}
vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    routeTable rt-spokes
    nic vm1 10.1.0.4
    nic vm2 10.1.0.200
  }
}
vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    routeTable rt-spokes
    nic vm 10.2.0.4
  }
}

peering hub [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  snat internet
}

routeTable rt-spokes {
  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
}
`;

const oneTable = spokes.replace(
  '    routeTable rt-spokes\n    nic vm 10.2',
  '    routeTable rt-spoke2\n    nic vm 10.2',
);
const twoTables = `${oneTable}routeTable rt-spoke2 {
  route all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
}
`;

const halves = spokes.replace(
  `  subnet apps 10.1.0.0/24 {
    routeTable rt-spokes
    nic vm1 10.1.0.4
    nic vm2 10.1.0.200
  }
`,
  `  subnet apps 10.1.0.0/25 {
    routeTable rt-spokes
    nic vm1 10.1.0.4
  }
  subnet apps-2 10.1.0.128/25 {
    routeTable rt-spokes
    nic vm2 10.1.0.200
  }
`,
);

/** A refactoring at a place of a text: its title, and the lines that it changes. */
interface Case {
  readonly text: string;
  /** The place of the cursor, in front of this. */
  readonly at: string;
  /** The end of the selection, in front of this. */
  readonly to?: string;
  readonly title: string;
  readonly diff: string;
}

const cases: Readonly<Record<string, Case>> = {
  'extract a route table': {
    text: spokes,
    at: 'apps 10.1',
    title: 'Give spoke1.apps a route table of its own, rt-spoke1-apps, with the routes of rt-spokes',
    diff: `
-    routeTable rt-spokes
+    routeTable rt-spoke1-apps
+routeTable rt-spoke1-apps {
+  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
+}
+`,
  },
  'inline a route table that is used once': {
    text: twoTables,
    at: 'rt-spoke2 {',
    title: 'Use rt-spokes in place of rt-spoke2, which has the same routes',
    diff: `
-    routeTable rt-spoke2
+    routeTable rt-spokes
-routeTable rt-spoke2 {
-  route all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
-}`,
  },
  'split a subnet': {
    text: spokes,
    at: 'apps 10.1',
    title: 'Split spoke1.apps into 10.1.0.0/25 and 10.1.0.128/25, subnet apps-2',
    diff: `
-  subnet apps 10.1.0.0/24 {
+  subnet apps 10.1.0.0/25 {
+  }
+  subnet apps-2 10.1.0.128/25 {
+    routeTable rt-spokes`,
  },
  'merge subnets': {
    text: halves,
    at: 'apps-2 10.1',
    title: 'Merge spoke1.apps and spoke1.apps-2 into 10.1.0.0/24',
    diff: `
-  subnet apps 10.1.0.0/25 {
+  subnet apps 10.1.0.0/24 {
-  }
-  subnet apps-2 10.1.0.128/25 {
-    routeTable rt-spokes`,
  },
  'renumber a VNet': {
    text: `${spokes}
expect 10.1.0.4 -> spoke2.vm via nva1
`,
    at: 'spoke1 {',
    title: 'Renumber spoke1 from 10.1.0.0/16 to 10.3.0.0/16, along with 1 subnet and 2 NICs',
    diff: `
-  address 10.1.0.0/16
-  subnet apps 10.1.0.0/24 {
+  address 10.3.0.0/16
+  subnet apps 10.3.0.0/24 {
-    nic vm1 10.1.0.4
-    nic vm2 10.1.0.200
+    nic vm1 10.3.0.4
+    nic vm2 10.3.0.200
-expect 10.1.0.4 -> spoke2.vm via nva1
+expect 10.3.0.4 -> spoke2.vm via nva1`,
  },
  'move a subnet': {
    text: spokes,
    at: 'nva 10.0',
    title: 'Move hub.nva from 10.0.1.0/24 to 10.0.0.0/24 with its NIC',
    diff: `
-  subnet nva 10.0.1.0/24 {
-    nic nva1 10.0.1.4
+  subnet nva 10.0.0.0/24 {
+    nic nva1 10.0.0.4
-  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
+  route default 0.0.0.0/0 -> VirtualAppliance 10.0.0.4`,
  },
  'write one expectation of a whole VNet': {
    text: `${spokes}
expect vm1 -> internet via nva1
expect spoke2.vm -> internet via nva1
expect vm2 -> internet via nva1
`,
    at: 'expect vm1',
    title: 'Write one expectation for spoke1.*, in place of those for its 2 NICs',
    diff: `
-expect vm1 -> internet via nva1
+expect spoke1.* -> internet via nva1
-expect vm2 -> internet via nva1`,
  },
  'insert expectations of two spokes': {
    text: spokes,
    at: 'vnet spoke1',
    to: 'peering hub',
    title: 'Insert 2 expectations of what happens today',
    diff: `
+expect spoke1.* <-> spoke2.vm via nva1
+expect spoke1.* -> internet via nva1
+`,
  },
};

function marked({ text, at, to }: Case): string {
  const [start, end] = [text.indexOf(at), to === undefined ? -1 : text.indexOf(to)];
  if (start < 0) throw new Error(`The text does not contain ${at}`);
  const head = `${text.slice(0, start)}<|>`;
  return end < 0 ? head + text.slice(start) : `${head}${text.slice(start, end)}<|>${text.slice(end)}`;
}

describe('refactorings', () => {
  it.each(Object.entries(cases))('%s', async (_name, one) => {
    const client = await RefactoringClient.open({ 'main.azroute': marked(one) });
    const after = await client.after(one.title);
    expect(`\n${lineDiff(one.text, after['main.azroute'] ?? '')}`).toBe(one.diff);
    expect(await unformatted(after)).toEqual([]);
  });

  it('are offered only if somebody asks for them', async () => {
    const client = await RefactoringClient.open({ 'main.azroute': spokes.replace('apps 10.1', 'ap<|>ps 10.1') });
    expect(await client.offered({ triggerKind: 2 })).toEqual([]);
    expect(await client.offered({ only: ['quickfix'] })).toEqual([]);
    expect(await client.offered({ only: ['refactor.move'] })).toEqual([]);
    expect((await client.offered({ triggerKind: 1 })).length).toBeGreaterThan(0);
    expect((await client.offered({ only: ['refactor.extract'] })).length).toBeGreaterThan(0);
  });

  it('change nothing if the text has changed since', async () => {
    const client = await RefactoringClient.open({ 'main.azroute': spokes.replace('apps 10.1', 'ap<|>ps 10.1') });
    const [action] = await client.offered();
    await client.client.change('file:///main.azroute', `${spokes}\n`);
    await client.client.settled();
    expect(action && (await client.resolved(action))).toBeUndefined();
    expect(client.client.shown).toEqual([
      'Nothing is changed: the text has changed since the list was made, or the change cannot be written into it. Open the list again.',
    ]);
  });

  it('change nothing that other topologies contain too, and say of which network they are', async () => {
    const marked = spokes.replace('vnet spoke1', 'vnet sp<|>oke1');
    const roots = { 'a.azroute': 'import "spokes.azroute"\n', 'b.azroute': 'import "spokes.azroute"\n' };
    const titles = async (files: Files) => {
      const client = await RefactoringClient.open(files);
      return (await client.offered()).map(({ title }) => title);
    };
    expect(await titles({ 'spokes.azroute': marked, ...roots })).toEqual([
      'Insert 2 expectations of what happens today, in the network of a.azroute',
      'Insert 2 expectations of what happens today, in the network of b.azroute',
      'Move spoke1 to a new file, spoke1.azroute',
    ]);
    expect(await titles({ 'spokes.azroute': marked })).toContain('Renumber spoke1 to …');
  });

  it('quote names that must be quoted', async () => {
    const quoted = spokes.replaceAll('spoke1', '"spoke.1"').replace('apps 10.1', 'ap<|>ps 10.1');
    const client = await RefactoringClient.open({ 'main.azroute': quoted });
    const title = 'Give "spoke.1".apps a route table of its own, rt-spoke.1-apps, with the routes of rt-spokes';
    expect((await client.after(title))['main.azroute']).toContain('    routeTable "rt-spoke.1-apps"\n');
  });

  it.each([
    ['a syntax error elsewhere', `${spokes}\npeering hub <->\n`],
    ['CRLF', spokes.replaceAll('\n', '\r\n')],
    ['tabs', spokes.replaceAll('  ', '\t')],
    ['everything on one line', spokes.replaceAll(/\s*\n\s*/g, ' ')],
  ])('change what they should in a text with %s', async (_what, text) => {
    const client = await RefactoringClient.open({ 'main.azroute': text.replace('apps 10.1', 'ap<|>ps 10.1') });
    const after = await client.after('Split spoke1.apps into 10.1.0.0/25 and 10.1.0.128/25, subnet apps-2');
    const result = after['main.azroute'] ?? '';
    expect(result).toMatch(/subnet apps 10\.1\.0\.0\/25 \{\s+routeTable rt-spokes\s+nic vm1 10\.1\.0\.4\s+\}/);
    expect(result).toMatch(/subnet apps-2 10\.1\.0\.128\/25 \{\s+routeTable rt-spokes\s+nic vm2 10\.1\.0\.200\s+\}/);
    expect(new Set(result.match(/\r?\n/g)).size).toBe(new Set(text.match(/\r?\n/g)).size);
  });

  it.each([
    ['172.20.0.0/16', 'Renumber spoke1 from 10.1.0.0/16 to 172.20.0.0/16, along with 1 subnet and 2 NICs'],
    [' 10.9.0.0/16 ', 'Renumber spoke1 from 10.1.0.0/16 to 10.9.0.0/16, along with 1 subnet and 2 NICs'],
    ['10.9.0.1/16', '10.9.0.1/16 is not the start of a prefix; 10.9.0.0/16 is.'],
    ['10.9.0.0/20', 'It must be an IPv4 prefix as long as 10.1.0.0/16, since everything in it moves along.'],
    ['fd00::/16', 'It must be an IPv4 prefix as long as 10.1.0.0/16, since everything in it moves along.'],
    ['10.2.0.0/16', '10.2.0.0/16 overlaps 10.2.0.0/16 of spoke2.'],
    ['10.9', '10.9'],
  ])('renumber a VNet to %s, or say why not', async (typed, expected) => {
    const client = await RefactoringClient.open({ 'main.azroute': spokes.replace('vnet spoke1', 'vnet sp<|>oke1') });
    const answer = async () => {
      const { result } = await client.answered('Renumber spoke1 to …', { from: ['10.1.0.0/16'], to: [typed] });
      return 'title' in result ? result.title : result.refused;
    };
    expect(await answer().catch(({ message }: Error) => message)).toContain(expected);
  });
});

import { expect, it } from 'vitest';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver';
import { TestClient } from '../testing/client.js';

const uri = 'file:///main.azroute';
const text = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic fw 10.0.1.4 }
}
nva fw { nic hub.fw snat internet }
vnet a { address 10.1.0.0/16 subnet s 10.1.0.0/24 { nic vm1 10.1.0.4 nic vm2 10.1.0.5 routeTable rt } }
vnet b { address 10.2.0.0/16 subnet s 10.2.0.0/24 { nic vm3 10.2.0.4 routeTable rt } }
peering hub [allowForwardedTraffic] <-> a [allowForwardedTraffic]
peering hub [allowForwardedTraffic] <-> b [allowForwardedTraffic]
routeTable rt { route all 0.0.0.0/0 -> 10.0.1.4 }
`;

/** The position of a word of the text. */
function at(word: string) {
  const before = text.slice(0, text.indexOf(word)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

class Hierarchy {
  private constructor(private readonly client: TestClient) {}

  static async open(): Promise<Hierarchy> {
    const client = await TestClient.start();
    await client.open(uri, text);
    return new Hierarchy(client);
  }

  prepare(word: string): Promise<CallHierarchyItem[] | null> {
    return this.client.request('textDocument/prepareCallHierarchy', { textDocument: { uri }, position: at(word) });
  }

  outgoing(item: CallHierarchyItem): Promise<CallHierarchyOutgoingCall[] | null> {
    return this.client.request('callHierarchy/outgoingCalls', { item });
  }

  incoming(item: CallHierarchyItem): Promise<CallHierarchyIncomingCall[] | null> {
    return this.client.request('callHierarchy/incomingCalls', { item });
  }

  /** The tree of one direction under an item, indented, with the text that decides. */
  async tree(item: CallHierarchyItem, direction: 'in' | 'out', indent = ''): Promise<readonly string[]> {
    const calls =
      direction === 'out'
        ? ((await this.outgoing(item)) ?? []).map(({ to, fromRanges }) => ({ next: to, fromRanges }))
        : ((await this.incoming(item)) ?? []).map(({ from, fromRanges }) => ({ next: from, fromRanges }));
    const lines: string[] = [];
    for (const { next, fromRanges } of calls) {
      const decides = fromRanges.map(({ start, end }) =>
        text.split('\n')[start.line]?.slice(start.character, end.character),
      );
      lines.push(`${indent}${next.name} (${[next.detail, decides.join(', ')].filter(Boolean).join('; ')})`);
      lines.push(...(await this.tree(next, direction, `${indent}  `)));
    }
    return lines;
  }
}

async function treeOf(word: string, direction: 'in' | 'out'): Promise<readonly string[]> {
  const hierarchy = await Hierarchy.open();
  const [item] = (await hierarchy.prepare(word)) ?? [];
  return item ? hierarchy.tree(item, direction) : [];
}

it('leads from a NIC over the devices to the ends', async () => {
  expect(await treeOf('vm1', 'out')).toMatchInlineSnapshot(`
    [
      "fw (towards b.vm3, the Internet; 0.0.0.0/0)",
      "  b.vm3 (hub [allowForwardedTraffic] <-> b [allowForwardedTraffic])",
      "  the Internet (hub)",
    ]
  `);
});

it('leads back from a NIC to those whose packets come', async () => {
  expect(await treeOf('vm3', 'in')).toMatchInlineSnapshot(`
    [
      "fw (from a.vm1; hub [allowForwardedTraffic] <-> b [allowForwardedTraffic])",
      "  a.vm1 (towards b.vm3; 0.0.0.0/0)",
    ]
  `);
});

it('says of an appliance, also at its NIC, who comes through it and where they go', async () => {
  const hierarchy = await Hierarchy.open();
  for (const word of ['fw 10.0.1.4', 'fw { nic']) {
    const [item] = (await hierarchy.prepare(word)) ?? [];
    expect(item?.name).toBe('fw');
    const names = ((item && (await hierarchy.incoming(item))) ?? []).map(({ from }) => from.name);
    expect(names).toEqual(['a.vm1', 'b.vm3']);
  }
});

it.each(['vnet a', 'peering hub', 'address 10.1'])('has nothing to say about %s', async (word) => {
  const hierarchy = await Hierarchy.open();
  expect(await hierarchy.prepare(word)).toBeNull();
});

it.each([undefined, null, 1, {}, { uri, root: uri, id: 'nic:gone' }, { uri: 'file:///x', root: uri, id: 'nva:fw' }])(
  'answers nothing for an item with the data %j',
  async (data) => {
    const hierarchy = await Hierarchy.open();
    const [item] = (await hierarchy.prepare('vm1')) ?? [];
    const odd = { ...(item as CallHierarchyItem), data };
    expect(await hierarchy.outgoing(odd)).toBeNull();
    expect(await hierarchy.incoming(odd)).toBeNull();
  },
);

/** Where packets go next from a word of another text: names and details. */
async function nextIn(other: string, word: string): Promise<readonly string[]> {
  const client = await TestClient.start();
  await client.open(uri, other);
  const before = other.slice(0, other.indexOf(word)).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const items = await client.request<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', {
    textDocument: { uri },
    position,
  });
  const calls = await client.request<CallHierarchyOutgoingCall[] | null>('callHierarchy/outgoingCalls', {
    item: items?.[0],
  });
  return (calls ?? []).map(({ to }) => (to.detail ? `${to.name} (${to.detail})` : to.name));
}

it('says what packets arrive at, if something nearer has the address of the end', async () => {
  const next = await nextIn(
    `vnet near {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 { nic vm 10.0.0.4 }
  subnet other 10.0.1.0/24 { nic sender 10.0.1.4 }
}
vnet far { address 10.0.0.0/16 subnet s 10.0.0.0/24 { nic vm 10.0.0.4 } }
`,
    'sender',
  );
  expect(next).toEqual(['near.vm (towards near.vm, far.vm)', 'the Internet']);
});

it('considers hosts too where there are more subnets than ends are considered, and says so', async () => {
  const subnets = Array.from({ length: 70 }, (_, i) => `  subnet s${i} 10.0.${i}.0/24 { nic vm${i} 10.0.${i}.4 }`);
  const next = await nextIn(
    `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.200.0/24
  vpnGateway vpn
${subnets.join('\n')}
}
site dc { address 192.168.0.0/16 host app 192.168.0.4 }
connection vpn <-> dc
`,
    'vm0 10',
  );
  expect(next).toContain('vpn (towards dc.app (of the first 60 ends))');
});

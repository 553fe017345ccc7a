import { expect, it } from 'vitest';
import type { WorkspaceSymbol } from 'vscode-languageserver';
import { TestClient } from './testing/client.js';

const hub = `vnet hub1 {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 }
}
routeTable rt-spokes { route to-nva 0.0.0.0/0 -> 10.0.1.4 }
peering hub1 <-> spoke-1
`;
const spoke = 'vnet spoke-1 { address 10.1.0.0/16 subnet vms 10.1.0.0/24 { nic vm1 10.1.0.4 } }\n';

const queries: readonly [query: string, found: readonly string[]][] = [
  ['nva', ['hub1.nva', 'hub1.nva.nva1', 'rt-spokes.to-nva']],
  ['hub1.nva', ['hub1.nva', 'hub1.nva.nva1']],
  ['VM1', ['spoke-1.vms.vm1']],
  ['n1', ['hub1.nva.nva1']],
  ['spokes', ['rt-spokes']],
  ['spoke', ['rt-spokes', 'hub1 <-> spoke-1', 'spoke-1']],
  ['firewall', []],
];

it.each(queries)('finds by "%s" %j in all files', async (query, found) => {
  const client = await TestClient.start();
  await client.open('file:///hub.azroute', hub);
  await client.open('file:///spoke.azroute', spoke);
  const symbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query });
  const names = symbols.map(({ name, containerName }) => [containerName, name].filter(Boolean).join('.'));
  expect(names).toEqual(found);
});

it('leads to the name of a declaration', async () => {
  const client = await TestClient.start();
  await client.open('file:///spoke.azroute', spoke);
  const [symbol] = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'vm1' });
  const start = { line: 0, character: spoke.indexOf('vm1') };
  const end = { line: 0, character: spoke.indexOf('vm1') + 3 };
  expect(symbol?.location).toEqual({ uri: 'file:///spoke.azroute', range: { start, end } });
});

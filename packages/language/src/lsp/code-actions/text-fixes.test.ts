import { expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TestClient } from '../testing/client.js';

const uri = 'file:///main.azroute';
const network = `vnet hub { address 10.0.0.0/16 subnet a 10.0.1.0/24 { nic nva1 10.0.1.4 } }
vnet spoke { address 10.1.0.0/16 subnet a 10.1.1.0/24 { nic nva1 10.1.1.4 } }
`;

const fixes: readonly [statement: string, code: string, titles: readonly string[]][] = [
  ['peering hub <-> spokee', 'AZR002', ['Change to spoke']],
  ['nva n { nic nva1 }', 'AZR003', ['Change to hub.nva1', 'Change to spoke.nva1']],
  ['site dc { address 192.168.0.1/16 }', 'AZR008', ['Use 192.168.0.0/16']],
  ['site dc { address 192.168.000.0/16 }', 'AZR007', ['Use 192.168.0.0/16']],
  ['site dc { address 192.168.0.0/33 }', 'AZR007', ['Use 192.168.0.0/32']],
  ['site 10-dc { address 192.168.0.0/16 }', 'AZR009', ['Write "10-dc"']],
  ['nva a nva b tunnel t ipsec a @ 10.0.1.4 <-> b', 'AZR001', ['Write "[endpoint 10.0.1.4]"']],
  ['nva a nva b tunnel t ipsec a <-> b @ fd00::4 mtu 1400', 'AZR001', ['Write "[endpoint fd00::4]"']],
  ['nva a nva b tunnel t ipsec a @10.0.1.4 <-> b @ 10.0.1.5', 'AZR001', ['Write the addresses as "[endpoint …]"']],
];

it.each(fixes)('%s', async (statement, code, titles) => {
  const client = await TestClient.start();
  await client.open(uri, network + statement);
  const diagnostic = (await client.diagnostics(uri)).find((one) => one.code === code);
  expect(diagnostic, `a diagnostic ${code}`).toBeDefined();
  const actions: CodeAction[] = diagnostic ? await client.fixes(uri, diagnostic) : [];
  expect(actions.map(({ title }) => title)).toEqual(titles);
  const [edit] = actions[0]?.edit?.changes?.[uri] ?? [];
  const at = edit?.range.start.character ?? 0;
  const changed = statement.slice(0, at) + (edit?.newText ?? '') + statement.slice(edit?.range.end.character ?? 0);
  await client.change(uri, network + changed);
  expect((await client.diagnostics(uri)).map((one) => one.code)).not.toContain(code);
});

const withoutFix: readonly [why: string, text: string, code: string][] = [
  [
    'both have the same full name',
    `vnet v { address 10.0.0.0/16 subnet GatewaySubnet 10.0.0.0/26 expressRouteGateway er }
site er-ams { asn 65100 address 192.168.0.0/24 }
circuit er-ams
connection er <-> er-ams`,
    'AZR003',
  ],
  ['the nearest name is that of another kind', 'vnet hub { address 10.0.0.0/16 }\nbgp hub <-> hub', 'AZR006'],
  ['there is no such file', 'import other.azroute', 'AZR009'],
  ['the path is not that of an .azroute file', 'import import', 'AZR009'],
  ['the statement has its arrow already', 'bgp hub <-> spoke @ 1', 'AZR001'],
  ['the text is no longer a prefix', 'site dc { address 192.168.0.0.1/16 }', 'AZR007'],
];

it.each(withoutFix)('no fix is offered where %s', async (_why, text, code) => {
  const client = await TestClient.start();
  await client.open(uri, text);
  const diagnostic = (await client.diagnostics(uri)).find((one) => one.code === code);
  expect(diagnostic, `a diagnostic ${code}`).toBeDefined();
  expect(diagnostic && (await client.fixes(uri, diagnostic))).toEqual([]);
});

it('in texts that are too large to try a fix, it is offered if the name has one meaning', async () => {
  const client = await TestClient.start();
  const filling = Array.from({ length: 5000 }, (_, i) => `// line ${i} of those that make the text large\n`).join('');
  const text = `${network}${filling}peering hub <-> spokee\nnva n { nic nva1 }`;
  await client.open(uri, text);
  const titles = async (code: string) => {
    const diagnostic = (await client.diagnostics(uri)).find((one) => one.code === code);
    return diagnostic ? (await client.fixes(uri, diagnostic)).map(({ title }) => title) : [];
  };
  expect(await titles('AZR002')).toEqual(['Change to spoke']);
  expect(await titles('AZR003')).toEqual(['Change to hub.nva1', 'Change to spoke.nva1']);
});

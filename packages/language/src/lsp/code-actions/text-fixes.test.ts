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
  ['site 10-dc { address 192.168.0.0/16 }', 'AZR009', ['Write "10-dc"']],
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

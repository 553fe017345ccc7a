import { expect, it } from 'vitest';
import type { LocationLink } from 'vscode-languageserver';
import { TestClient } from './testing/client.js';

const uri = 'file:///main.azroute';
const text = `vnet hub { address 10.0.0.0/16 subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 } }
vnet other { address 10.0.0.0/16 subnet a 10.0.1.0/24 { nic twin 10.0.1.4 nic b 10.0.1.5 } }
site dc { address 192.168.0.0/16 host app 192.168.0.9 }
routeTable rt { route 0.0.0.0/0 -> 10.0.1.5 }
expect hub.nva1 -> 192.168.0.9
routeTable rt2 { route 10.0.0.0/16 -> None }
`;

const cases: readonly [word: string, line: number, declarations: readonly string[]][] = [
  ['10.0.1.5', 3, ['b']],
  ['192.168.0.9', 4, ['app']],
  ['10.0.1.4', 0, ['nva1', 'twin']],
  ['10.0.1.0/24', 0, ['nva', 'a']],
  ['10.0.0.0/16', 5, ['hub', 'other']],
  ['0.0.0.0/0', 3, []],
];

it.each(cases)('from %s in line %i to what has the address or prefix', async (word, line, declarations) => {
  const client = await TestClient.start({ textDocument: { definition: { linkSupport: true } } });
  await client.open(uri, text);
  const lines = text.split('\n');
  const position = { line, character: (lines[line] ?? '').indexOf(word) + 2 };
  const links = await client.request<LocationLink[] | null>('textDocument/definition', {
    textDocument: { uri },
    position,
  });
  const names = (links ?? []).map(({ targetSelectionRange: { start, end } }) =>
    lines[start.line]?.slice(start.character, end.character),
  );
  expect(names).toEqual(declarations);
});

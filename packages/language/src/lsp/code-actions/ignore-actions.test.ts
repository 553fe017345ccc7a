import { expect, it } from 'vitest';
import { TestClient } from '../testing/client.js';

const uri = 'file:///main.azroute';
const network = `vnet hub {
  address 10.0.0.0/16
  subnet a 10.9.1.0/24
}
`;

async function apply(client: TestClient, text: string, code: string, title: string): Promise<string> {
  const diagnostic = (await client.diagnostics(uri)).find((one) => one.code === code);
  const actions = diagnostic ? await client.codeActions(uri, diagnostic) : [];
  const [edit] = actions.find((action) => action.title === title)?.edit?.changes?.[uri] ?? [];
  const lines = text.split('\n');
  const { start, end } = edit?.range ?? { start: { line: 0 }, end: { line: 0 } };
  const changed = [...lines.slice(0, start.line), `${edit?.newText ?? ''}${lines.slice(end.line).join('\n')}`].join(
    '\n',
  );
  await client.change(uri, changed);
  return changed;
}

it('a finding is hidden by a comment with its indentation, and the comment goes when it hides nothing', async () => {
  const client = await TestClient.start();
  await client.open(uri, network);
  const ignored = await apply(client, network, 'AZR020', 'Ignore AZR020 here');
  expect(ignored).toContain('\n  // azroute-ignore AZR020: say why\n  subnet a');
  expect(await client.diagnostics(uri)).toEqual([]);
  const mended = ignored.replace('10.9.1', '10.0.1');
  await client.change(uri, mended);
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['AZR052']);
  expect(await apply(client, mended, 'AZR052', 'Remove the comment')).toBe(network.replace('10.9.1', '10.0.1'));
  expect(await client.diagnostics(uri)).toEqual([]);
});

it('a syntax error cannot be hidden', async () => {
  const client = await TestClient.start();
  await client.open(uri, 'vnet hub { address }\n');
  const [error] = await client.diagnostics(uri);
  expect(error?.code).toBe('AZR001');
  expect(error && (await client.codeActions(uri, error))).toEqual([]);
});

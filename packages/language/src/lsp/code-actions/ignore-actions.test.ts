import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
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

it('a finding is hidden by a comment with the same indentation once it has a reason, and the comment is removed if it has no effect', async () => {
  const client = await TestClient.start();
  await client.open(uri, network);
  const unfilled = await apply(client, network, 'AZR020', 'Ignore AZR020 here');
  expect(unfilled).toContain('\n  // azroute-ignore AZR020: \n  subnet a');
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['AZR020', 'AZR053']);
  const ignored = unfilled.replace('AZR020: ', 'AZR020: extended next week');
  await client.change(uri, ignored);
  expect(await client.diagnostics(uri)).toEqual([]);
  const fixed = ignored.replace('10.9.1', '10.0.1');
  await client.change(uri, fixed);
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['AZR052']);
  expect(await apply(client, fixed, 'AZR052', 'Remove the comment')).toBe(network.replace('10.9.1', '10.0.1'));
  expect(await client.diagnostics(uri)).toEqual([]);
});

it('a syntax error cannot be hidden', async () => {
  const client = await TestClient.start();
  await client.open(uri, 'vnet hub { address }\n');
  const [error] = await client.diagnostics(uri);
  expect(error?.code).toBe('AZR001');
  expect(error && (await client.codeActions(uri, error))).toEqual([]);
});

/** The text after hiding its finding; undefined if the action is not offered. */
const places: readonly [where: string, text: string, code: string, title: string, changed: string | undefined][] = [
  [
    'above a comment that reaches into its line',
    'vnet a {\n  /* one\n  two */ subnet s 10.9.1.0/24\n  address 10.0.0.0/16\n}\n',
    'AZR020',
    'Ignore AZR020 here',
    'vnet a {\n  // azroute-ignore AZR020: \n  /* one\n  two */ subnet s 10.9.1.0/24\n  address 10.0.0.0/16\n}\n',
  ],
  [
    'nowhere if another statement precedes that comment',
    'vnet a {\n  address 10.0.0.0/16 /* one\n  two */ subnet s 10.9.1.0/24\n}\n',
    'AZR020',
    'Ignore AZR020 here',
    undefined,
  ],
  [
    'by a comment with the line ends of the text',
    'vnet a {\r\n\taddress 10.0.0.0/16\r\n\tsubnet s 10.9.1.0/24\r\n}\r\n',
    'AZR020',
    'Ignore AZR020 here',
    'vnet a {\r\n\taddress 10.0.0.0/16\r\n\t// azroute-ignore AZR020: \r\n\tsubnet s 10.9.1.0/24\r\n}\r\n',
  ],
  [
    'after a byte order mark',
    '\uFEFFpeering a <-> a',
    'AZR002',
    'Ignore AZR002 here',
    '\uFEFF// azroute-ignore AZR002: \npeering a <-> a',
  ],
  ['nowhere in a binary file', 'vnet\0', 'AZR011', 'Ignore AZR011 here', undefined],
  [
    'without a code that has no effect',
    'vnet a {\n  address 10.0.0.0/16\n  // azroute-ignore AZR024, AZR020: known\n  subnet s 10.9.1.0/24\n}\n',
    'AZR052',
    'Leave out AZR024',
    'vnet a {\n  address 10.0.0.0/16\n  // azroute-ignore AZR020: known\n  subnet s 10.9.1.0/24\n}\n',
  ],
  [
    'without a comment of several lines that has no effect',
    '/* azroute-ignore AZR020: known\n   for long */\nvnet a {\n  address 10.0.0.0/16\n}\n',
    'AZR052',
    'Remove the comment',
    'vnet a {\n  address 10.0.0.0/16\n}\n',
  ],
];

it.each(places)('a finding is hidden %s', async (_where, text, code, title, changed) => {
  const client = await TestClient.start();
  await client.open(uri, text);
  const diagnostic = (await client.diagnostics(uri)).find((one) => one.code === code);
  expect(diagnostic, `a diagnostic ${code}`).toBeDefined();
  const actions = diagnostic ? await client.codeActions(uri, diagnostic) : [];
  const edits = actions.find((action) => action.title === title)?.edit?.changes?.[uri];
  const document = TextDocument.create(uri, 'azroute', 1, text);
  expect(edits && TextDocument.applyEdits(document, edits)).toBe(changed);
  if (changed === undefined) return;
  await client.change(uri, changed.replace(/: (?=\r?\n)/, ': known'));
  expect((await client.diagnostics(uri)).map((one) => one.code)).not.toContain(code);
});

it('the cursor is where the reason belongs, in a client that takes snippets in edits', async () => {
  const client = await TestClient.start({
    workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  });
  await client.open(uri, network);
  const [diagnostic] = await client.diagnostics(uri);
  const actions = diagnostic ? await client.codeActions(uri, diagnostic) : [];
  const edit = actions.find(({ title }) => title === 'Ignore AZR020 here')?.edit;
  const start = { line: 2, character: 0 };
  const snippet = { kind: 'snippet', value: '  // azroute-ignore AZR020: $0\n' };
  expect(edit).toEqual({
    documentChanges: [{ textDocument: { uri, version: 1 }, edits: [{ range: { start, end: start }, snippet }] }],
  });
});

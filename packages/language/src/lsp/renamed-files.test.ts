import { expect, it } from 'vitest';
import type { InitializeResult, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from './testing/client.js';

const files: Readonly<Record<string, string>> = {
  'main.azroute': 'import "hubs/west.azroute" // the first one\nimport "hubs/east.azroute"\nimport "missing.azroute"\n',
  'hubs/west.azroute': 'import "../spokes/a.azroute"\nimport "east.azroute"\nvnet west\n',
  'hubs/east.azroute': 'vnet east\n',
  'spokes/a.azroute': 'import "./../hubs/east.azroute"\nvnet a\n',
};

const uriOf = (name: string) => `file:///net/${name}`;

/** The lines of the files that change when files and folders are renamed, by file. */
async function changed(...moves: readonly (readonly [from: string, to: string])[]) {
  const client = await TestClient.start();
  for (const [name, text] of Object.entries(files)) await client.open(uriOf(name), text);
  const params = { files: moves.map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) })) };
  const edit = await client.request<WorkspaceEdit | null>('workspace/willRenameFiles', params);
  const edits = Object.entries(edit?.changes ?? {}) as [string, TextEdit[]][];
  return Object.fromEntries(
    edits.map(([uri, list]) => {
      const name = uri.slice(uriOf('').length);
      const before = files[name] ?? '';
      const after = TextDocument.applyEdits(TextDocument.create(uri, 'azroute', 0, before), list);
      return [name, after.split('\n').filter((line) => !before.split('\n').includes(line))];
    }),
  );
}

it('imports of a renamed file follow it', async () => {
  expect(await changed(['hubs/east.azroute', 'hubs/north europe.azroute'])).toEqual({
    'main.azroute': ['import "hubs/north europe.azroute"'],
    'hubs/west.azroute': ['import "north europe.azroute"'],
    'spokes/a.azroute': ['import "../hubs/north europe.azroute"'],
  });
});

it('imports of a moved file and those in it lead to the same files', async () => {
  expect(await changed(['hubs/west.azroute', 'west.azroute'])).toEqual({
    'main.azroute': ['import "west.azroute" // the first one'],
    'hubs/west.azroute': ['import "spokes/a.azroute"', 'import "hubs/east.azroute"'],
  });
});

it('imports follow a renamed folder, and stay as they are inside of it', async () => {
  expect(await changed(['hubs', 'regions'])).toEqual({
    'main.azroute': ['import "regions/west.azroute" // the first one', 'import "regions/east.azroute"'],
    'spokes/a.azroute': ['import "../regions/east.azroute"'],
  });
});

it('follows several at once, and files that do not exist yet', async () => {
  expect(await changed(['hubs/west.azroute', 'w.azroute'], ['spokes', 'all/spokes'])).toEqual({
    'main.azroute': ['import "w.azroute" // the first one'],
    'hubs/west.azroute': ['import "all/spokes/a.azroute"', 'import "hubs/east.azroute"'],
    'spokes/a.azroute': ['import "../../hubs/east.azroute"'],
  });
  expect(await changed(['missing.azroute', 'found.azroute'])).toEqual({ 'main.azroute': ['import "found.azroute"'] });
});

it('changes nothing for other files and folders', async () => {
  expect(await changed(['readme.md', 'README.md'], ['hub', 'hub2'], ['', ''])).toEqual({});
});

it('is announced for topology files and folders', async () => {
  const client = await TestClient.start();
  const { capabilities } = await client.request<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  expect(capabilities.workspace?.fileOperations?.willRename?.filters.map(({ pattern }) => pattern.glob)).toEqual([
    '**/*.azroute',
    '**',
  ]);
});

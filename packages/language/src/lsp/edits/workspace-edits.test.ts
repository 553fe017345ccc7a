import { describe, expect, it } from 'vitest';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../testing/client.js';
import { twoRegionLoop } from '../testing/loop.js';

const main = 'file:///main.azroute';
const part = 'file:///part.azroute';
const text = 'import "part.azroute"\npeering hub <-> spok\n';

/** The edits of renaming a name in two files, of fixing a reference, and of adding a comment that hides its problem. */
async function edits(capabilities: object): Promise<(WorkspaceEdit | undefined)[]> {
  const client = await TestClient.start(capabilities);
  await client.open(part, 'vnet hub { address 10.0.0.0/16 }\nvnet spoke { address 10.1.0.0/16 }\n');
  await client.open(main, `\n${text}`);
  await client.change(main, text);
  const [unknown] = (await client.diagnostics(main)).filter(({ code }) => code === 'AZR002');
  const actions: CodeAction[] = unknown ? await client.codeActions(main, unknown) : [];
  const position = { line: 1, character: 9 };
  const renaming = { textDocument: { uri: main }, position, newName: 'west' };
  return [await client.request<WorkspaceEdit>('textDocument/rename', renaming), ...actions.map(({ edit }) => edit)];
}

it('edits have the versions of their texts if the client supports that', async () => {
  const found = await edits({ workspace: { workspaceEdit: { documentChanges: true } } });
  const documents = found.map((edit) =>
    edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument),
  );
  const ofMain = { uri: main, version: 2 };
  expect(documents).toEqual([[{ uri: part, version: 1 }, ofMain], [ofMain], [ofMain]]);
  expect(found.every((edit) => edit?.changes === undefined)).toBe(true);
});

it('edits are grouped by document for a client that does not support versions', async () => {
  const found = await edits({});
  expect(found.map((edit) => Object.keys(edit?.changes ?? {}))).toEqual([[part, main], [main], [main]]);
  expect(found.every((edit) => edit?.documentChanges === undefined)).toBe(true);
});

describe('the edit of a repair is explained', () => {
  const loop = async (workspaceEdit: object) => {
    const client = await TestClient.start({ workspace: { workspaceEdit } });
    await client.open(main, twoRegionLoop);
    const [finding] = (await client.diagnostics(main)).filter(({ code }) => code === 'AZR101');
    const [action] = finding ? await client.codeActions(main, finding) : [];
    return action;
  };

  it('by statement, to a client that shows it', async () => {
    const action = await loop({ documentChanges: true, changeAnnotationSupport: {} });
    const { changeAnnotations = {}, documentChanges = [] } = action?.edit ?? {};
    const labels = Object.values(changeAnnotations).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Change vnet hub1', expect.stringMatching(/^Add routeTable rt-/)]));
    for (const { description, needsConfirmation } of Object.values(changeAnnotations)) {
      expect({ description, needsConfirmation }).toEqual({ description: action?.title, needsConfirmation: false });
    }
    const used = documentChanges.flatMap((change) => ('edits' in change ? change.edits : []));
    expect(used.length).toBeGreaterThan(0);
    const ids = used.map((one) => ('annotationId' in one ? one.annotationId : undefined));
    expect([...new Set(ids)]).toEqual(Object.keys(changeAnnotations));
  });

  it.each([[{}], [{ documentChanges: true }], [{ changeAnnotationSupport: {} }]])(
    'not to a client that supports %j only',
    async (capabilities) => {
      const edit = (await loop(capabilities))?.edit;
      expect(edit?.changeAnnotations).toBeUndefined();
      expect(JSON.stringify(edit)).not.toMatch(/label|annotation/);
      expect(JSON.stringify(edit)).toContain('newText');
    },
  );
});

it('a repair of one file is a snippet in which the new names can be changed, in an editor that takes it', async () => {
  const workspaceEdit = { documentChanges: true, changeAnnotationSupport: {}, snippetEditSupport: true };
  const edits = async (capabilities: object) => {
    const client = await TestClient.start({ workspace: { workspaceEdit: capabilities } });
    await client.open(main, twoRegionLoop);
    const [finding] = (await client.diagnostics(main)).filter(({ code }) => code === 'AZR101');
    const [action] = finding ? await client.codeActions(main, finding) : [];
    const changes = action?.edit?.documentChanges ?? [];
    return changes.flatMap((change) => ('edits' in change ? change.edits : []));
  };
  const plain = await edits({ documentChanges: true });
  const filled = await edits(workspaceEdit);
  const document = TextDocument.create(main, 'azroute', 0, twoRegionLoop);
  const newTexts = filled.map((edit) => ('snippet' in edit ? edit.snippet.value : 'plain'));
  const asText = (snippet: string) => snippet.replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1').replace(/\\(.)/g, '$1');
  const applied = filled.map(({ range }, i) => ({ range, newText: asText(newTexts[i] ?? '') }));
  expect(TextDocument.applyEdits(document, applied)).toBe(
    TextDocument.applyEdits(
      document,
      plain.flatMap((edit) => ('newText' in edit ? [edit] : [])),
    ),
  );
  const stops = newTexts.flatMap((text) =>
    [...text.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, n, name]) => `${n} ${name}`),
  );
  expect(stops).toMatchInlineSnapshot(`
    [
      "1 rt-hub1-nva",
      "1 rt-hub1-nva",
      "2 to-10-2-0-0-16",
      "3 rt-hub2-nva",
      "3 rt-hub2-nva",
      "4 to-10-1-0-0-16",
    ]
  `);
  // Lines of a snippet are indented like the one in which it begins.
  for (const [i, { range }] of filled.entries()) {
    if (newTexts[i]?.includes('\n')) expect(range.start.character).toBe(0);
  }
});

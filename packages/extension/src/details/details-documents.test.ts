import type { DetailsParams } from '@azroute/language/protocol';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { DetailsDocuments } from './details-documents.js';

/** What VS Code shows: the labels of its tabs, the documents that it has opened, and those that have changed. */
const editor = vi.hoisted(() => ({ tabs: [] as { label: string }[], opened: [] as string[], changed: [] as string[] }));

vi.mock('vscode', () => {
  const uriOf = (text: string) => {
    const [path = '', query = ''] = text.split('?');
    return { path, query, toString: () => text };
  };
  return {
    CancellationTokenSource: class {
      token = { isCancellationRequested: false };
      cancel() {
        this.token.isCancellationRequested = true;
      }
      dispose() {}
    },
    EventEmitter: class {
      event() {}
      fire(uri: Uri) {
        editor.changed.push(uri.path);
      }
      dispose() {}
    },
    Uri: { parse: uriOf, from: ({ path, query }: Uri) => uriOf(`${path}?${query}`) },
    window: { tabGroups: { all: [{ tabs: editor.tabs }] } },
    workspace: {
      registerTextDocumentContentProvider() {},
      openTextDocument: async (uri: Uri) => editor.opened.push(uri.path),
    },
  };
});
vi.mock('vscode-languageclient', () => ({ RequestType: class {} }));

const page: DetailsParams = {
  textDocument: { uri: 'file:///a.azroute' },
  position: { line: 0, character: 0 },
  what: 'page',
};

let text: string | undefined;
let asked: string[];
let documents: DetailsDocuments;
let settle: () => Promise<void>;

beforeEach(() => {
  text = 'before';
  asked = [];
  editor.tabs.length = 0;
  editor.opened.length = 0;
  editor.changed.length = 0;
  const sendRequest = async (_type: unknown, { declaration = 'at the cursor' }: DetailsParams) => {
    asked.push(declaration);
    if (text === undefined) throw new Error('refused');
    return { title: 'nva1', declaration: 'nva1', text };
  };
  const client = { isRunning: () => true, sendRequest };
  const settled = (listener: () => void) => {
    settle = async () => {
      listener();
      await new Promise((resolve) => setTimeout(resolve, 0));
    };
  };
  documents = new DetailsDocuments(
    ...([() => client, settled] as unknown as ConstructorParameters<typeof DetailsDocuments>),
  );
});

async function shown(): Promise<Uri> {
  const result = await documents.show(page);
  if ('refused' in result) throw new Error(result.refused);
  editor.changed.length = 0;
  return result.uri;
}

it('asks once for a document that is shown', async () => {
  expect(await documents.provideTextDocumentContent(await shown())).toBe('before');
  expect(asked).toEqual(['at the cursor']);
});

it('follows the text in a preview, whose document is closed', async () => {
  const uri = await shown();
  editor.tabs.push({ label: 'Preview nva1.md' });
  text = 'after';
  await settle();
  expect([editor.opened, editor.changed]).toEqual([['/nva1.md'], ['/nva1.md']]);
  expect(await documents.provideTextDocumentContent(uri)).toBe('after');
});

it('asks for nothing that is not shown, but again when it is', async () => {
  const uri = await shown();
  text = 'after';
  await settle();
  expect(asked).toEqual(['at the cursor']);
  expect(await documents.provideTextDocumentContent(uri)).toBe('after');
});

it('asks for a document of an earlier window', async () => {
  const uri = await shown();
  const earlier = Object.assign({}, uri, { toString: () => 'an earlier one' });
  expect(await documents.provideTextDocumentContent(earlier)).toBe('before');
  expect(asked).toEqual(['at the cursor', 'nva1']);
});

it('keeps the text while there is no answer', async () => {
  const uri = await shown();
  editor.tabs.push({ label: 'nva1.md' });
  text = undefined;
  await settle();
  expect(await documents.provideTextDocumentContent(uri)).toBe('before');
});

import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from './client.js';

const uri = 'file:///main.azroute';

/** The text in which everything is fixed that needs no choice. */
export async function fixed(text: string): Promise<string> {
  const client = await TestClient.start();
  await client.open(uri, text);
  const start = { line: 0, character: 0 };
  const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [], only: ['source.fixAll.azroute'] },
  });
  const edits = action?.edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, 'azroute', 1, text), edits);
}

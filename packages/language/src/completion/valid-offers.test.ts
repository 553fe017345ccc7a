import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CstUtils, EmptyFileSystem, type LangiumDocument, type LeafCstNode, URI } from 'langium';
import { expect, test } from 'vitest';
import { type CompletionItem, CompletionItemKind, TextEdit } from 'vscode-languageserver-types';
import { createAzrouteServices } from '../module.js';

/** Whatever is offered is valid: accepting it causes no error that is shown at it. */

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const language = readFileSync(`${root}docs/language.md`, 'utf8');
const blocks = [...language.matchAll(/```azroute\n([\s\S]*?)```/g)].map(([, block = '']) => block);
const texts = new Map([
  ['docs/language.md', blocks.filter((block) => !block.includes('import ')).join('\n')],
  ...readdirSync(`${root}examples`)
    .filter((file) => /^(04|05-multi-region-loop|08|11|12).*[.]azroute$/.test(file))
    .map((file) => [file, readFileSync(`${root}examples/${file}`, 'utf8')] as const),
]);

/** Of every so many words, and of every so many items at each, one is tried. */
const [everyWord, mostItems] = [7, 5];

const services = createAzrouteServices(EmptyFileSystem).azroute;
const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
const uri = URI.parse('file:///valid.azroute');

async function read(text: string): Promise<LangiumDocument> {
  if (LangiumDocuments.hasDocument(uri)) LangiumDocuments.deleteDocument(uri);
  const document = LangiumDocumentFactory.fromString(text, uri);
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: true });
  return document;
}

async function offered(document: LangiumDocument, offset: number): Promise<readonly CompletionItem[]> {
  const list = await services.lsp.CompletionProvider?.getCompletion(document, {
    textDocument: { uri: uri.toString() },
    position: document.textDocument.positionAt(offset),
  });
  return list?.items ?? [];
}

/** The errors at what an item inserts, besides those of a statement that is not finished yet. */
async function errorsAt(document: LangiumDocument, { textEdit, kind }: CompletionItem): Promise<readonly string[]> {
  if (!textEdit || !TextEdit.is(textEdit)) return ['no edit'];
  const { textDocument } = document;
  const start = textDocument.offsetAt(textEdit.range.start);
  const rest = textDocument.getText().slice(textDocument.offsetAt(textEdit.range.end));
  const after = await read(textDocument.getText().slice(0, start) + textEdit.newText + rest);
  const end = start + textEdit.newText.length;
  return (after.diagnostics ?? []).flatMap(({ severity, code, message, range }) => {
    const at = [after.textDocument.offsetAt(range.start), after.textDocument.offsetAt(range.end)] as const;
    // Without what follows it, a keyword may read as a name.
    const isKeyword = kind === CompletionItemKind.Keyword || kind === CompletionItemKind.EnumMember;
    const isUnfinished = code === 'AZR001' || (code === 'AZR002' && isKeyword);
    const isShown = severity === 1 && !isUnfinished && at[0] < end && at[1] > start;
    return isShown ? [`${textEdit.newText}: ${code} ${message}`] : [];
  });
}

test.each([...texts])('%s: what is offered instead of a word is valid', async (_file, text) => {
  const whole = await read(text);
  const leaves = [...CstUtils.flattenCst(whole.parseResult.value.$cstNode as LeafCstNode)];
  const words = leaves.filter((leaf) => !leaf.hidden && /^["\w:]/.test(leaf.text));
  const wrong: string[] = [];
  for (const [i, { offset, end, range }] of words.entries()) {
    if (i % everyWord !== 0) continue;
    const document = await read(text.slice(0, offset) + text.slice(end));
    const items = await offered(document, offset);
    const step = Math.max(1, Math.floor(items.length / mostItems));
    for (const item of items.filter((_, j) => j % step === 0)) {
      wrong.push(...(await errorsAt(document, item)).map((error) => `line ${range.start.line + 1}, ${error}`));
    }
  }
  expect(wrong).toEqual([]);
});

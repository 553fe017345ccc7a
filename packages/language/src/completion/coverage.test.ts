import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AstUtils, CstUtils, EmptyFileSystem, GrammarAST, type LangiumDocument, type LeafCstNode, URI } from 'langium';
import { expect, test } from 'vitest';
import { createAzrouteServices } from '../module.js';

const root = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.azroute'));
const services = createAzrouteServices(EmptyFileSystem).azroute;
const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
const documents = files.map((file) =>
  LangiumDocumentFactory.fromString(readFileSync(root + file, 'utf8'), URI.parse(`file:///${file}`)),
);
for (const document of documents) LangiumDocuments.addDocument(document);
await DocumentBuilder.build(documents, { validation: false });

async function offered(document: LangiumDocument, offset: number): Promise<string[]> {
  const list = await services.lsp.CompletionProvider?.getCompletion(document, {
    textDocument: { uri: document.uri.toString() },
    position: document.textDocument.positionAt(offset),
  });
  return (list?.items ?? []).map(({ label }) => label);
}

/** What should be offered instead of a word: a keyword itself, or any reference to what it means. */
function isOffered(labels: readonly string[], leaf: LeafCstNode): boolean {
  if (labels.includes(leaf.text)) return true;
  const reference = AstUtils.streamReferences(leaf.astNode).find((info) => info.reference.$refNode === leaf);
  const last = leaf.text.split('.').at(-1);
  return reference !== undefined && labels.some((label) => label.split('.').at(-1) === last);
}

test.each(documents.map((document, i) => ({ file: files[i], document })))(
  '$file could be written with completion',
  async ({ document }) => {
    const missing: string[] = [];
    for (const leaf of CstUtils.flattenCst(document.parseResult.value.$cstNode as LeafCstNode)) {
      if (leaf.hidden || !/^[A-Za-z"]/.test(leaf.text)) continue;
      const isName =
        !GrammarAST.isKeyword(leaf.grammarSource) && !GrammarAST.isCrossReference(leaf.grammarSource?.$container);
      if (isName) continue;
      for (const offset of [leaf.offset, leaf.offset + 1]) {
        const labels = await offered(document, offset);
        if (!isOffered(labels, leaf)) missing.push(`${leaf.range.start.line + 1}: ${leaf.text} of ${labels.join(' ')}`);
      }
    }
    expect(missing).toEqual([]);
  },
);

import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { Position } from 'vscode-languageserver';
import { type AzrouteServices, createAzrouteServices } from '../../module.js';

/** A text in which `<|>` marks positions, opened as a file. */
export interface OpenFixture {
  readonly services: AzrouteServices;
  readonly document: LangiumDocument;
  readonly positions: readonly Position[];
}

const mark = '<|>';

/** The URI of the file of a fixture. */
export const fixtureUri = 'file:///fixture.azroute';

/** Opens a marked text, and other files by name, and validates them. */
export async function openFixture(marked: string, others: Readonly<Record<string, string>> = {}): Promise<OpenFixture> {
  const services = createAzrouteServices(EmptyFileSystem).azroute;
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  for (const document of LangiumDocuments.all.toArray()) LangiumDocuments.deleteDocument(document.uri);
  const parts = marked.split(mark);
  const document = LangiumDocumentFactory.fromString(parts.join(''), URI.parse(fixtureUri));
  const beside = Object.entries(others).map(([name, text]) =>
    LangiumDocumentFactory.fromString(text, URI.parse(`file:///${name}`)),
  );
  for (const one of [document, ...beside]) LangiumDocuments.addDocument(one);
  await DocumentBuilder.build([document, ...beside], { validation: true });
  const offsets = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('').length);
  return { services, document, positions: offsets.map((offset) => document.textDocument.positionAt(offset)) };
}

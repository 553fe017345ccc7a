import { URI } from 'langium';
import { builderOf } from '../workspace/document-builder.js';
import type { EditorServices } from './services.js';

/**
 * Builds texts separately from the workspace, to try the effect of an edit, unless that becomes obsolete.
 * @param texts all texts involved, by URI; other imported files are missing
 */
export async function buildScratch(
  services: EditorServices,
  texts: ReadonlyMap<string, string>,
): Promise<EditorServices> {
  const scratch = services.lsp.ScratchServices();
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = scratch.shared.workspace;
  const documents = [...texts].map(([uri, text]) => LangiumDocumentFactory.fromString(text, URI.parse(uri)));
  for (const document of documents) LangiumDocuments.addDocument(document);
  const builder = builderOf(services.shared.workspace.DocumentBuilder);
  builderOf(DocumentBuilder).superseded = () => builder.superseded();
  await DocumentBuilder.build(documents, { eagerLinking: false, validation: false });
  return scratch;
}

/** A replacement of a part of a text, by offsets. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Replacements in the order of the text; those at the same offset in their order, insertions first. */
export function inOrder(replacements: readonly Replacement[]): Replacement[] {
  return [...replacements].sort((a, b) => a.start - b.start || Math.sign(a.end - a.start) - Math.sign(b.end - b.start));
}

/** Applies replacements that don't overlap; those at the same offset in their order. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  const sorted = inOrder(replacements);
  let result = '';
  let done = 0;
  for (const { start, end, text: inserted } of sorted) {
    result += text.slice(done, start) + inserted;
    done = end;
  }
  return result + text.slice(done);
}

import { AstUtils, DocumentState, type LangiumDocument, type LangiumDocuments } from 'langium';
import type { Range } from 'vscode-languageserver';
import { type NamedNode, namedAncestors, nameSpan, namesOf } from './target.js';

/** An occurrence of the name of a declaration. */
export interface Occurrence {
  readonly document: LangiumDocument;
  readonly range: Range;
  readonly declaration: boolean;
}

/** All occurrences of the name of a declaration, starting with its own, also as `hub1` in a reference `hub1.nva1`. */
export function occurrencesOf(documents: LangiumDocuments, node: NamedNode): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const home = AstUtils.getDocument(node);
  const add = (document: LangiumDocument, span: { start: number; end: number }, declaration: boolean) => {
    const { textDocument } = document;
    const range = { start: textDocument.positionAt(span.start), end: textDocument.positionAt(span.end) };
    occurrences.push({ document, range, declaration });
  };
  const own = nameSpan(node);
  if (own) add(home, own, true);
  for (const document of documents.all) {
    if (document.state < DocumentState.Linked) continue;
    for (const reference of document.references) {
      if (!('ref' in reference)) continue;
      const target = reference.ref;
      if (!target || (target !== node && !namedAncestors(target).includes(node))) continue;
      for (const name of namesOf(reference)) if (name.node === node) add(document, name, false);
    }
  }
  return occurrences;
}

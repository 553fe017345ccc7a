import type { LangiumDocument, LangiumDocuments, URI } from 'langium';
import type { AzrouteFile, Import } from '../generated/ast.js';
import { unquote } from '../symbols/reference-text.js';
import { importTarget, type PathRefusal } from './import-path.js';

/** An import of a file: the statement and the URI that it means. */
export interface ResolvedImport {
  readonly node: Import;
  readonly uri: URI;
}

/** An import of a file whose path names no file of a topology. */
export interface RefusedImport {
  readonly node: Import;
  readonly refused: PathRefusal;
}

const cache = new WeakMap<AzrouteFile, readonly (ResolvedImport | RefusedImport)[]>();

/** The imports of a parsed document that name a file. Paths are relative to the folder of the document. */
export function importsOf(document: LangiumDocument): readonly ResolvedImport[] {
  return allImportsOf(document).filter((one): one is ResolvedImport => 'uri' in one);
}

/** All imports of a parsed document, those that are refused for their paths too. */
export function allImportsOf(document: LangiumDocument): readonly (ResolvedImport | RefusedImport)[] {
  const file = document.parseResult.value as AzrouteFile;
  if (file.$type !== 'AzrouteFile') return [];
  let found = cache.get(file);
  if (!found) {
    found = file.statements
      .filter((statement): statement is Import => statement.$type === 'Import' && Boolean(statement.path))
      .map((node) => ({ node, ...importTarget(unquote(node.path), document.uri) }));
    cache.set(file, found);
  }
  return found;
}

/** The documents that a root reaches by imports: the root first, then breadth first in the order of the imports. */
export function reach(root: LangiumDocument, documents: LangiumDocuments): LangiumDocument[] {
  const reached = new Map([[root.uri.toString(), root]]);
  for (const document of reached.values()) {
    for (const { uri } of importsOf(document)) {
      const key = uri.toString();
      if (reached.has(key)) continue;
      const imported = documents.getDocument(uri);
      if (imported) reached.set(key, imported);
    }
  }
  return [...reached.values()];
}

/** Which documents import a document, by its URI. */
export type Importers = ReadonlyMap<string, readonly LangiumDocument[]>;

/** Who imports whom among the documents. */
export function importersAmong(documents: LangiumDocuments): Importers {
  const importers = new Map<string, LangiumDocument[]>();
  for (const other of documents.all) {
    for (const { uri } of importsOf(other)) {
      const key = uri.toString();
      const list = importers.get(key);
      if (list) list.push(other);
      else importers.set(key, [other]);
    }
  }
  return importers;
}

/**
 * The roots of the topologies that hold a document: the documents from which it can be reached and which no document
 * outside their own circle of imports imports. Of a circle that nobody else imports the first member by URI is the root.
 */
export function rootsOf(
  document: LangiumDocument,
  documents: LangiumDocuments,
  importers: Importers,
): LangiumDocument[] {
  const ancestors = closure(document, importers);
  const roots: LangiumDocument[] = [];
  for (const [key, candidate] of ancestors) {
    const above = closure(candidate, importers);
    const own = reach(candidate, documents);
    const circle = own.map((d) => d.uri.toString()).filter((uri) => above.has(uri));
    if (circle.length < above.size) continue;
    if (circle.sort()[0] === key) roots.push(candidate);
  }
  return roots.sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
}

function closure(start: LangiumDocument, importers: Importers) {
  const found = new Map([[start.uri.toString(), start]]);
  for (const key of found.keys()) {
    for (const importer of importers.get(key) ?? []) found.set(importer.uri.toString(), importer);
  }
  return found;
}

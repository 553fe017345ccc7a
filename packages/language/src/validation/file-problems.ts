import { type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from 'langium';
import type { AzrouteFile } from '../generated/ast.js';
import { allImportsOf, type ImportGraph, type RefusedImport, type ResolvedImport } from '../imports/import-graph.js';
import type { ImportLoader } from '../imports/import-loader.js';
import { unquote } from '../symbols/reference-text.js';
import { refusalOfDocument } from '../workspace/document-factory.js';
import { refusalText } from '../workspace/refusal.js';
import { type ImportTrouble, importMessage, shortened } from './import-messages.js';
import { longNames } from './long-names.js';
import { type Problem, problem, rangeOf } from './problem.js';
import { isBinary, isTooLarge, syntaxProblems } from './syntax-problems.js';

/** The problems of a file itself: in its syntax, the length of its names, and its imports. */
export function fileProblems(document: LangiumDocument, imports: Imports): Problem[] {
  const refusal = refusalOfDocument(document);
  if (refusal) {
    const message = refusalText(refusal, nameOf(document.uri));
    return [problem('AZR011', document.uri.toString(), { start: fileStart, end: fileStart }, message)];
  }
  const { statements = [] } = document.parseResult.value as Partial<AzrouteFile>;
  const names = longNames(statements, document.uri.toString());
  return [...syntaxProblems(document), ...names, ...importProblems(document, imports)];
}

/** The imports of documents. */
export interface Imports {
  readonly documents: LangiumDocuments;
  readonly graph: ImportGraph;
  readonly loader: ImportLoader;
}

const fileStart = { line: 0, character: 0 };

function nameOf(uri: URI): string {
  return UriUtils.basename(uri) || uri.toString();
}

/** Reports an import of the file itself, a repeated import, and one of a file that declares nothing. */
function idleImport(
  document: LangiumDocument,
  { documents, graph }: Imports,
  { node, uri }: ResolvedImport,
  earlier: Set<string>,
): Problem[] {
  const key = uri.toString();
  const again = earlier.has(key);
  earlier.add(key);
  const target = documents.getDocument(uri);
  const empty = target !== undefined && !graph.declaresAnything(target) && !isTooLarge(target);
  const why = UriUtils.equals(uri, document.uri)
    ? 'is this file'
    : again
      ? 'is already imported above'
      : empty
        ? 'declares nothing'
        : undefined;
  if (why === undefined) return [];
  const message = `${shortened(unquote(node.path))} ${why}, so this import has no effect; remove it.`;
  return [problem('AZR051', document.uri.toString(), rangeOf({ node, property: 'path' }), message)];
}

function isImportedBinary(documents: LangiumDocuments, uri: URI): boolean {
  const imported = documents.getDocument(uri);
  return imported !== undefined && isBinary(imported.textDocument.getText());
}

function importProblems(document: LangiumDocument, imports: Imports): Problem[] {
  const { documents, loader } = imports;
  const uri = document.uri.toString();
  const earlier = new Set<string>();
  return allImportsOf(document).flatMap((imported) => {
    const { node } = imported;
    const range = rangeOf({ node, property: 'path' });
    if (!node.path.startsWith('"')) {
      const message = `The path of an import needs double quotes: import "${shortened(node.path)}".`;
      return [problem('AZR009', uri, range, message)];
    }
    const failure = failureOf(imported, document, documents, loader);
    if (!failure) return 'uri' in imported ? idleImport(document, imports, imported, earlier) : [];
    const message = importMessage(failure, shortened(unquote(node.path)));
    return [problem(failure === 'missing' ? 'AZR010' : 'AZR011', uri, range, message)];
  });
}

function failureOf(
  imported: ResolvedImport | RefusedImport,
  document: LangiumDocument,
  documents: LangiumDocuments,
  loader: ImportLoader,
): ImportTrouble | undefined {
  if ('uri' in imported) {
    return loader.failureOf(imported.uri) ?? (isImportedBinary(documents, imported.uri) ? 'binary' : undefined);
  }
  const { refused, node } = imported;
  return refused === 'foreign' ? loader.strangerAt(unquote(node.path), document.uri) : refused;
}

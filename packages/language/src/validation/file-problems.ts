import { type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from 'langium';
import { type ImportGraph, importsOf } from '../imports/import-graph.js';
import type { ImportLoader } from '../imports/import-loader.js';
import { unquote } from '../symbols/reference-text.js';
import { longNames } from './long-names.js';
import { type Problem, problem, rangeOf } from './problem.js';
import { isBinary, isTooLarge, syntaxProblems } from './syntax-problems.js';

/** What is wrong in a file by itself: its syntax, the length of its names, and its imports. */
export function fileProblems(document: LangiumDocument, { documents, graph, loader }: Imports): Problem[] {
  return [
    ...syntaxProblems(document),
    ...longNames(document),
    ...importProblems(document, { documents, graph, loader }),
  ];
}

/** What is known of the files that documents import. */
export interface Imports {
  readonly documents: LangiumDocuments;
  readonly graph: ImportGraph;
  readonly loader: ImportLoader;
}

/** An import of the file itself, of one that is imported already, or of one with which nothing comes. */
function idleImport(
  document: LangiumDocument,
  { documents, graph }: Imports,
  { node, uri }: ReturnType<typeof importsOf>[number],
  earlier: Set<string>,
): Problem[] {
  const key = uri.toString();
  const again = earlier.has(key);
  earlier.add(key);
  const target = documents.getDocument(uri);
  const empty = target !== undefined && !graph.declaresAnything(target) && !isTooLarge(target);
  const why = UriUtils.equals(uri, document.uri)
    ? 'is this file itself'
    : again
      ? 'is imported above'
      : empty
        ? 'declares nothing'
        : undefined;
  if (why === undefined) return [];
  const message = `${unquote(node.path)} ${why}, so nothing comes of this import; remove it.`;
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
  return importsOf(document).flatMap((imported) => {
    if (!imported.node.path.startsWith('"')) {
      const range = rangeOf({ node: imported.node, property: 'path' });
      const message = `The path of an import stands in double quotes: import "${imported.node.path}".`;
      return [problem('AZR009', uri, range, message)];
    }
    const failure =
      loader.failureOf(imported.uri) ?? (isImportedBinary(documents, imported.uri) ? 'binary' : undefined);
    if (!failure) return idleImport(document, imports, imported, earlier);
    const path = unquote(imported.node.path);
    const messages = {
      binary: `${path} is no text in UTF-8, so nothing is imported from it; name an .azroute file.`,
      missing: `There is no file ${path}; the path is relative to the folder of this file.`,
      folder: `${path} is a folder; name one .azroute file in it.`,
      circle: `${path} leads in circles through symbolic links; name the file by its real path.`,
      twice: `${path} leads through a symbolic link to a file that is part of this topology already; name that one.`,
      unreadable: `${path} cannot be read; check that it is a text file and that you may open it.`,
    };
    const range = rangeOf({ node: imported.node, property: 'path' });
    return [problem(failure === 'missing' ? 'AZR010' : 'AZR011', uri, range, messages[failure])];
  });
}

import { freeName } from '@azroute/engine';
import { type AstNode, type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from 'langium';
import type { AzrouteFile } from '../../../generated/ast.js';
import { lineEndOf, lineStart } from '../../../text/lines.js';
import { endOfLine, isFirstOnLine, removal } from '../../edits/lines-around.js';
import { insertBeside } from '../../edits/top-level.js';
import type { Replacement } from '../../scratch.js';
import type { TextContext, TextRefactoring } from './text-refactoring.js';

/** Moves whole statements, with the comments above them, to a new file beside this one, which imports it. */
export const moveToFile: TextRefactoring = {
  name: 'moveToFile',
  kind: 'refactor.move',
  offer: (context) => {
    const { document, text, documents } = context;
    const moved = movedStatements(context);
    const [first, last] = [moved[0]?.$cstNode, moved.at(-1)?.$cstNode];
    if (!first || !last || !isFirstOnLine(text, first.offset)) return undefined;
    const start = commentsAbove(text, first.offset);
    const end = endOfLine(text, last.end);
    if (end === undefined) return undefined;
    const file = newFile(document, documents, nameFor(moved));
    const lineEnd = lineEndOf(text);
    const insertion = importOf(context, file.name);
    if (!insertion) return undefined;
    const what = moved.length === 1 ? titleOf(moved[0]) : `${moved.length} statements`;
    return {
      title: `Move ${what} to ${file.name}`,
      replacements: new Map([[document.uri.toString(), [insertion, removal(text, { start, end })]]]),
      created: new Map([[file.uri.toString(), text.slice(start, end) + lineEnd]]),
      deleted: [],
    };
  },
};

function statementsOf(document: LangiumDocument): readonly AstNode[] {
  return (document.parseResult.value as Partial<AzrouteFile>).statements ?? [];
}

/**
 * The statements that are meant: those that a selection touches, or the one at whose first line the cursor is. None if
 * nothing else would be left, or if an import is among them.
 */
function movedStatements({ document, text, start, end }: TextContext): readonly AstNode[] {
  const all = statementsOf(document);
  const touched = all.filter(({ $cstNode: cst }) => cst && cst.offset <= end && start <= cst.end);
  const [only] = touched;
  const head = only?.$cstNode ? text.slice(only.$cstNode.offset, start) : '';
  const isInside = touched.length === 1 && /[\r\n]/.test(head);
  const isLeft = all.some((one) => one.$type !== 'Import' && !touched.includes(one));
  return isInside || !isLeft || touched.some(({ $type }) => $type === 'Import') ? [] : touched;
}

/** The start of the lines with comments directly above a statement. */
function commentsAbove(text: string, offset: number): number {
  let start = lineStart(text, offset);
  for (;;) {
    const above = lineStart(text, Math.max(0, start - (text.startsWith('\r\n', start - 2) ? 2 : 1)));
    if (start === 0 || !/^[ \t]*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/[ \t]*)$/.test(text.slice(above, start).trimEnd()))
      return start;
    start = above;
  }
}

function nameOf(node: AstNode | undefined): string | undefined {
  const { name } = (node ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? name : undefined;
}

function titleOf(node: AstNode | undefined): string {
  return nameOf(node) ?? 'this statement';
}

/** What files with statements that have no name are called, by the first word of the first one. */
const plurals: Readonly<Record<string, string>> = { expect: 'expectations', bgp: 'sessions', service: 'service-tags' };

function nameFor(nodes: readonly AstNode[]): string {
  const [named] = nodes.flatMap((node) => nameOf(node) ?? []);
  const word = /^\w*/.exec(nodes[0]?.$cstNode?.text ?? '')?.[0] ?? 'part';
  return (named ?? plurals[word] ?? `${word}s`).replace(/[^\w.-]+/g, '-');
}

function newFile(document: LangiumDocument, documents: LangiumDocuments, wanted: string): { name: string; uri: URI } {
  const folder = UriUtils.dirname(document.uri);
  const taken = documents.all
    .map(({ uri }) => uri)
    .filter((uri) => UriUtils.dirname(uri).toString() === folder.toString())
    .map((uri) => UriUtils.basename(uri).replace(/\.azroute$/, ''));
  const name = `${freeName(wanted, taken)}.azroute`;
  return { name, uri: UriUtils.joinPath(folder, name) };
}

/** The import of a file, behind the other imports or above everything that is declared. */
function importOf({ document, text }: TextContext, file: string): Replacement | undefined {
  const all = statementsOf(document);
  const imported = all.filter(({ $type }) => $type === 'Import').at(-1);
  const printed = { head: `import "${file}"`, members: [] };
  if (imported) return insertBeside(text, { uri: document.uri.toString(), node: imported, side: 'after' }, printed);
  const first = all[0]?.$cstNode;
  if (!first) return undefined;
  const at = Math.max(text.startsWith('\uFEFF') ? 1 : 0, commentsAbove(text, first.offset));
  return { start: at, end: at, text: `${printed.head}${lineEndOf(text).repeat(2)}` };
}

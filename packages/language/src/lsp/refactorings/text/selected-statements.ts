import type { AstNode, LangiumDocument } from 'langium';
import type { AzrouteFile } from '../../../generated/ast.js';
import { lineStart } from '../../../text/lines.js';
import { endOfLine, isFirstOnLine, type Span } from '../../edits/lines-around.js';
import type { TextContext } from './text-refactoring.js';

/** The statements of a file. */
export function statementsOf(document: LangiumDocument): readonly AstNode[] {
  return (document.parseResult.value as Partial<AzrouteFile>).statements ?? [];
}

/**
 * The statements that are meant: those that a selection touches, or the one at whose first line the cursor is. None if
 * nothing else would be left, or if an import is among them.
 */
export function selectedStatements({ document, text, start, end }: TextContext): readonly AstNode[] {
  const all = statementsOf(document);
  const touched = all.filter(({ $cstNode: cst }) => cst && cst.offset <= end && start <= cst.end);
  const [only] = touched;
  const head = only?.$cstNode ? text.slice(only.$cstNode.offset, start) : '';
  const isInside = touched.length === 1 && /[\r\n]/.test(head);
  const isLeft = all.some((one) => one.$type !== 'Import' && !touched.includes(one));
  return isInside || !isLeft || touched.some(({ $type }) => $type === 'Import') ? [] : touched;
}

/** The part of a text that statements and the comments of theirs are: those directly above and at the line's end. */
export function partOf(text: string, statements: readonly AstNode[]): Span | undefined {
  const [first, last] = [statements[0]?.$cstNode, statements.at(-1)?.$cstNode];
  if (!first || !last) return undefined;
  const start = isFirstOnLine(text, first.offset) ? commentsAbove(text, first.offset) : first.offset;
  return { start, end: endOfLine(text, last.end) ?? last.end };
}

/** The start of the comments directly above the line of an offset, or of the line. */
export function commentsAbove(text: string, offset: number): number {
  let start = lineStart(text, offset);
  for (;;) {
    const lineBreak = /(?:\r\n|\r|\n)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0];
    if (lineBreak === undefined) return text.startsWith('\uFEFF') ? Math.max(1, start) : start;
    const end = start - lineBreak.length;
    const above = commentEndingAt(text, end);
    if (above === undefined) return start;
    start = above;
  }
}

/** The start of the line at which a comment begins that ends with the line that ends here. */
function commentEndingAt(text: string, end: number): number | undefined {
  const line = lineStart(text, end);
  const above = text.slice(line, end);
  if (/^[ \t\uFEFF]*(?:\/\/|\/\*(?:(?!\*\/).)*\*\/[ \t]*$)/.test(above)) return line;
  if (!/\*\/[ \t]*$/.test(above)) return undefined;
  const opening = text.lastIndexOf('/*', end);
  return opening >= 0 && isFirstOnLine(text, opening) ? lineStart(text, opening) : undefined;
}

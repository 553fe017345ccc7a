import { type AstNode, isCompositeCstNode } from 'langium';
import type { AzrouteFile } from '../../generated/ast.js';
import { lineEndOf } from '../../text/lines.js';
import type { Replacement } from '../scratch.js';
import { endOfLine, hasOwnLines, indentationAt, isFirstOnLine } from './lines-around.js';
import { indentUnit, onLines, onOneLine, type Printed, type Style } from './printed.js';

/** A statement of a file beside which a new one goes. */
export interface Anchor {
  readonly uri: string;
  readonly node: AstNode;
  readonly side: 'before' | 'after';
}

/**
 * Adds a statement to a file beside another one: on lines of its own, with blank lines around it where its neighbors of
 * its kind have them, or on the line of the other one if that shares its line.
 * @param follows whether another new statement of its kind stands between the two
 */
export function insertBeside(
  text: string,
  { node, side }: Anchor,
  printed: Printed,
  follows: boolean,
): Replacement | undefined {
  const cst = node.$cstNode;
  if (!cst || !isCompositeCstNode(cst)) return undefined;
  const span = { start: cst.offset, end: cst.end };
  if (!hasOwnLines(text, span)) {
    const written = onOneLine(printed);
    return side === 'after'
      ? { start: span.end, end: span.end, text: `  ${written}` }
      : { start: span.start, end: span.start, text: `${written}  ` };
  }
  const style = styleAt(text, span.start);
  const written = onLines(printed, style);
  if (side === 'before') {
    const gap = style.lineEnd.repeat(printed.members.length > 0 ? 2 : 1);
    return { start: span.start, end: span.start, text: written + gap + style.head };
  }
  const at = endOfLine(text, span.end) ?? span.end;
  const isGrouped = follows && printed.members.length === 0;
  const apart = !isGrouped && isApart(text, node, printed);
  const gap = style.lineEnd.repeat(apart ? 2 : 1);
  return { start: at, end: at, text: gap + style.head + written };
}

/**
 * Adds a statement to the end of a file.
 * @param isApart whether a blank line is above it
 * @param follows whether another statement was added there, which ends with its line
 */
export function insertAtEnd(text: string, printed: Printed, isApart: boolean, follows: boolean): Replacement {
  const style = styleAt(text, text.length);
  const hasEnd = follows || text === '' || /[\r\n]$/.test(text);
  const isEmpty = text.trim() === '' && !follows;
  const gap = isEmpty ? '' : (hasEnd ? '' : style.lineEnd) + (isApart ? style.lineEnd : '');
  return { start: text.length, end: text.length, text: gap + onLines(printed, { ...style, head: '' }) + style.lineEnd };
}

function styleAt(text: string, offset: number): Style {
  return { lineEnd: lineEndOf(text), head: indentationAt(text, offset), unit: indentUnit(text) };
}

/** Whether a blank line separates a new statement from the one above it. */
function isApart(text: string, above: AstNode, { head, members }: Printed): boolean {
  const keyword = (node: AstNode) => /^\w*/.exec(node.$cstNode?.text ?? '')?.[0];
  if (keyword(above) !== /^\w*/.exec(head)?.[0]) return true;
  const siblings = (above.$container as AzrouteFile | undefined)?.statements ?? [];
  const previous = siblings[siblings.indexOf(above as AzrouteFile['statements'][number]) - 1];
  if (previous && keyword(previous) === keyword(above)) {
    const between = text.slice(previous.$cstNode?.end ?? 0, above.$cstNode?.offset ?? 0);
    return /(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]/.test(between);
  }
  return members.length > 0 || !isFirstOnLine(text, above.$cstNode?.offset ?? 0);
}

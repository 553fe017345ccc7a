import type { Braces } from '../../parser/block-reader.js';
import { lineEndOf, lineStart } from '../../text/lines.js';

/** An insertion of text at an offset. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** A declaration in a text: the offsets of its start and its end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Adds statements to the block of a declaration, at its start or its end, with the indentation of their neighbors. A
 * declaration without a block gets one; a block on a single line that isn't empty stays on that line.
 * @param braces the braces of the block, relative to the start of the declaration; undefined if it has none
 */
export function insertIntoBlock(
  text: string,
  span: Span,
  braces: Braces | undefined,
  statements: readonly string[],
  where: 'head' | 'end',
): Insertion {
  const eol = lineEndOf(text);
  const outer = indentationAt(text, span.start);
  const inner = outer + indentUnit(text);
  if (!braces) {
    const lines = statements.map((statement) => inner + statement + eol).join('');
    return { offset: span.end, text: ` {${eol}${lines}${outer}}` };
  }
  const open = span.start + braces.open;
  const close = span.start + braces.close;
  const body = text.slice(open + 1, close);
  if (!/[\r\n]/.test(body)) {
    if (body.trim() !== '') {
      const joined = statements.join(' ');
      return where === 'head'
        ? { offset: open + 1, text: ` ${joined}${body.startsWith(' ') ? '' : ' '}` }
        : { offset: close, text: `${body.endsWith(' ') ? '' : ' '}${joined} ` };
    }
    return { offset: close, text: `${eol}${statements.map((line) => inner + line + eol).join('')}${outer}` };
  }
  const member = memberIndentation(body) ?? inner;
  if (where === 'head') {
    return { offset: open + 1, text: statements.map((statement) => eol + member + statement).join('') };
  }
  const lastLine = lineStart(text, close);
  const alone = text.slice(lastLine, close).trim() === '';
  const lines = statements.map((statement) => member + statement + eol).join('');
  return alone ? { offset: lastLine, text: lines } : { offset: close, text: `${eol}${lines}${outer}` };
}

/** The white space at the start of the line that contains an offset. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

function indentUnit(text: string): string {
  return /^\t/m.test(text) ? '\t' : (/^( +)\S/m.exec(text)?.[1] ?? '  ');
}

function memberIndentation(body: string): string | undefined {
  return /[\r\n]([ \t]+)\S/.exec(body)?.[1];
}

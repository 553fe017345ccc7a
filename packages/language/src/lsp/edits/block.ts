import { lineEndOf, lineStart } from '../../text/lines.js';

/** An insertion of text at an offset. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** A declaration in a text: the offsets of its first character and behind its last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Adds statements to the block of a declaration, at its head or its end, indented as their neighbours are. The block is
 * made if the declaration has none; one on a single line stays so for one statement.
 */
export function insertIntoBlock(
  text: string,
  span: Span,
  statements: readonly string[],
  where: 'head' | 'end',
): Insertion {
  const eol = lineEndOf(text);
  const outer = indentationAt(text, span.start);
  const inner = outer + indentUnit(text);
  const open = openingBrace(text, span);
  if (open === undefined) {
    const lines = statements.map((statement) => inner + statement + eol).join('');
    return { offset: span.end, text: ` {${eol}${lines}${outer}}` };
  }
  const close = span.end - 1;
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

/** The white space at the start of the line of an offset. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** The offset of the first brace of a declaration outside comments and quotes; undefined if it has no block. */
function openingBrace(text: string, span: Span): number | undefined {
  const token = /"[^"\n\r]*"?|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|\{/g;
  token.lastIndex = span.start;
  for (let match = token.exec(text); match && match.index < span.end; match = token.exec(text)) {
    if (match[0] === '{') return match.index;
  }
  return undefined;
}

function indentUnit(text: string): string {
  return /^\t/m.test(text) ? '\t' : (/^( +)\S/m.exec(text)?.[1] ?? '  ');
}

function memberIndentation(body: string): string | undefined {
  return /[\r\n]([ \t]+)\S/.exec(body)?.[1];
}

import { lineEndOf } from '../../../text/lines.js';
import type { Replacement } from '../../scratch.js';

/**
 * Adds statements to the end of a text, with its line ends and a blank line above them.
 * @param rest what else will be in the text then
 */
export function atEnd(text: string, statements: string, rest = text): Replacement {
  const lineEnd = lineEndOf(text);
  const isEmpty = rest.replace('\uFEFF', '').trim() === '';
  const gap = isEmpty ? '' : lineEnd.repeat(/[\r\n]$/.test(text) ? 1 : 2);
  const added = statements.replace(/\r\n|\r|\n/g, lineEnd);
  return { start: text.length, end: text.length, text: gap + added + lineEnd };
}

import type { LangiumDocument } from 'langium';
import type { Position } from 'vscode-languageserver';
import { isWithin, moved, reversed, type TextShift, touches } from '../text-shift.js';
import { valueAt } from '../values/value-at.js';
import { serviceTagAt } from './service-tags.js';
import { nameAt } from './target.js';

/**
 * Whether the name, address or prefix at a position of a newer text differs from that in the document, or is new.
 * @param shift the difference between the text of the document and the newer one
 */
export function isChangedAt(document: LangiumDocument, position: Position, shift: TextShift): boolean {
  const back = reversed(shift);
  if (isWithin(back, position)) return true;
  const { textDocument } = document;
  const offset = textDocument.offsetAt(moved(back, position));
  const name = serviceTagAt(document, offset) ?? nameAt(document, offset) ?? valueAt(document, offset);
  if (!name) return false;
  const range = { start: textDocument.positionAt(name.start), end: textDocument.positionAt(name.end) };
  return touches(shift, range);
}

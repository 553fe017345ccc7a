import { type AstNode, type CstNode, CstUtils, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { removal } from '../edits/lines-around.js';
import type { Replacement } from '../scratch.js';

/** Codes of what is refused or repeated, so that leaving it out is a fix. */
const removable: readonly string[] = [
  'AZR002',
  'AZR004',
  'AZR010',
  'AZR012',
  'AZR013',
  'AZR025',
  'AZR028',
  'AZR030',
  'AZR031',
  'AZR041',
  'AZR042',
  'AZR045',
  'AZR046',
  'AZR047',
  'AZR048',
  'AZR051',
];

/** Codes of what may be a slip in something that is meant, or a file that is yet to come. */
const meant: readonly string[] = ['AZR002', 'AZR010'];

/** How many parts of the text around a problem are tried. */
const most = 3;
/** How many characters of what is removed a title shows. */
const shown = 40;

/** A part of the text that may be left out to fix a problem. */
export interface Removal extends Replacement {
  readonly title: string;
  /** Whether it needs no choice. */
  readonly isPreferred?: boolean;
  /** Whether what is left out is refused. */
  readonly removesRefused?: boolean;
}

/** Parts of the text around a problem that may be left out, the smallest first: an item of a list, then its statement. */
export function removalsFor(document: LangiumDocument, { code, range }: Diagnostic): readonly Removal[] {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
  if (!leaf || !removable.includes(String(code))) return [];
  const text = document.textDocument.getText();
  const parts: Removal[] = [withoutItem(text, leaf)];
  for (let node: AstNode | undefined = leaf.astNode; node?.$container; node = node.$container) {
    const { $cstNode: cst, $containerIndex: index } = node;
    if (!cst || index === undefined) continue;
    const isInList = /[,[]\s*$/.test(text.slice(0, cst.offset)) && /^\s*[,\]]/.test(text.slice(cst.end));
    if (isInList) parts.push(withoutItem(text, cst));
    // For the value of an attribute, its statement is not left out.
    else if (code !== 'AZR013') parts.push(withoutStatement(text, cst));
  }
  const removesRefused = !meant.includes(String(code));
  return parts.slice(0, most).map((part) => ({ ...part, removesRefused, isPreferred: code === 'AZR025' }));
}

/** Leaves out an item with one of the commas around it, and the brackets if it is the only one. */
function withoutItem(text: string, { offset, end }: Pick<CstNode, 'offset' | 'end'>): Removal {
  const title = titleOf(text.slice(offset, end));
  const before = /(?:,\s*|\s*)$/.exec(text.slice(0, offset))?.[0] ?? '';
  const after = /^\s*,\s*/.exec(text.slice(end))?.[0] ?? '';
  if (before.startsWith(',')) return { title, start: offset - before.length, end, text: '' };
  if (after !== '') return { title, start: offset, end: end + after.length, text: '' };
  const open = /\s*\[\s*$/.exec(text.slice(0, offset))?.[0];
  const close = /^\s*\]/.exec(text.slice(end))?.[0];
  if (open && close) return { title, start: offset - open.length, end: end + close.length, text: '' };
  return { title, start: offset - before.length, end, text: '' };
}

function withoutStatement(text: string, { offset, end }: CstNode): Removal {
  return { title: titleOf(text.slice(offset, end)), ...removal(text, { start: offset, end }) };
}

function titleOf(removed: string): string {
  const [line = ''] = removed.split('\n', 1);
  const short = line
    .replace(/\s*\{.*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `Remove ${short.length > shown ? `${short.slice(0, shown)}…` : short}`;
}

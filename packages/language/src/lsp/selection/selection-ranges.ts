import { type CstNode, CstUtils, isCompositeCstNode, type LangiumDocument } from 'langium';
import type { Position, SelectionRange } from 'vscode-languageserver';

/** A part of a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const partOfWord = /[0-9A-Za-z_]+/g;

/** For each position what is selected step by step: part of a word, word, value, member, block, statement, file. */
export function selectionRanges(document: LangiumDocument, positions: readonly Position[]): SelectionRange[] {
  const { textDocument } = document;
  return positions.map((position) => {
    const spans = spansAt(document, textDocument.offsetAt(position));
    return spans.reduceRight<SelectionRange | undefined>(
      (parent, { start, end }) => ({
        range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
        ...(parent && { parent }),
      }),
      undefined,
    ) as SelectionRange;
  });
}

/** What contains a place, the smallest first; each is larger than the one before. */
function spansAt(document: LangiumDocument, offset: number): readonly Span[] {
  const text = document.textDocument.getText();
  const root = document.parseResult.value.$cstNode;
  const leaf = root && (CstUtils.findLeafNodeAtOffset(root, offset) ?? CstUtils.findLeafNodeAtOffset(root, offset - 1));
  const nodes: Span[] = [];
  for (let node: CstNode | undefined = leaf; node?.container; node = node.container)
    nodes.push(...spansOf(node, text, offset));
  const all = [...(leaf ? partsOf(leaf, offset) : []), ...nodes, { start: 0, end: text.length }];
  const found: Span[] = [{ start: offset, end: offset }];
  for (const span of all) {
    const last = found[found.length - 1] as Span;
    const isLarger = span.start <= last.start && span.end >= last.end && span.end - span.start > last.end - last.start;
    if (isLarger) found.push(span);
  }
  return found.length > 1 ? found.slice(1) : found;
}

/** The name in a reference, or the number in an address, at a place. */
function partsOf({ text, offset: start }: CstNode, offset: number): Span[] {
  return [...text.matchAll(partOfWord)]
    .map(({ 0: part, index }) => ({ start: start + index, end: start + index + part.length }))
    .filter((part) => part.start <= offset && offset <= part.end);
}

/** A node; before it, what is between its braces or brackets around the place. */
function spansOf(node: CstNode, text: string, offset: number): Span[] {
  const whole = { start: node.offset, end: node.end };
  if (!isCompositeCstNode(node)) return [whole];
  const inside = ['{}', '[]'].flatMap(([open = '', close = '']) => {
    const opening = node.content.find((child) => child.text === open && child.end <= offset);
    const closing = opening && node.content.find((child) => child.text === close && child.offset >= offset);
    if (!opening || !closing) return [];
    const content = text.slice(opening.end, closing.offset);
    const start = opening.end + (content.length - content.trimStart().length);
    return [
      { start, end: Math.max(start, closing.offset - (content.length - content.trimEnd().length)) },
      { start: opening.offset, end: closing.end },
    ];
  });
  return [...inside, whole];
}

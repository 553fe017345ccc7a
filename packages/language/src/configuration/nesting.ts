import { createScanner, type SyntaxKind } from 'jsonc-parser';

/** How deep objects and lists may stand in one another. What is known of here is two deep. */
export const deepest = 100;

// The enumeration is a constant one: its values are not there when the program runs.
const opening: readonly SyntaxKind[] = [1 satisfies SyntaxKind.OpenBraceToken, 3 satisfies SyntaxKind.OpenBracketToken];
const closing: readonly SyntaxKind[] = [
  2 satisfies SyntaxKind.CloseBraceToken,
  4 satisfies SyntaxKind.CloseBracketToken,
];
const end: SyntaxKind.EOF = 17;

/** Where in a JSON text objects and lists begin to stand too deep in one another; undefined if they never do. */
export function tooDeep(json: string): number | undefined {
  const scanner = createScanner(json, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== end; token = scanner.scan()) {
    if (opening.includes(token)) depth++;
    if (closing.includes(token)) depth--;
    if (depth > deepest) return scanner.getTokenOffset();
  }
  return undefined;
}

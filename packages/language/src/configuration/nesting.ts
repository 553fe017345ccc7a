import { createScanner, type SyntaxKind } from 'jsonc-parser';

/** How deeply objects and lists may be nested. Known settings need a depth of two. */
export const deepest = 100;

// It is a const enum, whose values don't exist at run time.
const opening: readonly SyntaxKind[] = [1 satisfies SyntaxKind.OpenBraceToken, 3 satisfies SyntaxKind.OpenBracketToken];
const closing: readonly SyntaxKind[] = [
  2 satisfies SyntaxKind.CloseBraceToken,
  4 satisfies SyntaxKind.CloseBracketToken,
];
const end: SyntaxKind.EOF = 17;

/** Where the objects and lists of a JSON text become nested too deeply; undefined if they never do. */
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

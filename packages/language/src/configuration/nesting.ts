import { createScanner, SyntaxKind } from 'jsonc-parser';

/** How deep objects and lists may stand in one another. What is known of here is two deep. */
export const deepest = 100;

/** Where in a JSON text objects and lists begin to stand too deep in one another; undefined if they never do. */
export function tooDeep(json: string): number | undefined {
  const scanner = createScanner(json, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    if (token === SyntaxKind.OpenBraceToken || token === SyntaxKind.OpenBracketToken) depth++;
    if (token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken) depth--;
    if (depth > deepest) return scanner.getTokenOffset();
  }
  return undefined;
}

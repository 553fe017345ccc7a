import type { AstNode, LangiumDocument, Mutable, ParseResult } from 'langium';
import type { AzrouteFile } from '../generated/ast.js';

/** Gives a document the tree of an empty file, so that its text is parsed again the next time it is used. */
export function emptyTree(document: Mutable<LangiumDocument>): void {
  const value = { $type: 'AzrouteFile', statements: [] } as unknown as AzrouteFile;
  (value as Mutable<AstNode>).$document = document;
  document.parseResult = { value, parserErrors: [], lexerErrors: [] } satisfies ParseResult;
  document.references = [];
}

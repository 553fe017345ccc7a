import type { AstNode, LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import { movedSymbol } from './text-context.js';
import { nameRange, symbolKinds, titleOf } from './titles.js';
import { childrenOf } from './walk.js';
import { ListedAnswer, type Piece, pieceOf } from './whole/listed-answer.js';
import { StatementPieces } from './whole/statement-pieces.js';
import type { WholeAnswer } from './whole/whole-answer.js';

/**
 * The outline: VNets with their subnets and NICs, route tables with their routes, sites with their routers, and so on.
 */
export class AzrouteDocumentSymbolProvider implements DocumentSymbolProvider {
  private readonly pieces = new StatementPieces(pieceOfStatement);

  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return symbolsIn(document.parseResult.value);
  }

  /** The same in pieces, one for each statement of the file, computed in slices. */
  async getAnswer(document: LangiumDocument): Promise<WholeAnswer> {
    return new ListedAnswer(await this.pieces.of(document), movedSymbol);
  }
}

function pieceOfStatement(statement: AstNode): Piece | undefined {
  const symbol = symbolOf(statement);
  return symbol && pieceOf([symbol], symbol.range.start.line, symbol.range.end.line);
}

function symbolsIn(node: AstNode): DocumentSymbol[] {
  const found: DocumentSymbol[] = [];
  for (const child of childrenOf(node)) {
    const symbol = symbolOf(child);
    if (symbol) found.push(symbol);
  }
  return found;
}

function symbolOf(node: AstNode): DocumentSymbol | undefined {
  const kind = symbolKinds[node.$type];
  const cst = node.$cstNode;
  if (kind === undefined || !cst) return undefined;
  const { range } = cst;
  const selectionRange = nameRange(node) ?? { start: range.start, end: range.start };
  return {
    ...titleOf(node),
    kind,
    range,
    selectionRange,
    children: symbolsIn(node),
  };
}

import { type AstNode, type CstNode, isCompositeCstNode, type LangiumDocument } from 'langium';
import { DefaultFoldingRangeProvider, type FoldingRangeAcceptor } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { inSlices } from '../workspace/slices.js';
import { type Folding, movedFolding } from './text-context.js';
import { childrenOf, walkLeaves, walkTree } from './walk.js';
import { ListedAnswer, type Piece, pieceOf } from './whole/listed-answer.js';
import type { WholeAnswer } from './whole/whole-answer.js';

/** The number of folding ranges that are computed again together when a change touches one of them. */
const perPiece = 100;

/** Folding ranges for everything that takes several lines: statements, lists and comments. */
export class AzrouteFoldingRangeProvider extends DefaultFoldingRangeProvider {
  /** The same as {@link getFoldingRanges}, in pieces, and computed in slices. */
  async getAnswer(document: LangiumDocument): Promise<WholeAnswer> {
    const found: FoldingRange[] = [];
    const accept = (folding: FoldingRange) => found.push(folding);
    await inSlices(this.partsOf(document), (part) => this.collectIn(document, part, accept));
    const pieces: Piece[] = [];
    for (let at = 0; at < found.length; at += perPiece) {
      const foldings = found.slice(at, at + perPiece);
      const first = Math.min(...foldings.map(({ startLine }) => startLine));
      const last = Math.max(...foldings.map(({ endLine }) => endLine));
      pieces.push(pieceOf(foldings, first, last));
    }
    return new ListedAnswer<Folding>(pieces, movedFolding);
  }

  protected override collectFolding(document: LangiumDocument, accept: FoldingRangeAcceptor): void {
    for (const part of this.partsOf(document)) this.collectIn(document, part, accept);
  }

  /** The statements of a file, followed by all of its text, for the comments. */
  private partsOf(document: LangiumDocument): (AstNode | CstNode)[] {
    const root = document.parseResult.value;
    const cst = root.$cstNode;
    return [...childrenOf(root), ...(cst && isCompositeCstNode(cst) ? cst.content : [])];
  }

  private collectIn(document: LangiumDocument, part: AstNode | CstNode, accept: FoldingRangeAcceptor): void {
    if ('$type' in part) {
      walkTree(part, (node) => this.collectObjectFolding(document, node, accept));
      return;
    }
    walkLeaves(part, (leaf) => {
      if (!leaf.hidden || !this.commentNames.includes(leaf.tokenType.name)) return;
      const folding = this.toFoldingRange(document, leaf, FoldingRangeKind.Comment);
      if (folding) accept(folding);
    });
  }
}

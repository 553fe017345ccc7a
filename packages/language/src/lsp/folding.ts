import type { LangiumDocument } from 'langium';
import { DefaultFoldingRangeProvider, type FoldingRangeAcceptor } from 'langium/lsp';
import { FoldingRangeKind } from 'vscode-languageserver';
import { walkLeaves, walkTree } from './walk.js';

/** Folds what takes several lines: statements, lists and comments. */
export class AzrouteFoldingRangeProvider extends DefaultFoldingRangeProvider {
  protected override collectFolding(document: LangiumDocument, accept: FoldingRangeAcceptor): void {
    const root = document.parseResult.value;
    walkTree(root, (node) => {
      if (node !== root) this.collectObjectFolding(document, node, accept);
    });
    if (!root.$cstNode) return;
    walkLeaves(root.$cstNode, (leaf) => {
      if (!leaf.hidden || !this.commentNames.includes(leaf.tokenType.name)) return;
      const folding = this.toFoldingRange(document, leaf, FoldingRangeKind.Comment);
      if (folding) accept(folding);
    });
  }
}

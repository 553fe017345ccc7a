import type { DeclId } from '@azroute/engine';
import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import type { Position } from 'vscode-languageserver';
import type { EditorView } from '../services.js';
import { nameAt } from './target.js';

/** The declaration of the name at a position, or of the innermost statement there; undefined if there is none. */
export function declarationAtPosition(
  view: EditorView,
  document: LangiumDocument,
  position: Position,
): DeclId | undefined {
  const offset = document.textDocument.offsetAt(position);
  const named = nameAt(document, offset);
  if (named) return view.declarationAt(named.node);
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
  for (let node: AstNode | undefined = leaf?.astNode; node?.$container; node = node.$container) {
    const id = view.declarationAt(node);
    if (id !== undefined) return id;
  }
  return undefined;
}

import type { DeclId } from '@azroute/engine';
import type { AstNode, LangiumDocument } from 'langium';
import type { Range } from 'vscode-languageserver';
import type { EditorView } from '../services.js';
import { childrenOf } from '../walk.js';
import { trimmed } from './trimmed.js';

/**
 * The declarations that a cursor or a selection means: those that the selection touches, siblings of each other, then
 * those around them, the innermost first. A cursor means the innermost declaration at its place.
 */
export function selectedDeclarations(view: EditorView, document: LangiumDocument, range: Range): readonly DeclId[] {
  const { textDocument, parseResult } = document;
  const [start, end] = trimmed(
    textDocument.getText(),
    textDocument.offsetAt(range.start),
    textDocument.offsetAt(range.end),
  );
  const isTouched = ({ node }: Declared) => {
    const cst = node.$cstNode;
    return cst !== undefined && cst.offset <= end && start <= cst.end;
  };
  const isAround = ({ node }: Declared) => {
    const cst = node.$cstNode;
    return (
      cst !== undefined &&
      cst.offset <= start &&
      end <= cst.end &&
      (start === end || cst.end - cst.offset > end - start)
    );
  };
  const around: DeclId[] = [];
  let touched = declaredIn(view, parseResult.value).filter(isTouched);
  for (let [only] = touched; touched.length === 1 && only && isAround(only); [only] = touched) {
    const inside = declaredIn(view, only.node).filter(isTouched);
    if (inside.length === 0) break;
    around.unshift(only.id);
    touched = inside;
  }
  return [...touched.map(({ id }) => id), ...around];
}

interface Declared {
  readonly id: DeclId;
  readonly node: AstNode;
}

/** The nearest declarations inside a node, in the order of the text. */
function declaredIn(view: EditorView, node: AstNode): readonly Declared[] {
  return childrenOf(node)
    .flatMap((child): readonly Declared[] => {
      const id = view.declarationAt(child);
      const isOwn = id !== undefined && view.nodeOf(id)?.node === child;
      return isOwn ? [{ id, node: child }] : declaredIn(view, child);
    })
    .sort((a, b) => (a.node.$cstNode?.offset ?? 0) - (b.node.$cstNode?.offset ?? 0));
}

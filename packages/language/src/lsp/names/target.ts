import { type AstNode, AstUtils, CstUtils, type LangiumDocument, type Reference } from 'langium';
import { propertyNode } from '../../parser/property-nodes.js';
import { splitReference } from '../../symbols/reference-text.js';

/** A named declaration. */
export interface NamedNode extends AstNode {
  readonly name: string;
}

/** The name of a declaration, or one name of a reference, and the declaration that it refers to. */
export interface NameAt {
  readonly node: NamedNode;
  readonly start: number;
  readonly end: number;
}

/** Whether a node has a name. */
export function isNamedNode(node: AstNode | undefined): node is NamedNode {
  return node !== undefined && typeof (node as Partial<NamedNode>).name === 'string';
}

/** The offsets of the name of a declaration in its text. */
export function nameSpan(node: AstNode): { readonly start: number; readonly end: number } | undefined {
  const cst = propertyNode(node, 'name');
  return cst && { start: cst.offset, end: cst.end };
}

/** The names of a reference as offsets into its text, with the declarations that they refer to. */
export function namesOf(reference: Reference): NameAt[] {
  const cst = reference.$refNode;
  const target = reference.ref;
  if (!cst || !isNamedNode(target)) return [];
  const segments = splitReference(cst.text).filter(({ name }) => name !== '*' && name !== '');
  const names: NameAt[] = [];
  let node: NamedNode | undefined = target;
  for (const segment of segments.reverse()) {
    while (node && node.name !== segment.name) node = namedAncestor(node);
    if (!node) break;
    names.push({ node, start: cst.offset + segment.start, end: cst.offset + segment.end });
    node = namedAncestor(node);
  }
  return names.reverse();
}

/**
 * Whether the tree of a document belongs to its text. A request that overtakes the parser after an edit finds the old
 * tree with the new text, whose offsets don't match. Without a tree (for a file that cannot be read), nothing can
 * mismatch.
 */
export function isCurrent(document: LangiumDocument): boolean {
  const root = document.parseResult.value.$cstNode?.root;
  return root === undefined || root.fullText === document.textDocument.getText();
}

/** The name at an offset, or the one that ends there; undefined if there is none, or if it cannot be resolved. */
export function nameAt(document: LangiumDocument, offset: number): NameAt | undefined {
  const root = document.parseResult.value.$cstNode;
  if (!root || !isCurrent(document)) return undefined;
  for (const at of [offset, offset - 1]) {
    const leaf = at < 0 ? undefined : CstUtils.findLeafNodeAtOffset(root, at);
    if (!leaf) continue;
    const holds = ({ start, end }: { start: number; end: number }) => start <= offset && offset <= end;
    const own = isNamedNode(leaf.astNode) ? nameSpan(leaf.astNode) : undefined;
    if (own && own.start === leaf.offset && isNamedNode(leaf.astNode)) return { node: leaf.astNode, ...own };
    const reference = AstUtils.streamReferences(leaf.astNode)
      .map((info) => info.reference)
      .find((candidate) => candidate.$refNode?.offset === leaf.offset);
    if (!reference || !('ref' in reference)) continue;
    const found = namesOf(reference).find(holds);
    if (found) return found;
  }
  return undefined;
}

function namedAncestor(node: AstNode): NamedNode | undefined {
  let container = node.$container;
  while (container && !isNamedNode(container)) container = container.$container;
  return container as NamedNode | undefined;
}

/** The named declarations that contain a node, the nearest first. */
export function namedAncestors(node: AstNode): NamedNode[] {
  const ancestors: NamedNode[] = [];
  for (let at = namedAncestor(node); at; at = namedAncestor(at)) ancestors.push(at);
  return ancestors;
}

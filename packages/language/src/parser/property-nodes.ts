import { type AstNode, type CstNode, GrammarUtils, isCompositeCstNode } from 'langium';

/** The properties of a node with more parts than this are indexed on first use. */
const largeNode = 32;

type ByProperty = Map<string, readonly CstNode[]>;

const cache = new WeakMap<CstNode, ByProperty>();

/**
 * The text of a property of a node, or of one of its values. Like Langium's `findNodeForProperty`, which searches the
 * whole node each time and takes quadratic time for all values of a long list.
 */
export function propertyNode(node: AstNode, property: string, index?: number): CstNode | undefined {
  const cst = node.$cstNode;
  if (!cst || !isCompositeCstNode(cst) || cst.content.length <= largeNode) {
    return GrammarUtils.findNodeForProperty(cst, property, index);
  }
  const nodes = nodesOf(cst, property);
  return nodes[Math.max(0, Math.min(index ?? 0, nodes.length - 1))];
}

function nodesOf(cst: CstNode, property: string): readonly CstNode[] {
  let known = cache.get(cst);
  if (!known) {
    known = new Map();
    cache.set(cst, known);
  }
  let nodes = known.get(property);
  if (!nodes) {
    nodes = GrammarUtils.findNodesForProperty(cst, property);
    known.set(property, nodes);
  }
  return nodes;
}

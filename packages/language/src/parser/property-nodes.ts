import { type AstNode, type CstNode, GrammarUtils, isCompositeCstNode } from 'langium';

/** Of nodes with more parts than this the properties are looked up once for all that ask. */
const largeNode = 32;

type ByProperty = Map<string, readonly CstNode[]>;

const cache = new WeakMap<CstNode, ByProperty>();

/**
 * What is written of a property of a node, or of one of its values: like Langium's `findNodeForProperty`, which looks
 * through the whole node each time, so that a list of thousands of values takes a look at each for each.
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

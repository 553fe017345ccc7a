import { type AstNode, type CstNode, GrammarAST, isCompositeCstNode, type LeafCstNode } from 'langium';

const known = new WeakMap<GrammarAST.AbstractElement, string | undefined>();

/** The property of the node to which a part of the text is assigned, if any. */
function featureOf({ grammarSource }: CstNode): string | undefined {
  if (!grammarSource) return undefined;
  if (!known.has(grammarSource)) known.set(grammarSource, assignedTo(grammarSource));
  return known.get(grammarSource);
}

function assignedTo(element: GrammarAST.AbstractElement): string | undefined {
  for (let outer: AstNode | undefined = element; outer; outer = outer.$container) {
    if (GrammarAST.isAssignment(outer)) return outer.feature;
    if (GrammarAST.isParserRule(outer)) return undefined;
  }
  return undefined;
}

/** Visits the words of a node that are values of its properties, in the order of the text. */
export function visitFeatures(node: AstNode, visit: (property: string, word: LeafCstNode) => void): void {
  const cst = node.$cstNode;
  if (cst && isCompositeCstNode(cst)) visitContent(node, cst.content, visit);
}

function visitContent(
  node: AstNode,
  content: readonly CstNode[],
  visit: (property: string, word: LeafCstNode) => void,
): void {
  for (const child of content) {
    if (child.astNode !== node) continue;
    if (isCompositeCstNode(child)) {
      const feature = featureOf(child);
      // A value that consists of several words, such as a reference, or a rule that only groups words.
      if (feature === undefined || child.content.length > 1) visitContent(node, child.content, visit);
      else if (child.content[0]) visit(feature, child.content[0] as LeafCstNode);
    } else if (!(child as LeafCstNode).hidden) {
      const feature = featureOf(child);
      if (feature !== undefined) visit(feature, child as LeafCstNode);
    }
  }
}

import { AstUtils, type CstNode, CstUtils, GrammarAST, isLeafCstNode, type LeafCstNode } from 'langium';

/** A word of a text, that is a token or a comment, and what stands before it. */
export interface Word {
  readonly text: string;
  /** Offset of its first character, and behind its last one. */
  readonly offset: number;
  readonly end: number;
  readonly comment: boolean;
  /** True for the first word of a statement, or of a member of a block. */
  readonly begins: boolean;
  /** What it says in its statement: the property of the tree that it fills, or its own text for a keyword. */
  readonly role: string;
  /** Number of line ends between the word before and this one. */
  readonly lineEnds: number;
  /** Number of characters between the word before and this one. */
  readonly distance: number;
}

/** Roles that share a column: a route has a prefix or a service tag, and a next hop of one form or another. */
const sameColumn: Readonly<Record<string, string>> = {
  serviceTag: 'prefix',
  type: 'nextHop',
  address: 'addresses',
  drop: 'via',
};

/**
 * The words of a parsed text, comments included, in their order.
 * @returns undefined if anything but white space stands between two words, since then it is not known what it is
 */
export function wordsOf(root: CstNode): Word[] | undefined {
  const { fullText } = root.root;
  const first = firstWords(root);
  const words: Word[] = [];
  let end = 0;
  for (const leaf of CstUtils.flattenCst(root)) {
    const gap = fullText.slice(end, leaf.offset);
    if (gap.trim() !== '' || leaf.offset < end) return undefined;
    words.push({
      text: leaf.text,
      offset: leaf.offset,
      end: leaf.end,
      comment: leaf.hidden,
      begins: first.has(leaf.offset),
      role: roleOf(leaf),
      lineEnds: gap.split('\n').length - 1,
      distance: gap.length,
    });
    end = leaf.end;
  }
  return fullText.slice(end).trim() === '' ? words : undefined;
}

/** The offsets at which statements and members of blocks begin. */
function firstWords(root: CstNode): Set<number> {
  const offsets = new Set<number>();
  for (const node of CstUtils.streamCst(root)) {
    if (isLeafCstNode(node) || !('content' in node)) continue;
    let inside = node.container === undefined;
    for (const child of node.content as CstNode[]) {
      if (isLeafCstNode(child)) {
        if (child.hidden) continue;
        if (child.text === '{') inside = true;
        else if (child.text === '}') inside = false;
        else if (inside && isKeywordOfMember(child)) offsets.add(child.offset);
      } else if (inside) {
        offsets.add(visibleStart(child));
      }
    }
  }
  return offsets;
}

/** True for a keyword such as `address`; values such as `RouteTableEnabled` are keywords that are assigned. */
function isKeywordOfMember({ grammarSource, text }: LeafCstNode): boolean {
  if (!GrammarAST.isKeyword(grammarSource) || !/^[A-Za-z]/.test(text)) return false;
  return AstUtils.getContainerOfType(grammarSource, GrammarAST.isAssignment) === undefined;
}

function visibleStart(node: CstNode): number {
  for (const leaf of CstUtils.flattenCst(node)) if (!leaf.hidden) return leaf.offset;
  return node.offset;
}

function roleOf({ grammarSource, text }: LeafCstNode): string {
  const assignment = grammarSource && AstUtils.getContainerOfType(grammarSource, GrammarAST.isAssignment);
  const role = assignment ? assignment.feature : text;
  if (GrammarAST.isAssignment(assignment) && inNextHop(assignment)) return 'nextHop';
  return sameColumn[role] ?? role;
}

function inNextHop(assignment: GrammarAST.Assignment): boolean {
  return AstUtils.getContainerOfType(assignment, GrammarAST.isParserRule)?.name === 'UserNextHop';
}

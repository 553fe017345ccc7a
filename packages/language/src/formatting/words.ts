import { AstUtils, type CstNode, CstUtils, GrammarAST, isLeafCstNode, type LeafCstNode } from 'langium';
import { lineEndsIn } from '../text/lines.js';
import type { Part } from './sound-parts.js';

/** A word of a text, that is, a token or a comment, and the white space before it. */
export interface Word {
  readonly text: string;
  /** Offset of its first character, and after its last one. */
  readonly offset: number;
  readonly end: number;
  readonly comment: boolean;
  /** True for the first word of a statement, or of a member of a block. */
  readonly begins: boolean;
  /** Its role in its statement: the AST property that it sets, or its own text for a keyword. */
  readonly role: string;
  /** Number of line ends between the previous word and this one. */
  readonly lineEnds: number;
  /** Number of characters between the previous word and this one. */
  readonly distance: number;
  /** True if line breaks between the previous word and this one must not be added or removed. */
  readonly keepsLine: boolean;
}

/** Roles that share a column: a route has a prefix or a service tag, and a next hop in one of several forms. */
const sameColumn: Readonly<Record<string, string>> = {
  serviceTag: 'prefix',
  type: 'nextHop',
  address: 'addresses',
  drop: 'via',
};

/** The words of a parsed text, comments included. */
export class TreeWords {
  private readonly text: string;
  private readonly leaves: readonly LeafCstNode[];
  private readonly first: ReadonlySet<number>;

  constructor(root: CstNode) {
    this.text = root.root.fullText;
    this.first = firstWords(root);
    this.leaves = CstUtils.flattenCst(root)
      .toArray()
      .sort((a, b) => a.offset - b.offset);
  }

  /**
   * The words of a part in order.
   * @param keepsLine whether words that begin or end there stay on their lines
   * @returns undefined if there is unknown text between two words
   */
  of(part: Part, keepsLine: (offset: number) => boolean): Word[] | undefined {
    const words: Word[] = [];
    let end = part.start;
    for (let i = this.firstFrom(part.start); i < this.leaves.length; i++) {
      const leaf = this.leaves[i] as LeafCstNode;
      if (leaf.offset >= part.end) break;
      const gap = this.text.slice(end, leaf.offset);
      if (gap.trim() !== '' || leaf.offset < end) return undefined;
      words.push({
        text: leaf.text,
        offset: leaf.offset,
        end: leaf.end,
        comment: leaf.hidden,
        begins: this.first.has(leaf.offset),
        role: roleOf(leaf),
        lineEnds: lineEndsIn(gap),
        distance: gap.length,
        keepsLine: words.length > 0 && (keepsLine(leaf.offset) || keepsLine(end)),
      });
      end = leaf.end;
    }
    return this.text.slice(end, part.end).trim() === '' ? words : undefined;
  }

  /** The index of the first leaf that begins at or after an offset. */
  private firstFrom(offset: number): number {
    let low = 0;
    let high = this.leaves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.leaves[middle]?.offset ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
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

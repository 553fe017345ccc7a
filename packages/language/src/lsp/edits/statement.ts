import { type AstNode, isCompositeCstNode } from 'langium';
import { TreeWords, type Word } from '../../formatting/words.js';

/** A statement in the block of a declaration. */
export interface Member {
  readonly keyword: string;
  /** Its words without comments, up to the block that it opens. */
  readonly head: readonly Word[];
  readonly start: number;
  readonly end: number;
}

/** The text of a declaration, word by word. */
export interface Statement {
  readonly uri: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The words before its block, without comments. */
  readonly head: readonly Word[];
  /** Its block; undefined if it has none. */
  readonly block: Block | undefined;
}

/** The block of a declaration. */
export interface Block {
  readonly open: Word;
  readonly close: Word;
  readonly members: readonly Member[];
  readonly comments: readonly Word[];
}

/**
 * Reads the words of a declaration.
 * @returns undefined if there are syntax errors in it
 */
export function statementOf(uri: string, text: string, node: AstNode): Statement | undefined {
  const cst = node.$cstNode;
  if (!cst || !isCompositeCstNode(cst)) return undefined;
  const words = new TreeWords(cst).of({ start: cst.offset, end: cst.end }, () => false);
  if (!words || words.length === 0) return undefined;
  const open = words.findIndex((word) => word.text === '{' && !word.comment);
  const head = (open < 0 ? words : words.slice(0, open)).filter(({ comment }) => !comment);
  const block = open < 0 ? undefined : blockOf(words.slice(open));
  if (open >= 0 && !block) return undefined;
  return { uri, text, start: cst.offset, end: cst.end, head, block };
}

function blockOf(words: readonly Word[]): Block | undefined {
  const [open, ...inner] = words;
  const close = inner.pop();
  if (!open || close?.text !== '}') return undefined;
  const members: { keyword: string; head: Word[]; start: number; end: number }[] = [];
  let depth = 0;
  for (const word of inner) {
    if (word.comment) continue;
    if (depth === 0 && word.begins) members.push({ keyword: word.text, head: [], start: word.offset, end: word.end });
    const member = members[members.length - 1];
    if (!member) return undefined;
    if (word.text === '{') depth++;
    if (depth === 0) member.head.push(word);
    if (word.text === '}') depth--;
    member.end = word.end;
  }
  return depth === 0 ? { open, close, members, comments: inner.filter(({ comment }) => comment) } : undefined;
}

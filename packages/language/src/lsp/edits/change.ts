import type { DeclId } from '@azroute/engine';
import type { Word } from '../../formatting/words.js';
import { lineEndOf } from '../../text/lines.js';
import type { Replacement } from '../scratch.js';
import { endOfLine, hasOwnLines, indentationAt, isFirstOnLine, removals } from './lines-around.js';
import { indentUnit, onLines, onOneLine, type Printed, type Style } from './printed.js';
import type { Block, Member, Statement } from './statement.js';

/** Where a new statement goes in a block: after or before a member of it, or to its start or end. */
export type Place = { readonly after: Member } | { readonly before: Member } | 'start' | 'end';

/** What changes in the text of one declaration. */
export class Change {
  private readonly replaced: Replacement[] = [];
  private readonly removed = new Set<Member>();
  private readonly added: { readonly printed: Printed; readonly place: Place }[] = [];

  constructor(
    readonly id: DeclId,
    readonly statement: Statement,
  ) {}

  /** The words before the block, without comments. */
  get head(): readonly Word[] {
    return this.statement.head;
  }

  /** The members of the block that stay. */
  get members(): readonly Member[] {
    return (this.statement.block?.members ?? []).filter((member) => !this.removed.has(member));
  }

  replace(...replacements: readonly Replacement[]): void {
    this.replaced.push(...replacements);
  }

  /** Replaces consecutive words. */
  replaceWords(words: readonly Word[], text: string): void {
    const [first, last] = [words[0], words[words.length - 1]];
    if (first && last) this.replace({ start: first.offset, end: last.end, text });
  }

  /** Adds words behind another one. */
  insertAfter(word: Word | undefined, text: string): void {
    if (word) this.replace({ start: word.end, end: word.end, text: ` ${text}` });
  }

  /** Removes consecutive words of the head with the white space before them. */
  removeWords(words: readonly Word[]): void {
    const [first, last] = [words[0], words[words.length - 1]];
    if (!first || !last) return;
    const gap = /[ \t]*$/.exec(this.statement.text.slice(0, first.offset))?.[0].length ?? 0;
    this.replace({ start: first.offset - gap, end: last.end, text: '' });
  }

  /** Removes a statement from the block. */
  remove(member: Member): void {
    this.removed.add(member);
  }

  /** Adds a statement to the block; several at the same place stay in their order. */
  add(printed: Printed, place: Place): void {
    this.added.push({ printed, place });
  }

  /** All changes of the text. */
  finish(): Replacement[] {
    const { block } = this.statement;
    if (!block) return [...this.replaced, ...this.newBlock()];
    const removed = removals(this.statement.text, [...this.removed]);
    if (this.members.length === 0 && this.added.length === 0 && this.removed.size > 0) {
      const last = this.head[this.head.length - 1];
      const isLeft = ({ offset }: Word) => !removed.some(({ start, end }) => offset >= start && offset < end);
      if (last && !block.comments.some(isLeft)) {
        return [...this.replaced, { start: last.end, end: block.close.end, text: '' }];
      }
    }
    return [...this.replaced, ...this.insertions(block), ...removed];
  }

  private get outer(): Style {
    const { text, start } = this.statement;
    return { lineEnd: lineEndOf(text), head: indentationAt(text, start), unit: indentUnit(text) };
  }

  private newBlock(): Replacement[] {
    const last = this.head[this.head.length - 1];
    if (this.added.length === 0 || !last) return [];
    const { text } = this.statement;
    const block: Printed = { head: '', members: this.added.map(({ printed }) => printed) };
    const { end } = this.statement;
    if (!hasOwnLines(text, this.statement)) return [{ start: end, end, text: onOneLine(block) }];
    return [...this.withoutColumns(), { start: end, end, text: onLines(block, this.outer) }];
  }

  /** A statement that opens a block is not aligned with its neighbors. */
  private withoutColumns(): Replacement[] {
    const { text } = this.statement;
    return this.head.flatMap((word, i) => {
      const next = this.head[i + 1];
      if (!next || !/^ {2,}$/.test(text.slice(word.end, next.offset))) return [];
      return [{ start: word.end, end: next.offset, text: ' ' }];
    });
  }

  private insertions(block: Block): Replacement[] {
    if (this.added.length === 0) return [];
    const { text } = this.statement;
    const inside = text.slice(block.open.end, block.close.offset);
    const isOneLine = !/[\r\n]/.test(inside);
    const [first, last] = [block.members[0], block.members[block.members.length - 1]];
    if (isOneLine && this.members.length === 0 && first && last) {
      return [insertion(first.start, this.added.map(({ printed }) => `${onOneLine(printed)} `).join(' '))];
    }
    if (block.members.length === 0 || (this.members.length === 0 && !isOneLine)) return [this.fill(block, inside)];
    const inner = { ...this.outer, head: memberIndentation(text, block) ?? this.outer.head + this.outer.unit };
    // Nothing is inserted inside what goes.
    const end = this.members[this.members.length - 1];
    return this.added.map(({ printed, place: wanted }) => {
      const place = wanted === 'end' && end && this.removed.size > 0 ? { after: end } : wanted;
      if (isOneLine) return onLineOf(text, block, place, onOneLine(printed));
      return between(text, block, place, onLines(printed, inner), inner);
    });
  }

  /** Fills an empty block, or one whose members all go. */
  private fill(block: Block, inside: string): Replacement {
    const { text } = this.statement;
    const printed: Printed = { head: '', members: this.added.map((one) => one.printed) };
    if (inside.trim() === '' && !hasOwnLines(text, this.statement)) {
      const written = onOneLine(printed).trimStart();
      return { start: block.open.offset, end: block.close.end, text: written };
    }
    if (inside.trim() === '') {
      return { start: block.open.offset, end: block.close.end, text: onLines(printed, this.outer).trimStart() };
    }
    const { lineEnd, head, unit } = this.outer;
    const inner = { ...this.outer, head: head + unit };
    const lines = printed.members.map((one) => lineEnd + inner.head + onLines(one, inner));
    const at = endOfLine(text, block.open.end) ?? block.open.end;
    return { start: at, end: at, text: lines.join('') };
  }
}

function memberIndentation(text: string, { members }: Block): string | undefined {
  const first = members.find(({ start }) => isFirstOnLine(text, start));
  return first && indentationAt(text, first.start);
}

/** An insertion into a block on one line. */
function onLineOf(text: string, { open, members }: Block, place: Place, written: string): Replacement {
  const [first, second] = members;
  const gap = first && second ? text.slice(first.end, second.start) : '';
  const between = /^ +$/.test(gap) ? gap : '  ';
  if (typeof place === 'object' && 'after' in place) return insertion(place.after.end, between + written);
  if (typeof place === 'object') return insertion(place.before.start, written + between);
  const last = members[members.length - 1];
  if (place === 'end' && last) return insertion(last.end, between + written);
  return first ? insertion(first.start, written + between) : insertion(open.end, ` ${written} `);
}

/** An insertion into a block on several lines. */
function between(text: string, { open, members }: Block, place: Place, written: string, style: Style): Replacement {
  const line = style.lineEnd + style.head + written;
  if (typeof place === 'object' && 'before' in place) {
    const { start } = place.before;
    return isFirstOnLine(text, start)
      ? insertion(start, written + style.lineEnd + style.head)
      : insertion(start, `${written}  `);
  }
  const last = members[members.length - 1];
  const anchor = typeof place === 'object' ? place.after.end : place === 'end' && last ? last.end : open.end;
  return insertion(endOfLine(text, anchor) ?? anchor, line);
}

function insertion(at: number, text: string): Replacement {
  return { start: at, end: at, text };
}

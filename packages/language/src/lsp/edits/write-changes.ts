import { append, type Topology } from '@azroute/engine';
import type { Replacement } from '../scratch.js';
import { anchorOf } from './anchors.js';
import { printed, writeDifferences } from './forms/form.js';
import { forms } from './forms/forms.js';
import { removals } from './lines-around.js';
import type { Statement } from './statement.js';
import type { Texts } from './texts.js';
import { type Anchor, insertAtEnd, insertBeside } from './top-level.js';
import { type Replacements, Writing } from './writing.js';

/**
 * Converts a change of a topology to replacements in its texts, such that the texts mean the changed topology.
 * @returns undefined if a text that has to change has errors, or if nothing says how to write a part of the change
 */
export function writeChanges(texts: Texts, after: Topology): Replacements | undefined {
  const writing = new Writing(texts, after);
  const removed = new Map<string, Statement[]>();
  for (const list of Object.keys(forms) as (keyof Topology)[]) writeList(writing, list, removed);
  for (const [uri, statements] of removed) writing.replace(uri, removalsOf(texts.textOf(uri), statements));
  return writing.replacements;
}

/** Removes statements: those with nothing but white space between them as if they were one. */
function removalsOf(text: string, statements: readonly Statement[]): readonly Replacement[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of [...statements].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = end;
    else runs.push({ start, end });
  }
  return removals(text, runs);
}

function writeList<K extends keyof Topology>(writing: Writing, list: K, removed: Map<string, Statement[]>): void {
  const before: readonly Topology[K][number][] = writing.before[list];
  const after: readonly Topology[K][number][] = writing.after[list];
  if (before === after) return;
  const kept = new Map(after.map((one) => [one.id, one]));
  const known = new Set(before.map(({ id }) => id));
  for (const one of before) {
    const now = kept.get(one.id);
    if (now === one) continue;
    if (now) writeDifferences(forms[list], one, now, writing);
    else {
      const statement = writing.statement(one.id);
      if (statement) append(removed, statement.uri, statement);
    }
  }
  let previous: Placed | undefined;
  for (const one of after) if (!known.has(one.id)) previous = add(writing, list, one, previous);
}

/** Where a new declaration went: beside a statement, or to the end of its file. */
interface Placed {
  readonly anchor: Anchor | undefined;
}

/**
 * Adds a declaration.
 * @param previous where the one before it in the list went, if that was added too
 */
function add<K extends keyof Topology>(
  writing: Writing,
  list: K,
  added: Topology[K][number],
  previous: Placed | undefined,
): Placed {
  const { texts } = writing;
  const anchor = anchorOf(writing, list, added);
  const uri = anchor?.uri ?? texts.documents[0] ?? '';
  const text = texts.textOf(uri);
  const statement = printed(forms[list], added, writing.namesIn(uri));
  const follows = previous !== undefined && isSame(previous.anchor, anchor);
  const isApart = statement.members.length > 0 || (writing.before[list].length === 0 && !follows);
  const insertion = anchor
    ? insertBeside(text, anchor, statement, follows)
    : insertAtEnd(text, statement, isApart, follows);
  if (insertion) writing.replace(uri, [insertion]);
  else writing.fail();
  return { anchor };
}

function isSame(one: Anchor | undefined, other: Anchor | undefined): boolean {
  return one?.node === other?.node && one?.side === other?.side;
}

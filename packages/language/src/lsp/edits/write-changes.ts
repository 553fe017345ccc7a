import type { Topology } from '@azroute/engine';
import { anchorOf } from './anchors.js';
import { printed, writeDifferences } from './forms/form.js';
import { forms } from './forms/forms.js';
import { removal } from './lines-around.js';
import type { Texts } from './texts.js';
import { insertAtEnd, insertBeside } from './top-level.js';
import { type Replacements, Writing } from './writing.js';

/**
 * Converts a change of a topology to replacements in its texts, such that the texts mean the changed topology.
 * @returns undefined if a text that has to change has errors, or if nothing says how to write a part of the change
 */
export function writeChanges(texts: Texts, after: Topology): Replacements | undefined {
  const writing = new Writing(texts, after);
  for (const list of Object.keys(forms) as (keyof Topology)[]) writeList(writing, list);
  return writing.replacements;
}

function writeList<K extends keyof Topology>(writing: Writing, list: K): void {
  const before: readonly Topology[K][number][] = writing.before[list];
  const after: readonly Topology[K][number][] = writing.after[list];
  if (before === after) return;
  const kept = new Map(after.map((one) => [one.id, one]));
  const known = new Set(before.map(({ id }) => id));
  for (const one of before) {
    const now = kept.get(one.id);
    if (now === one) continue;
    if (now) writeDifferences(forms[list], one, now, writing);
    else remove(writing, one.id);
  }
  let isAtEnd = false;
  for (const one of after) if (!known.has(one.id)) isAtEnd = add(writing, list, one, isAtEnd);
}

function remove(writing: Writing, id: string): void {
  const statement = writing.statement(id);
  if (statement) writing.replace(statement.uri, [removal(statement.text, statement)]);
}

/**
 * Adds a declaration.
 * @param follows whether the one before it was added to the end of its file
 * @returns whether this one is
 */
function add<K extends keyof Topology>(
  writing: Writing,
  list: K,
  added: Topology[K][number],
  follows: boolean,
): boolean {
  const { texts } = writing;
  const anchor = anchorOf(writing, list, added);
  const uri = anchor?.uri ?? texts.documents[0] ?? '';
  const text = texts.textOf(uri);
  const statement = printed(forms[list], added, writing.namesIn(uri));
  const isApart = statement.members.length > 0 || (writing.before[list].length === 0 && !follows);
  const insertion = anchor ? insertBeside(text, anchor, statement) : insertAtEnd(text, statement, isApart, follows);
  if (insertion) writing.replace(uri, [insertion]);
  else writing.fail();
  return anchor === undefined;
}

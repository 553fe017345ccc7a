import type { DeclId } from '@azroute/engine';
import { type DeclKind, declKinds, kindWithArticle } from '../symbols/declaration.js';
import type { TopologyView } from '../topology/view.js';
import { Failure } from './failure.js';

/**
 * The declaration that a reference in a question means.
 * @param what the kind in words, for the message ("NIC").
 * @param instead what to write for a declaration of another kind, if there is a way to mean it
 * @throws Failure with the candidates for an ambiguous name, the kind of a thing of another kind, or the closest names to
 * an unknown one.
 */
export function idOf(
  view: TopologyView,
  reference: string,
  kinds: readonly DeclKind[],
  what: string,
  instead: (kind: DeclKind) => string | undefined = () => undefined,
): DeclId {
  const resolution = view.resolve(reference, kinds);
  if ('id' in resolution) return resolution.id;
  if ('ambiguous' in resolution) {
    throw new Failure(`${what} "${reference}" is ambiguous; write ${listed(resolution.ambiguous)}`);
  }
  const other = otherKind(view, reference);
  if (other) {
    const article = /^NVA\b/.test(what) ? 'an' : 'a';
    const advice = instead(other);
    throw new Failure(
      `"${reference}" is ${kindWithArticle(other)}${advice === undefined ? `, not ${article} ${what}` : `; ${advice}`}`,
    );
  }
  const { nearest } = resolution;
  throw new Failure(
    nearest.length > 0
      ? `there is no ${what} "${reference}"; did you mean ${listed(nearest)}?`
      : `there is no ${what} "${reference}" in this topology${someOf(view.namesOf(kinds))}`,
  );
}

/** The number of names listed if none is similar to an unknown one. */
const mostNames = 5;

/** The kind of the only thing that has a name, whatever it is. */
function otherKind(view: TopologyView, reference: string): DeclKind | undefined {
  const resolution = view.resolve(reference, declKinds);
  const kind = 'id' in resolution ? view.kindOf(resolution.id) : undefined;
  return declKinds.find((each) => each === kind);
}

/** What there is in place of an unknown name: "; it has a, b, c and 4 others". */
function someOf(names: readonly string[]): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, mostNames);
  const others = names.length - shown.length;
  return `; it has ${others === 0 ? shown.join(', ') : `${shown.join(', ')} and ${others} more`}`;
}

/** "a, b or c". */
export function listed(names: readonly string[], word: 'or' | 'and' = 'or'): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

import type { DeclId } from '@azroute/engine';
import { type DeclKind, declKinds, kindWithArticle, type TopologyView } from '@azroute/language';
import { Failure } from './failure.js';

/**
 * The declaration that a reference on the command line means.
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
      : `there is no ${what} "${reference}" in this topology`,
  );
}

/** The kind of the only thing that has a name, whatever it is. */
function otherKind(view: TopologyView, reference: string): DeclKind | undefined {
  const resolution = view.resolve(reference, declKinds);
  const kind = 'id' in resolution ? view.kindOf(resolution.id) : undefined;
  return declKinds.find((each) => each === kind);
}

/** "a, b or c". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

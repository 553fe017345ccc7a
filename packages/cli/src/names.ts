import type { DeclId } from '@azroute/engine';
import type { DeclKind, TopologyView } from '@azroute/language';
import { Failure } from './failure.js';

/**
 * The declaration that a reference on the command line means.
 * @param what the kind in words, for the message ("NIC").
 * @throws Failure with the candidates for an ambiguous name or the closest names to an unknown one.
 */
export function idOf(view: TopologyView, reference: string, kinds: readonly DeclKind[], what: string): DeclId {
  const resolution = view.resolve(reference, kinds);
  if ('id' in resolution) return resolution.id;
  if ('ambiguous' in resolution) {
    throw new Failure(`${what} "${reference}" is ambiguous; write ${listed(resolution.ambiguous)}`);
  }
  const { nearest } = resolution;
  throw new Failure(
    nearest.length > 0
      ? `there is no ${what} "${reference}"; did you mean ${listed(nearest)}?`
      : `there is no ${what} "${reference}" in this topology`,
  );
}

/** "a, b or c". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

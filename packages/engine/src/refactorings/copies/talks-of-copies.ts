import { type Asked, asked } from '../../repairs/intents/answer.js';
import type { DeclId, ExpectationEnd, Vnet } from '../../topology/index.js';
import { expectationEnd } from '../designs/side.js';
import type { RefactoringContext, Renaming } from '../refactoring.js';

/** A virtual network that is copied, with others to which the original is what the copy will be to it. */
export interface Role {
  readonly original: Vnet;
  readonly peers: readonly Vnet[];
}

/**
 * What can be expected between originals and copies: where an original talks with a peer of another one, both ways
 * alike, it will talk with the copy of that one.
 */
export function talksOfCopies(
  { analysis, network }: RefactoringContext,
  roles: readonly Role[],
  siblings: Renaming,
): readonly Asked[] {
  const copies = new Map([...siblings].map(([copy, original]) => [original, copy]));
  const end = (vnet: Vnet) => {
    const found = expectationEnd(network, { kind: 'vnet', id: vnet.id, label: vnet.label, vnet });
    return found?.kind === 'address' ? undefined : found;
  };
  const holds = (from: ExpectationEnd, to: ExpectationEnd) => !asked(analysis, talk(from, to)).finding;
  return roles.flatMap(({ original: { id: one }, original }) => {
    const from = end(original);
    if (!from) return [];
    return roles.flatMap(({ original: other, peers }) => {
      const to = end(other);
      const talksWith = peers.filter((peer) => peer.id !== one).flatMap((peer) => end(peer) ?? []);
      return to && talksWith.some((peer) => holds(from, peer)) ? [talk(from, endOfCopy(to, copies))] : [];
    });
  });
}

function talk(from: ExpectationEnd, to: ExpectationEnd): Asked {
  return { from, to, bothWays: true, dropped: false, via: undefined };
}

function endOfCopy(end: ExpectationEnd, copies: ReadonlyMap<DeclId, DeclId>): ExpectationEnd {
  if (end.kind === 'every') return { ...end, group: copies.get(end.group) ?? end.group };
  return end.kind === 'thing' ? { ...end, id: copies.get(end.id) ?? end.id } : end;
}

import type { DeclId, Network, Topology, TopologyEdit } from '@azroute/engine';

/** What a fix may read. */
export interface FixContext {
  readonly network: Network;
  readonly topology: Topology;
  /** The declaration at which the problem is shown. */
  readonly declaration: DeclId;
  /** The text at which it is shown. */
  readonly written: string;
}

/** A change of the topology that may remove a problem of the text. */
export type FixCandidate = {
  readonly title: string;
  /** Whether it is clearly the best, if it is the first that holds. */
  readonly isPreferred: boolean;
  /** Whether the text means more after it than the edits say, because a part of it counts again. */
  readonly completesText?: boolean;
} & ({ readonly edits: readonly TopologyEdit[] } | { readonly after: Topology });

/** Fixes of problems of the text that change what is declared. */
export interface TopologyFix {
  /** The codes of the problems. */
  readonly codes: readonly string[];
  /** Changes, each of which may remove the problem, the best first. They need not be right: each is tried. */
  readonly candidates: (context: FixContext) => readonly FixCandidate[];
}

/** An edit of a declaration, of which the text follows. */
export function change(
  declaration: DeclId,
  fields: Readonly<Record<string, unknown>>,
): Extract<TopologyEdit, { kind: 'changeDeclaration' }> {
  return { kind: 'changeDeclaration', declaration, fields, words: undefined, size: 'setting', touches: undefined };
}

/** An edit that removes a declaration. */
export function removal(declaration: DeclId): TopologyEdit {
  return { kind: 'removeDeclaration', declaration, words: undefined, size: 'remove', touches: undefined };
}

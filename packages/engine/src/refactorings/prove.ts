import { TooMuchToCompare } from '../comparison/touched.js';
import type { Analysis } from '../findings/analysis.js';
import { asked } from '../repairs/intents/answer.js';
import { newFindings } from '../repairs/proof/findings.js';
import { isAssumed } from '../repairs/proof/prove.js';
import { doesAsAsked } from './proof/asked.js';
import { hasSameFindings } from './proof/findings.js';
import { isMoved, stateOf } from './proof/moved.js';
import { keepsPassages } from './proof/passage.js';
import type { Renaming } from './proof/renamed.js';
import { hasSameWays } from './proof/same.js';
import { survives } from './proof/survives.js';
import type { ProofOfRefactoring } from './refactoring.js';

type ProofsByKind = { readonly [P in ProofOfRefactoring as P['kind']]: P };

/** How each kind of proof is made. If one is missing, this does not compile. */
const proofs: {
  readonly [K in ProofOfRefactoring['kind']]: (before: Analysis, after: Analysis, proof: ProofsByKind[K]) => boolean;
} = {
  same: (before, after, { renamings = [new Map()] }) =>
    hasSameFindings(before, after) && hasSameWays(before, after, renamings),
  samePassage: keepsPassages,
  moved: (before, after, { renaming }) => isMoved(before, stateOf(before, after.computation.topology, renaming)),
  asked: (before, after, { expectations, alike = [], failing = [] }) =>
    doesAsAsked(before, after, expectations, alike) && failing.every((one) => survives(before, after, one, alike)),
  likeSibling: (before, after, { siblings, expectations }) =>
    newFindings(before, after).length === 0 &&
    expectations.every((expectation) => !asked(after, expectation).finding) &&
    hasSameWays(before, after, [new Map(), swapped(siblings)]),
};

/** Whether a changed topology is proved to be what a refactoring promises. */
export function isProved(before: Analysis, after: Analysis, proof: ProofOfRefactoring): boolean {
  if (isAssumed(before) || isAssumed(after)) return false;
  try {
    return proves(before, after, proof.kind, proof as never);
  } catch (error) {
    if (error instanceof TooMuchToCompare) return false;
    throw error;
  }
}

function proves<K extends ProofOfRefactoring['kind']>(
  before: Analysis,
  after: Analysis,
  kind: K,
  proof: ProofsByKind[K],
): boolean {
  return proofs[kind](before, after, proof);
}

/** Each of two siblings under the name of the other: then the added one must behave as the other did before. */
function swapped(siblings: Renaming): Renaming {
  return new Map([...siblings].flatMap(([added, sibling]) => [[added, sibling] as const, [sibling, added] as const]));
}

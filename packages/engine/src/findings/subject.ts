import type { Expectation, Scenario } from '../topology/index.js';
import type { BlackHole } from './black-holes/black-hole.js';
import type { Failure } from './expectations/judge.js';
import type { Flow } from './flows/flows.js';
import type { Asymmetry } from './inspection/asymmetric-conversation.js';
import type { Loop } from './loops/loop.js';

/** What a finding is about, as its rule has found it: what repairs and proofs read in place of the message and the key. */
export type Subject =
  | { readonly kind: 'loop'; readonly loop: Loop }
  /** The flows that end in one place for one reason; never empty. */
  | { readonly kind: 'blackHoles'; readonly holes: readonly BlackHole[] }
  /** Conversations whose two directions pass different appliances, by the same two ways; never empty. */
  | { readonly kind: 'asymmetries'; readonly asymmetries: readonly Asymmetry[] }
  /** Other flows that have something in common, such as the appliance that fails them; never empty. */
  | { readonly kind: 'flows'; readonly flows: readonly Flow[] }
  /** An expectation that does not hold, in the topology itself or in a scenario, with the first pair of ends that shows it. */
  | {
      readonly kind: 'unmetExpectation';
      readonly expectation: Expectation;
      readonly scenario: Scenario | undefined;
      readonly failure: Failure;
    }
  /** Expectations of which nobody knows whether they hold. */
  | { readonly kind: 'unjudgedExpectations'; readonly expectations: readonly Expectation[] };

import type { Prefix } from '../address/index.js';
import type { DeclId, Expectation, Scenario } from '../topology/index.js';
import type { BlackHole } from './black-holes/black-hole.js';
import type { Failure } from './expectations/judge.js';
import type { Flow } from './flows/flows.js';
import type { Asymmetry } from './inspection/asymmetric-conversation.js';
import type { Loop } from './loops/loop.js';

/** One end of a session, seen as the sender of its routes. */
export interface SessionSender {
  /** The declaration of the session. */
  readonly session: DeclId;
  readonly device: DeclId;
}

/** A change of AS paths at one end of a session. */
export interface PathRewrite {
  readonly at: SessionSender;
  /** The number to take out of them. */
  readonly asn: number;
  /** Whether the far end of the session has the number, so that `asOverride` does it. */
  readonly isOfFarEnd: boolean;
}

/** What a finding is about, as data for repairs and proofs, which read neither its message nor its key. */
export type Subject =
  | { readonly kind: 'loop'; readonly loop: Loop }
  /** The flows that end in one place for one reason; never empty. */
  | { readonly kind: 'blackHoles'; readonly holes: readonly BlackHole[] }
  /** Conversations whose two directions pass different appliances, all along the same two paths; never empty. */
  | { readonly kind: 'asymmetries'; readonly asymmetries: readonly Asymmetry[] }
  /** Other flows that have something in common, such as the appliance that they bypass; never empty. */
  | { readonly kind: 'flows'; readonly flows: readonly Flow[] }
  /** Prefixes that an NVA announces on a session, which change no route of those who should get them. */
  | { readonly kind: 'announcements'; readonly at: SessionSender; readonly prefixes: readonly Prefix[] }
  /** Routes that a Route Server gets back: where its number was taken out of their path, and where they come back. */
  | {
      readonly kind: 'feedback';
      readonly stripped: SessionSender;
      readonly back: SessionSender;
      readonly prefixes: readonly Prefix[];
    }
  /** Routes that a device drops for its own ASN, and where on their way that could be taken out of the path, if anywhere. */
  | { readonly kind: 'ownAsnDrop'; readonly receiver: DeclId; readonly rewrite: PathRewrite | undefined }
  /** Routes that should not lead from some places to others, so that packets that arrive by them may be lost. */
  | { readonly kind: 'leak'; readonly to: 'internet' | 'branches' }
  /** A tunnel with too large an MTU. */
  | {
      readonly kind: 'tunnelMtu';
      /** The largest packet in bytes that its outer headers leave room for. */
      readonly largest: number;
    }
  /** An expectation that does not hold in the topology or in a scenario, with the first failing pair of ends. */
  | {
      readonly kind: 'unmetExpectation';
      readonly expectation: Expectation;
      readonly scenario: Scenario | undefined;
      readonly failure: Failure;
    }
  /** User-defined routes of one table that are wrong on some of its subnets; without routes, the table itself is. */
  | {
      readonly kind: 'userRoutes';
      readonly routes: readonly DeclId[];
      readonly subnets: readonly DeclId[];
      /** Prefixes that the table should lead. */
      readonly missing?: readonly Prefix[];
    }
  /** Expectations that could not be judged. */
  | { readonly kind: 'unjudgedExpectations'; readonly expectations: readonly Expectation[] };

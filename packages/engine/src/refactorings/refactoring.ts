import type { Analysis } from '../findings/analysis.js';
import type { Asked } from '../repairs/intents/answer.js';
import type { DeclId, Network, Topology } from '../topology/index.js';
import type { Answers, InputChoice, RefactoringKind, Selection } from './offer.js';
import type { Renaming } from './proof/renamed.js';

/** What a refactoring may read. */
export interface RefactoringContext {
  readonly network: Network;
  readonly topology: Topology;
  readonly analysis: Analysis;
}

/** A device that may fail, and the ids under which what then stands in for it is compared. */
export interface Failing {
  readonly down: DeclId;
  readonly standIns: Renaming;
}

/** What must hold after a refactoring; see `prove.ts` for how each is proved. */
export type ProofOfRefactoring =
  /**
   * All packets take the ways that they took, though names and addresses may change, and the same codes are found.
   * `renamings` give the ids of before by those of after: the topology is compared under each of them, and each
   * participant must be there in one. A subnet that is split is compared with each of its parts, for example.
   */
  | { readonly kind: 'same'; readonly renamings?: readonly [Renaming, ...Renaming[]] }
  /**
   * Conversations that worked pass the same devices, in tunnels or not, nothing that arrived is lost, and no error,
   * warning or loop is new. What did not arrive may arrive.
   */
  | { readonly kind: 'samePassage' }
  /**
   * All that arrived still does, and passes the appliances that it passed; no error, warning or loop is new. Gateways and
   * hubs may be others. `renaming` gives the ids of before by those of after.
   */
  | { readonly kind: 'moved'; readonly renaming: Renaming }
  /**
   * The expectations hold, nothing that arrived is lost or inspected less, no error, warning or loop is new, and all
   * other expectations that held still do. Each of `alike` are appliances that count as one, such as a second instance.
   */
  | {
      readonly kind: 'asked';
      readonly expectations: readonly Asked[];
      readonly alike?: readonly (readonly DeclId[])[];
      /** The devices of which each may fail without any loss. */
      readonly failing?: readonly Failing[];
    }
  /**
   * All packets of what was there take the ways that they took, and what was added behaves as its sibling did. `siblings`
   * are the ids of all that was added, such as VNets, subnets, NICs and appliances, with those of the siblings. The
   * expectations hold, such as that siblings reach each other.
   */
  | { readonly kind: 'likeSibling'; readonly siblings: Renaming; readonly expectations: readonly Asked[] };

/** A changed topology that is worth a proof. */
export interface Proposal {
  /** What changes, as an action that begins with a capital letter. */
  readonly title: string;
  readonly topology: Topology;
  readonly proof: ProofOfRefactoring;
}

/** A refactoring that fits a place and breaks something there. */
export interface RefusedProposal {
  /** What would change, in general. */
  readonly title: string;
  /** Why it does not, in a sentence or two. */
  readonly refused: string;
}

/** A value that a refactoring needs from a person. */
export interface RefactoringInput {
  readonly name: string;
  /** A sentence such as "Which appliance do the packets pass?". */
  readonly prompt: string;
  readonly several: boolean;
  /** The values between which the person chooses, given the answers to earlier inputs; none if there are none. */
  readonly choices: (context: RefactoringContext, selection: Selection, answers: Answers) => readonly InputChoice[];
  /** Why another value, which a person typed, is not accepted, in a sentence; if this is missing, none is. */
  readonly refusal?: (
    context: RefactoringContext,
    selection: Selection,
    answers: Answers,
    typed: string,
  ) => string | undefined;
}

/** One way to change the design of a topology, and not what it does, or only as somebody asks. */
export interface Refactoring {
  /** A stable name, such as `extractRouteTable`. */
  readonly name: string;
  readonly kind: RefactoringKind;
  /** How many of its proposals are offered at most, if they are one idea; by default a few. */
  readonly most?: number;
  /** What it asks a person before it offers anything; by default nothing. */
  readonly asks?: {
    /** The title of the action that asks; undefined where the refactoring is out of place. */
    readonly title: (context: RefactoringContext, selection: Selection) => string | undefined;
    /** What it asks for, in order. */
    readonly inputs: readonly RefactoringInput[];
  };
  /**
   * Changes, each of which may be what the person wants, the most likely ones first. They need not be right: the proof
   * rejects those that are not. May be a generator, which is not continued once enough are proved. If none is proved, the
   * first reason why not is shown.
   */
  readonly offers: (
    context: RefactoringContext,
    selection: Selection,
    answers: Answers,
  ) => Iterable<Proposal | RefusedProposal>;
}

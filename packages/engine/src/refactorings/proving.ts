import { checkpoint } from '../checkpoint.js';
import type { Analysis } from '../findings/analysis.js';
import { spendRecomputation } from '../repairs/allowance.js';
import type { ProvedRefactoring, RefusedRefactoring } from './offer.js';
import { isProved } from './prove.js';
import type { Proposal, Refactoring, RefusedProposal } from './refactoring.js';

/** How many proposals of one refactoring are proved, and how many are tried. */
const mostOffered = 4;
const mostTried = 12;

/** The proof of the proposals of one refactoring. If it is interrupted, it can be run again, and goes on. */
export class Proving {
  private readonly proved: ProvedRefactoring[] = [];
  private proposals: Iterator<Proposal | RefusedProposal> | undefined;
  private reason: RefusedProposal | undefined;
  private current: { readonly proposal: Proposal; readonly after: Analysis } | undefined;
  private tried = 0;

  constructor(
    private readonly analysis: Analysis,
    private readonly refactoring: Refactoring,
    private readonly propose: () => Iterable<Proposal | RefusedProposal>,
  ) {}

  /** Why nothing is offered, if nothing is and the refactoring says so. */
  get refused(): RefusedRefactoring | undefined {
    if (!this.reason || this.proved.length > 0) return undefined;
    const { name, kind } = this.refactoring;
    return { name, kind, title: this.reason.title, reason: this.reason.refused };
  }

  /** What was proved so far. */
  get soFar(): readonly ProvedRefactoring[] {
    return this.proved;
  }

  run(): readonly ProvedRefactoring[] {
    const { name, kind, most = mostOffered } = this.refactoring;
    while (this.tried < mostTried && this.proved.length < most) {
      checkpoint();
      this.current ??= this.next();
      if (!this.current) break;
      const { proposal, after } = this.current;
      const { title, topology, proof } = proposal;
      const isNew = topology !== this.analysis.computation.topology && this.proved.every((one) => one.title !== title);
      if (isNew && isProved(this.analysis, after, proof)) this.proved.push({ name, kind, title, topology });
      this.current = undefined;
      this.tried++;
    }
    return this.proved;
  }

  private next(): { readonly proposal: Proposal; readonly after: Analysis } | undefined {
    // To find a proposal may take a recomputation, too.
    spendRecomputation();
    for (let proposal = this.nextProposal(); proposal; proposal = this.nextProposal()) {
      if (!('refused' in proposal)) return { proposal, after: this.analysis.changed(proposal.topology) };
      this.reason ??= proposal;
      this.tried++;
    }
    return undefined;
  }

  private nextProposal(): Proposal | RefusedProposal | undefined {
    try {
      this.proposals ??= this.skipped();
      const { done, value } = this.proposals.next();
      return done ? undefined : value;
    } catch (error) {
      // A generator that has thrown does not go on.
      this.proposals = undefined;
      throw error;
    }
  }

  /** The proposals without those that were tried before. */
  private skipped(): Iterator<Proposal | RefusedProposal> {
    const proposals = this.propose()[Symbol.iterator]();
    for (let i = 0; i < this.tried; i++) proposals.next();
    return proposals;
  }
}

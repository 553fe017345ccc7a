import { checkpoint } from '../checkpoint.js';
import { distinctBy } from '../collections.js';
import type { Analysis } from '../findings/analysis.js';
import type { Finding } from '../findings/finding.js';
import { spendRecomputation } from './allowance.js';
import { applyEdits } from './edits/apply-edits.js';
import type { TopologyEdit } from './edits/topology-edit.js';
import { editsKey, undoThemselves, withoutCopies } from './idea.js';
import { firstAnswer } from './intents/make-this-hold.js';
import { countBySeverity, type Proved } from './order.js';
import { type Proof, prove, type Refusal } from './proof/prove.js';
import type { Candidate, ContextOfFinding, RepairContext, Repairer } from './repairer.js';
import { repairTitle } from './title.js';

/** How many proved repairs one repairer may contribute to one finding. */
const mostProved = 3;
/** How many candidates of one repairer are tried for one finding. */
const mostTried = 12;
/** How many new findings, one after the other, a compound may mend. */
const deepest = 2;

/** An analysis with edits applied, and the result of their proof once it is made. */
interface Tried {
  readonly after: Analysis;
  result: Proof | Refusal | undefined;
  /** What mends the new findings that speak against the edits; empty if there is nothing. */
  additions: readonly Candidate[] | undefined;
}

const notApplicable: Refusal = { refused: 'notApplicable', findings: [] };

/**
 * Proves candidates for one finding. If that is interrupted, it can be repeated: what was computed before is known, so
 * that it goes on where it stopped.
 */
export class Candidates {
  private readonly known = new Map<string, Tried>();
  private readonly provedBy = new Map<Repairer, readonly Proved[]>();

  constructor(
    private readonly analysis: Analysis,
    private readonly repairers: readonly Repairer[],
    private readonly finding: Finding,
  ) {}

  /** The candidates of a repairer that were proved so far. */
  provedSoFar(repairer: Repairer): readonly Proved[] {
    return this.provedBy.get(repairer) ?? [];
  }

  /** The candidates that are proved, in the order in which the repairer names them. */
  proved(repairer: Repairer, context: ContextOfFinding): readonly Proved[] {
    const { finding } = this;
    const proved: Proved[] = [];
    this.provedBy.set(repairer, proved);
    const prove: RepairContext['prove'] = (edits) => {
      const result = this.tryOut({ edits, standing: 'offered' }, 0);
      return 'refused' in result ? result : { edits: result.candidate.edits };
    };
    let tried = 0;
    for (const candidate of repairer.candidates({ ...context, search: this, prove }, finding)) {
      const one = this.tryOut(candidate, 0);
      if (!('refused' in one)) proved.push(this.evened(one) ?? one);
      if (++tried === mostTried || proved.length === mostProved) break;
    }
    return proved;
  }

  private tryOut(candidate: Candidate, depth: number): Proved | Refusal {
    checkpoint();
    const tried = this.tried(candidate.edits);
    if (!tried) return notApplicable;
    const { after } = tried;
    tried.result ??= prove(this.analysis, after, this.finding, candidate.edits);
    const { result } = tried;
    if ('refused' in result) return this.compound(candidate, tried, result, depth);
    const title = repairTitle(this.analysis.computation.forwarder.world.network, candidate, result);
    const { topology } = after.computation;
    return { candidate, title, proof: result, topology, left: countBySeverity(after) };
  }

  /** The analysis of edits, made once; undefined if they cannot be applied. */
  private tried(edits: readonly TopologyEdit[]): Tried | undefined {
    const key = editsKey(edits);
    const known = this.known.get(key);
    if (known || edits.length === 0) return known;
    const { topology: present } = this.analysis.computation;
    const topology = undoThemselves(present, edits) ? undefined : applyEdits(present, edits);
    if (!topology) return undefined;
    spendRecomputation();
    const tried: Tried = { after: this.analysis.changed(topology), result: undefined, additions: undefined };
    this.known.set(key, tried);
    return tried;
  }

  /** If only new findings speak against a candidate, their first repairs are tried together with it, as one change. */
  private compound(candidate: Candidate, tried: Tried, refusal: Refusal, depth: number): Proved | Refusal {
    if (refusal.refused !== 'newFindings' || depth === deepest) return refusal;
    tried.additions ??= this.additions(tried.after, refusal.findings);
    if (tried.additions.length === 0) return refusal;
    const together = this.tryOut(joined([candidate, ...tried.additions]), depth + 1);
    return 'refused' in together ? refusal : together;
  }

  /** The first candidate for each of some findings; none if there is one without. */
  private additions(after: Analysis, findings: readonly Finding[]): readonly Candidate[] {
    const additions: Candidate[] = [];
    for (const consequence of findings) {
      const addition = this.firstCandidate(after, consequence);
      if (!addition) return [];
      additions.push(addition);
    }
    return additions;
  }

  /**
   * A proved change that leads the two directions of some conversations past different appliances, together with the
   * first repairs of the findings about that, as one change that no longer does.
   */
  private evened({ candidate, proof }: Proved, depth = 0): Proved | undefined {
    const tried = this.tried(candidate.edits);
    if (proof.comparison.asymmetric === 0 || !tried || depth === deepest) return undefined;
    const known = new Set(this.analysis.reported.map(({ key }) => key));
    const additions = tried.after.findings
      .filter(({ key, subject }) => subject?.kind === 'asymmetries' && !known.has(key))
      .flatMap(
        (consequence) => this.firstCandidate(tried.after, consequence) ?? firstAnswer(tried.after, consequence) ?? [],
      );
    if (additions.length === 0) return undefined;
    const together = this.tryOut(joined([candidate, ...additions]), deepest);
    if ('refused' in together || together.proof.comparison.uninspected > 0) return undefined;
    return together.proof.comparison.asymmetric === 0 ? together : this.evened(together, depth + 1);
  }

  private firstCandidate(after: Analysis, finding: Finding): Candidate | undefined {
    const context: RepairContext = {
      world: after.computation.forwarder.world,
      findings: after.findings,
      analysis: after,
      search: this,
      prove: undefined,
      explain: () => {},
      repairsBy: () => [],
    };
    for (const repairer of this.repairers) {
      if (!repairer.mends.some(({ code }) => code === finding.code)) continue;
      for (const candidate of repairer.candidates(context, finding)) return candidate;
    }
    return undefined;
  }
}

/** From what needs a person's choice to what does not. */
const standings = ['offered', 'preferred', 'fixAll'] as const;

/** Several candidates as one change, with the title of all. */
function joined(parts: readonly Candidate[]): Candidate {
  const standing = standings.find((each) => parts.some((part) => part.standing === each)) ?? 'offered';
  return {
    edits: withoutCopies(parts.flatMap(({ edits }) => edits)),
    standing,
    trades: distinctBy(
      parts.flatMap(({ trades = [] }) => trades),
      ({ text }) => text,
    ),
    ...(parts.every(({ title }) => title !== undefined) && {
      title: parts
        .map(({ title = '' }, i) => (i === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1)))
        .join(', and '),
    }),
  };
}

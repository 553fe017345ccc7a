import { checkpoint, Interrupted } from '../checkpoint.js';
import type { Analysis } from '../findings/analysis.js';
import type { Finding } from '../findings/finding.js';
import { report } from '../findings/report.js';
import { ruleFailed } from '../findings/rule-failed.js';
import { AllowanceSpent, withAllowance } from './allowance.js';
import { Candidates } from './candidates.js';
import type { TopologyEdit } from './edits/topology-edit.js';
import { editsKey, ideaOf, isWithin } from './idea.js';
import { changesNoPacket, inOrder, type Proved } from './order.js';
import { pinsOf } from './pins/pins.js';
import type { Repair, RepairsSoFar } from './repair.js';
import type { ContextOfFinding, Repairer } from './repairer.js';
import { repairers as allRepairers } from './repairers.js';

/** How many repairs of a finding are offered. */
const mostOffered = 5;
/** For how many findings the search may have been interrupted, so that it can be continued. */
const mostUnderway = 4;

/** Finds repairs for findings. Each is applied to a copy and recomputed, so that only proved repairs are offered. */
export class RepairFinder {
  private readonly known = new Map<Repairer, Map<Finding, readonly Proved[]>>();
  /** The searches that are not complete, the oldest first. */
  private readonly underway = new Map<Finding, Candidates>();
  private readonly failed: Finding[] = [];
  private readonly explained = new Map<Finding, string>();

  constructor(
    private readonly analysis: Analysis,
    private readonly repairers: readonly Repairer[] = allRepairers,
  ) {}

  /** The repairs of a finding of this topology, the best first. If it is interrupted, it can be asked again. */
  repairs(finding: Finding): readonly Repair[] {
    const proved = this.repairersOf(finding).flatMap((repairer) => this.by(repairer, finding));
    this.underway.delete(finding);
    return this.best(proved).map((each, i) => repairOf(each, i === 0));
  }

  /**
   * The repairs of a finding that are proved, after at most so many further recomputations of a changed topology. As
   * long as there may be more, none is preferred.
   */
  repairsSoFar(finding: Finding, most: number): RepairsSoFar {
    const allowance = { left: most, spent: 0 };
    try {
      const repairs = withAllowance(allowance, () => this.repairs(finding));
      return { repairs, isComplete: true, recomputed: allowance.spent };
    } catch (error) {
      if (!(error instanceof AllowanceSpent)) throw error;
      const search = this.underway.get(finding);
      const proved = this.repairersOf(finding).flatMap(
        (repairer) => this.known.get(repairer)?.get(finding) ?? search?.provedSoFar(repairer) ?? [],
      );
      return {
        repairs: this.best(proved).map((each) => repairOf(each, false)),
        isComplete: false,
        recomputed: allowance.spent,
      };
    }
  }

  private repairersOf({ code: wanted }: Finding): readonly Repairer[] {
    return this.repairers.filter(({ mends }) => mends.some(({ code }) => code === wanted));
  }

  /** The best of what is proved, one of each idea. */
  private best(proved: readonly Proved[]): readonly Proved[] {
    const ideas = new Set<string>();
    const kept: (readonly TopologyEdit[])[] = [];
    const different = inOrder(proved).filter(({ candidate: { edits } }) => {
      const idea = ideaOf(edits);
      if (ideas.has(idea) || kept.some((fewer) => isWithin(fewer, edits))) return false;
      ideas.add(idea);
      return kept.push(edits);
    });
    return different.slice(0, mostOffered);
  }

  /** Why nothing in the network can be changed so that a finding is gone; undefined if something can, or if it is unknown. */
  whyNothing(finding: Finding): string | undefined {
    const found = this.repairs(finding).some(({ edits }) => !edits.every(changesNoPacket));
    return found ? undefined : this.explained.get(finding);
  }

  /** The findings about repairers that have failed so far. A failed repairer offers nothing for its finding. */
  failures(): readonly Finding[] {
    return this.failed;
  }

  private by(repairer: Repairer, finding: Finding): readonly Proved[] {
    const ofRepairer = this.known.get(repairer) ?? new Map<Finding, readonly Proved[]>();
    this.known.set(repairer, ofRepairer);
    let proved = ofRepairer.get(finding);
    if (!proved) {
      proved = this.provedOrFailed(repairer, finding);
      ofRepairer.set(finding, proved);
    }
    return proved;
  }

  private provedOrFailed(repairer: Repairer, finding: Finding): readonly Proved[] {
    try {
      checkpoint();
      return this.search(finding).proved(repairer, this.context(finding));
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      this.failed.push(failure(finding, error));
      return [];
    }
  }

  /** The search for repairs of a finding, which is kept until it is complete. */
  private search(finding: Finding): Candidates {
    const search = this.underway.get(finding) ?? new Candidates(this.analysis, this.repairers, finding);
    this.underway.delete(finding);
    this.underway.set(finding, search);
    const [oldest] = this.underway.keys();
    if (this.underway.size > mostUnderway && oldest) this.underway.delete(oldest);
    return search;
  }

  /** What a repairer contributes to another finding than the one whose repairs are looked for. */
  private provedBy(repairer: Repairer, other: Finding, finding: Finding): readonly Repair[] {
    const proved = this.by(repairer, other);
    // Its search holds many analyses, and is never completed if nobody asks for the repairs of the other finding.
    if (other !== finding) this.underway.delete(other);
    return inOrder(proved).map((each) => repairOf(each, false));
  }

  private context(finding: Finding): ContextOfFinding {
    const { analysis } = this;
    return {
      world: analysis.computation.forwarder.world,
      findings: analysis.findings,
      analysis,
      explain: (why) => this.explained.set(finding, why),
      repairsBy: (repairer, other) => this.provedBy(repairer, other, finding),
    };
  }
}

function repairOf({ candidate, title, proof, topology }: Proved, isBest: boolean): Repair {
  const { edits, standing, trades = [] } = candidate;
  const { asymmetric, uninspected } = proof.comparison;
  const given = [
    ...trades.map(({ kind }) => kind),
    ...(asymmetric > 0 ? ['symmetry' as const] : []),
    ...(uninspected > 0 ? ['inspection' as const] : []),
  ];
  const isPreferred = isBest && given.length === 0 && standing !== 'offered';
  const { removedLoops, comparison } = proof;
  const pins = pinsOf(comparison, topology.expectations);
  return { key: editsKey(edits), title, edits, standing, trades: given, isPreferred, removedLoops, topology, pins };
}

/** The finding about a repairer that failed, at the finding that it was meant to repair. */
function failure({ code, declaration, key }: Finding, error: unknown): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  const message = `The search for repairs of ${code} failed, so some may be missing. The error was: ${detail}. Report it together with this topology.`;
  return report(ruleFailed, declaration, message, { key: `repairs|${key}` });
}

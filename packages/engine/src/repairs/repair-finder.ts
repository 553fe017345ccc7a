import { checkpoint, Interrupted } from '../checkpoint.js';
import type { Analysis } from '../findings/analysis.js';
import type { Finding } from '../findings/finding.js';
import { report } from '../findings/report.js';
import { ruleFailed } from '../findings/rule-failed.js';
import { Candidates } from './candidates.js';
import type { TopologyEdit } from './edits/topology-edit.js';
import { ideaOf, isWithin } from './idea.js';
import { inOrder, type Proved } from './order.js';
import { pinsOf } from './pins/pins.js';
import type { Repair } from './repair.js';
import type { RepairContext, Repairer } from './repairer.js';
import { repairers as allRepairers } from './repairers.js';

/** How many repairs of a finding are offered. */
const mostOffered = 5;

/** Finds repairs for findings. Each is applied to a copy and recomputed, so that only proved repairs are offered. */
export class RepairFinder {
  private readonly known = new Map<Repairer, Map<Finding, readonly Proved[]>>();
  private readonly failed: Finding[] = [];

  constructor(
    private readonly analysis: Analysis,
    private readonly repairers: readonly Repairer[] = allRepairers,
  ) {}

  /** The repairs of a finding of this topology, the best first. */
  repairs(finding: Finding): readonly Repair[] {
    const proved = this.repairers
      .filter(({ mends }) => mends.some(({ code }) => code === finding.code))
      .flatMap((repairer) => this.by(repairer, finding));
    const ideas = new Set<string>();
    const kept: (readonly TopologyEdit[])[] = [];
    const best = inOrder(proved).filter(({ candidate: { edits } }) => {
      const idea = ideaOf(edits);
      if (ideas.has(idea) || kept.some((fewer) => isWithin(fewer, edits))) return false;
      ideas.add(idea);
      return kept.push(edits);
    });
    return best.slice(0, mostOffered).map((each, i) => repairOf(each, i === 0));
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
      return new Candidates(this.analysis, this.repairers, this.context()).proved(repairer, finding);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      this.failed.push(failure(finding, error));
      return [];
    }
  }

  private context(): RepairContext {
    const { analysis } = this;
    return {
      world: analysis.computation.forwarder.world,
      findings: analysis.findings,
      analysis,
      prove: undefined,
      repairsBy: (repairer, finding) => inOrder(this.by(repairer, finding)).map((each) => repairOf(each, false)),
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
  return { title, edits, standing, trades: given, isPreferred, removedLoops, topology, pins };
}

/** The finding about a repairer that failed, at the finding that it was meant to repair. */
function failure({ code, declaration, key }: Finding, error: unknown): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  const message = `The search for repairs of ${code} failed, so some may be missing. The error was: ${detail}. Report it together with this topology.`;
  return report(ruleFailed, declaration, message, { key: `repairs|${key}` });
}

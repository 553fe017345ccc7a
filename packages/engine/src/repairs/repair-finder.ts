import { checkpoint, Interrupted } from '../checkpoint.js';
import type { Analysis } from '../findings/analysis.js';
import type { Finding } from '../findings/finding.js';
import { report } from '../findings/report.js';
import { ruleFailed } from '../findings/rule-failed.js';
import { applyEdits } from './edits/apply-edits.js';
import type { TopologyEdit } from './edits/topology-edit.js';
import { prove } from './proof/prove.js';
import type { Repair } from './repair.js';
import type { RepairContext, Repairer } from './repairer.js';
import { repairers as allRepairers } from './repairers.js';
import { repairTitle } from './title.js';

/** How many proved repairs one repairer may contribute to one finding. */
const mostRepairs = 2;
/** How many candidates of one repairer are tried for one finding. */
const mostCandidates = 6;

/** Finds repairs for findings. Each is applied to a copy and recomputed, so that only proved repairs are offered. */
export class RepairFinder {
  private readonly known = new Map<Repairer, Map<Finding, readonly Repair[]>>();
  private readonly failed: Finding[] = [];

  constructor(
    private readonly analysis: Analysis,
    private readonly repairers: readonly Repairer[] = allRepairers,
  ) {}

  /** The repairs of a finding of this topology; those that remove the most loops come first. */
  repairs(finding: Finding): readonly Repair[] {
    return this.repairers
      .filter(({ mends }) => mends.some(({ code }) => code === finding.code))
      .flatMap((repairer) => this.by(repairer, finding))
      .sort(
        (a, b) => b.removedLoops - a.removedLoops || a.edits.length - b.edits.length || (a.title < b.title ? -1 : 1),
      );
  }

  /** The findings about repairers that have failed so far. A failed repairer offers nothing for its finding. */
  failures(): readonly Finding[] {
    return this.failed;
  }

  private by(repairer: Repairer, finding: Finding): readonly Repair[] {
    const ofRepairer = this.known.get(repairer) ?? new Map<Finding, readonly Repair[]>();
    this.known.set(repairer, ofRepairer);
    let repairs = ofRepairer.get(finding);
    if (!repairs) {
      repairs = this.provedOrFailed(repairer, finding);
      ofRepairer.set(finding, repairs);
    }
    return repairs;
  }

  private provedOrFailed(repairer: Repairer, finding: Finding): readonly Repair[] {
    try {
      return this.proved(repairer, finding);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      this.failed.push(failure(finding, error));
      return [];
    }
  }

  private proved(repairer: Repairer, finding: Finding): readonly Repair[] {
    const repairs: Repair[] = [];
    let tried = 0;
    for (const edits of repairer.candidates(this.context(), finding)) {
      checkpoint();
      const repair = this.proof(finding, edits);
      if (repair) repairs.push(repair);
      tried++;
      if (tried === mostCandidates || repairs.length === mostRepairs) break;
    }
    return repairs;
  }

  private context(): RepairContext {
    const { analysis } = this;
    return {
      world: analysis.computation.forwarder.world,
      findings: analysis.findings,
      repairsBy: (repairer, finding) => this.by(repairer, finding),
    };
  }

  private proof(finding: Finding, edits: readonly TopologyEdit[]): Repair | undefined {
    const { analysis } = this;
    const topology = edits.length > 0 ? applyEdits(analysis.computation.topology, edits) : undefined;
    if (!topology) return undefined;
    const proof = prove(analysis, analysis.changed(topology), finding, edits);
    if (!proof) return undefined;
    return {
      title: repairTitle(analysis.computation.forwarder.world.network, edits, proof),
      edits,
      topology,
      ...proof,
    };
  }
}

/** The finding about a repairer that failed, at the finding that it was meant to repair. */
function failure({ code, declaration, key }: Finding, error: unknown): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  const message = `The search for repairs of ${code} failed, so some may be missing. The error was: ${detail}. Report it together with this topology.`;
  return report(ruleFailed, declaration, message, { key: `repairs|${key}` });
}

import { checkpoint } from '../checkpoint.js';
import type { Analysis } from '../findings/analysis.js';
import type { Finding } from '../findings/finding.js';
import type { Severity } from '../findings/severity.js';
import type { Topology } from '../topology/index.js';
import type { Repair } from './repair.js';
import { RepairFinder } from './repair-finder.js';

/** A repair that was applied, and the finding that it mended. */
export interface AppliedRepair {
  readonly finding: Finding;
  readonly repair: Repair;
}

/** What is left when everything that can be repaired without a choice is repaired. */
export interface FixedTopology {
  readonly topology: Topology;
  readonly applied: readonly AppliedRepair[];
  /** The findings that are left. */
  readonly left: readonly Finding[];
}

/** How many repairs are applied one after the other. */
const mostApplied = 200;

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Applies preferred repairs that give up nothing and need no person's choice, one after another with recomputation in
 * between, errors first, and causes before their consequences. It stops when nothing is left to apply, or a step would lead back or bring an error.
 * @param wanted which findings are to be repaired
 */
export function fixAll(start: Analysis, wanted: (finding: Finding) => boolean): FixedTopology {
  const applied: AppliedRepair[] = [];
  const seen = new Set<string>([stateKey(start)]);
  let analysis = start;
  while (applied.length < mostApplied) {
    checkpoint();
    const step = nextStep(analysis, wanted, seen);
    if (!step) break;
    applied.push(step.applied);
    analysis = step.analysis;
    seen.add(stateKey(analysis));
  }
  return { topology: analysis.computation.topology, applied, left: analysis.findings };
}

function nextStep(analysis: Analysis, wanted: (finding: Finding) => boolean, seen: ReadonlySet<string>) {
  const finder = new RepairFinder(analysis);
  const findings = analysis.findings.filter(wanted).sort((a, b) => rankOf(a) - rankOf(b));
  const isBroken = findings.some((finding) => finding.severity === 'error' && !isConsequence(finding));
  for (const finding of findings) {
    // Since all that can be repaired before them is, what is still broken may be their reason: a person mends it first.
    if (isBroken && isConsequence(finding)) break;
    const repair = finder.repairs(finding).find(({ isPreferred }) => isPreferred);
    if (repair?.standing !== 'fixAll') continue;
    const next = analysis.changed(repair.topology);
    const errors = (of: Analysis) => of.findings.filter(({ severity }) => severity === 'error').length;
    if (seen.has(stateKey(next)) || errors(next) > errors(analysis)) continue;
    return { applied: { finding, repair }, analysis: next };
  }
  return undefined;
}

/**
 * Whether a finding often only shows that something else is broken: an expectation fails, or a route changes nothing,
 * as long as others bring no packets there.
 */
function isConsequence({ severity, subject }: Finding): boolean {
  return severity === 'hint' || subject?.kind === 'unmetExpectation';
}

/** Errors come first, and causes before consequences. */
function rankOf(finding: Finding): number {
  return order.indexOf(finding.severity) + (isConsequence(finding) ? order.length : 0);
}

/** Identifies a state by what is wrong with it: a step that leads to the same findings again leads in circles. */
function stateKey({ findings }: Analysis): string {
  return findings
    .map(({ key, severity }) => `${severity} ${key}`)
    .sort()
    .join('\n');
}

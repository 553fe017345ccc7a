import type { Computation } from '../computation/computation.js';
import { lazy } from '../computation/lazy.js';
import type { Topology } from '../topology/index.js';
import { foldConsequences } from './consequences.js';
import { findAll } from './find-all.js';
import type { Finding } from './finding.js';
import { type Rule, RuleContext } from './rule.js';
import { rules } from './rules.js';

/** A computation and its findings. The proof of a repair compares two of these. */
export class Analysis {
  /** What the rules have computed and found; kept until all are done, so that an interruption loses little. */
  private underway: { readonly context: RuleContext; readonly found: Map<Rule, readonly Finding[]> } | undefined;
  private readonly lazyReported = lazy(() => {
    this.underway ??= { context: new RuleContext(this.computation), found: new Map() };
    const reported = findAll(this.underway.context, rules, this.underway.found);
    this.underway = undefined;
    return reported;
  });
  private readonly lazyFindings = lazy(() => foldConsequences(this.lazyReported()));

  constructor(readonly computation: Computation) {}

  /** The findings, with consequences folded into their causes. */
  get findings(): readonly Finding[] {
    return this.lazyFindings();
  }

  /** The findings as the rules report them, before consequences are folded. */
  get reported(): readonly Finding[] {
    return this.lazyReported();
  }

  /** The analysis of a changed topology, which reuses what the change does not affect. */
  changed(topology: Topology): Analysis {
    return new Analysis(this.computation.changed(topology));
  }
}

import type { Computation } from '../computation/computation.js';
import { lazy } from '../computation/lazy.js';
import type { Topology } from '../topology/index.js';
import { foldConsequences } from './consequences.js';
import { findAll } from './find-all.js';
import type { Finding } from './finding.js';
import { RuleContext } from './rule.js';

/** A computation and what the rules find in it. A proof of repairs compares two of these. */
export class Analysis {
  private readonly lazyReported = lazy(() => findAll(new RuleContext(this.computation)));
  private readonly lazyFindings = lazy(() => foldConsequences(this.lazyReported()));

  constructor(readonly computation: Computation) {}

  /** The findings, consequences told at their causes. */
  get findings(): readonly Finding[] {
    return this.lazyFindings();
  }

  /** The findings as the rules report them, each consequence on its own. */
  get reported(): readonly Finding[] {
    return this.lazyReported();
  }

  /** The same for a changed topology; what the change does not touch is taken over. */
  changed(topology: Topology): Analysis {
    return new Analysis(this.computation.changed(topology));
  }
}

import type { Topology } from '@azroute/engine';
import { Computation } from '../../packages/engine/src/computation/computation.js';
import type { Loop } from '../../packages/engine/src/findings/loops/loop.js';

/** The loops that the engine finds, whether or not a finding shows them; undefined if some prefix does not converge. */
export function engineLoops(topology: Topology): readonly Loop[] | undefined {
  const computation = new Computation(topology);
  return computation.bgp.oscillations.length > 0 ? undefined : computation.loops;
}

import { computeBgp, defaultSettings, EffectiveTables, Network, type Topology } from '@azroute/engine';
import { findLoops } from '../../packages/engine/src/findings/loops/find-loops.js';
import type { Loop } from '../../packages/engine/src/findings/loops/loop.js';
import { Forwarder } from '../../packages/engine/src/forwarding/forwarder.js';
import { worldOf } from '../../packages/engine/src/forwarding/world-of.js';

/** The loops that the engine finds, whether or not a finding shows them; undefined if some prefix does not converge. */
export function engineLoops(topology: Topology): readonly Loop[] | undefined {
  const network = new Network(topology);
  const bgp = computeBgp(network, defaultSettings);
  if (bgp.oscillations.length > 0) return undefined;
  return findLoops(new Forwarder(worldOf(network, bgp, new EffectiveTables(network, () => bgp, defaultSettings))));
}

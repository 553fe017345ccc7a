import { computeBgp } from '../bgp/compute.js';
import type { BgpResult } from '../bgp/result.js';
import { EffectiveTables } from '../effective/tables.js';
import { findLoops } from '../findings/loops/find-loops.js';
import type { Loop } from '../findings/loops/loop.js';
import { type Search, searchCycles } from '../findings/loops/search.js';
import { Forwarder } from '../forwarding/forwarder.js';
import { worldOf } from '../forwarding/world-of.js';
import type { Settings } from '../settings.js';
import { Network, type Topology } from '../topology/index.js';

/** A topology with its forwarding and its loops: what repairs compare. */
export interface Analysis {
  readonly topology: Topology;
  readonly settings: Settings;
  readonly forwarder: Forwarder;
  readonly search: Search;
  /** The loops that are told. */
  readonly loops: readonly Loop[];
}

/** Recomputes an edited topology; BGP outcomes of prefixes that the edit does not touch are kept. */
export function analyse(topology: Topology, settings: Settings, previous: BgpResult): Analysis {
  const network = new Network(topology);
  const bgp = computeBgp(network, settings, previous);
  const tables = new EffectiveTables(network, () => bgp, settings);
  const forwarder = new Forwarder(worldOf(network, bgp, tables));
  const search = searchCycles(forwarder);
  return { topology, settings, forwarder, search, loops: findLoops(forwarder, search) };
}

import type { Finding } from '../findings/finding.js';
import type { Loop } from '../findings/loops/loop.js';
import type { Search } from '../findings/loops/search.js';
import type { Forwarder } from '../forwarding/forwarder.js';
import type { Topology } from '../topology/index.js';

/** What repairs need to know of a topology. A proof compares two of these. Each part is computed on first use. */
export interface Analysis {
  readonly topology: Topology;
  readonly forwarder: () => Forwarder;
  readonly search: () => Search;
  /** The loops that are reported. */
  readonly loops: () => readonly Loop[];
  /** The findings, with consequences folded into their causes. */
  readonly findings: () => readonly Finding[];
  /** The findings as the rules report them, before consequences are folded. */
  readonly reported: () => readonly Finding[];
  /** The analysis of a changed topology, which reuses what the change does not affect. */
  readonly changed: (topology: Topology) => Analysis;
}

import type { Finding } from '../findings/finding.js';
import type { Loop } from '../findings/loops/loop.js';
import type { Search } from '../findings/loops/search.js';
import type { Forwarder } from '../forwarding/forwarder.js';
import type { Topology } from '../topology/index.js';

/** What a topology comes to, as far as repairs need it: a proof compares two of these. Each part is computed when it is first asked for. */
export interface Analysis {
  readonly topology: Topology;
  readonly forwarder: () => Forwarder;
  readonly search: () => Search;
  /** The loops that are told. */
  readonly loops: () => readonly Loop[];
  /** The findings, consequences told at their causes. */
  readonly findings: () => readonly Finding[];
  /** The findings as the rules report them, each consequence on its own. */
  readonly reported: () => readonly Finding[];
  /** The same for a changed topology; what the change does not touch is taken over. */
  readonly changed: (topology: Topology) => Analysis;
}

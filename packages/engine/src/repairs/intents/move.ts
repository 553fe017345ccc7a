import type { Prefix } from '../../address/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';

/** One small change that may bring packets nearer to a goal. */
export interface Move {
  readonly edits: readonly TopologyEdit[];
  /** What it costs in the search: small for what changes little. */
  readonly cost: number;
}

/** What moves cost, by kind; they guide the search and do not rank its results. */
export const costs = {
  userRoute: 1,
  changeRoute: 1.2,
  flags: 1.5,
  osRoute: 1.5,
  routerRoute: 2,
  translation: 1.5,
  prefixes: 1.6,
  advertise: 1.6,
  propagation: 2,
  branchToBranch: 2.5,
  hubRouting: 1.6,
  hubDetour: 0.6,
  routingIntent: 2,
  connection: 2.5,
  peering: 3,
  tunnel: 4.5,
} as const;
/** What each step down the list of prefixes costs in addition. */
const lesserPrefix = 0.3;
/** What a host route costs in addition: it pins one machine, and surprises the next reader. */
const hostRoute = 0.5;

/** What a prefix costs by its place in the list of the best ones. */
export function prefixCost({ family, length }: Prefix, place: number): number {
  return place * lesserPrefix + (length === (family === 4 ? 32 : 128) ? hostRoute : 0);
}

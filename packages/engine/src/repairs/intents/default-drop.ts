import { covers, isDefaultRoute } from '../../address/index.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import type { Network, UserNextHop } from '../../topology/index.js';
import { leadTo, routeFor } from '../changes/routes.js';
import { everything } from './everything.js';
import type { Goal } from './goal.js';
import { costs, type Move } from './move.js';
import type { Place } from './place.js';
import { privateRanges } from './prefixes.js';

/** What the routes for the private ranges cost together: they only keep what the default route did. */
const keptRanges = 0.5;

/**
 * Drops what a default route leads to the Internet, and leads the private ranges that networks use on to the appliance to
 * which the default route led them too.
 */
export function* dropDefault(network: Network, { to, wanted }: Goal, { row, subnet }: Place): Generator<Move> {
  if (wanted !== 'dropped' || isPrivateAddress(to) || !row?.prefix || !isDefaultRoute(row.prefix)) return;
  const [action] = row.nextHops.map((each) => each.action);
  if (action?.to !== 'address' || to.family !== 4) return;
  const nextHop: UserNextHop = { type: 'VirtualAppliance', address: action.address };
  const { vnets, sites } = network.topology;
  const spaces = [...vnets, ...sites].flatMap(({ addressSpace }) => addressSpace);
  const table = network.routeTable(subnet.routeTable);
  const kept = privateRanges.filter(
    (range) => routeFor(table, range) === undefined && spaces.some((space) => covers(range, space)),
  );
  if (kept.length === 0) return;
  yield {
    edits: [
      leadTo(network, subnet, everything, { type: 'None' }),
      ...kept.map((range) => leadTo(network, subnet, range, nextHop)),
    ],
    cost: costs.userRoute + keptRanges,
  };
}

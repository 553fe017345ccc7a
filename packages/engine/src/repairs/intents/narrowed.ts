import { contains, hostPrefix } from '../../address/index.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import type { Network } from '../../topology/index.js';
import { routeName } from '../edits/names.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Journey } from './goal.js';

/** The same edits, with new routes to appliances for the destination of a goal alone, so that they take nothing else along. */
export function narrowed(
  network: Network,
  edits: readonly TopologyEdit[],
  journeys: readonly Journey[],
): readonly TopologyEdit[] {
  return edits.map((edit) => {
    if (edit.kind !== 'addUserRoute') return edit;
    const to = journeys
      .map(({ goal }) => goal.to)
      .find((each) => isPrivateAddress(each) && contains(edit.prefix, each));
    if (!to) return edit;
    const prefix = hostPrefix(to);
    return { ...edit, prefix, name: routeName(network.topology, prefix, edit.nextHop) };
  });
}

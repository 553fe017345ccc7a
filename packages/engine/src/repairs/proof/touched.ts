import { contains } from '../../address/index.js';
import type { Touched } from '../../comparison/touched.js';
import { endpointOf } from '../../forwarding/tunnel.js';
import type { World } from '../../forwarding/world.js';
import { editKind } from '../edits/edit-kinds.js';
import type { TopologyEdit } from '../edits/topology-edit.js';

/** The destinations whose packets may take another way after the edits. */
export function touchedBy(world: World, edits: readonly TopologyEdit[]): Touched {
  const touches = edits.map((edit) => editKind(edit.kind).touches(edit));
  const prefixes = touches.flatMap((each) => each ?? []);
  const inside: Touched = (to) => prefixes.some((prefix) => contains(prefix, to));
  const endpoints = world.network.topology.tunnels.flatMap(({ a, b }) => [endpointOf(world, a), endpointOf(world, b)]);
  // If an edit affects the far end of a tunnel, it affects everything that goes through the tunnel.
  const isAny = touches.includes(undefined) || endpoints.some((endpoint) => endpoint && inside(endpoint));
  return isAny ? () => true : inside;
}

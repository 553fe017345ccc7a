import type { Topology } from '../../topology/index.js';
import { editKind } from './edit-kinds.js';
import type { TopologyEdit } from './topology-edit.js';

/**
 * A copy of the topology with the edits applied in order; the topology itself is not changed.
 * @returns undefined if one of them cannot be applied
 */
export function applyEdits(topology: Topology, edits: readonly TopologyEdit[]): Topology | undefined {
  let edited: Topology | undefined = topology;
  for (const edit of edits) edited = edited && editKind(edit.kind).apply(edited, edit);
  return edited;
}

import type { Topology } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';

/** Whether edits remove a user-defined route, or its table, and add one for the same prefix: that is a change of it. */
export function bringsBack({ routeTables, vnets }: Topology, edits: readonly TopologyEdit[]): boolean {
  const removed = new Set(edits.flatMap((edit) => (edit.kind === 'removeDeclaration' ? [edit.declaration] : [])));
  if (removed.size === 0) return false;
  return edits.some((edit) => {
    if (edit.kind !== 'addUserRoute') return false;
    const subnet = vnets.flatMap(({ subnets }) => subnets).find(({ id }) => id === edit.subnet);
    const table = routeTables.find(({ id }) => id === subnet?.routeTable);
    return table?.routes.some(
      ({ id, destination }) =>
        (removed.has(id) || removed.has(table.id)) &&
        'prefix' in destination &&
        destination.prefix.text === edit.prefix.text,
    );
  });
}

import { listed } from '../../findings/listed.js';
import type { Network, Topology } from '../../topology/index.js';
import { changedInVnet } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { placeText } from './route-text.js';
import type { SetRouteTable } from './topology-edit.js';

export const setRouteTable: EditKind<SetRouteTable> = {
  apply,
  alters: ({ subnet }) => [subnet],
  touches: anyPacket,
  words,
};

function apply(topology: Topology, { subnet: id, routeTable }: SetRouteTable): Topology | undefined {
  if (routeTable !== undefined && !topology.routeTables.some((table) => table.id === routeTable)) return undefined;
  return changedInVnet(topology, 'subnets', id, (subnet) =>
    subnet.routeTable === routeTable ? undefined : { ...subnet, routeTable },
  );
}

function words(edits: readonly SetRouteTable[], _all: unknown, network: Network): string {
  const parts = edits.map(({ subnet, routeTable }) => {
    const where = placeText(network, subnet);
    if (routeTable !== undefined) return `put ${network.label(routeTable)} on ${where}`;
    const thing = network.thing(subnet);
    const old = thing?.kind === 'subnet' ? thing.subnet.routeTable : undefined;
    return `take ${old === undefined ? 'the table' : network.label(old)} off ${where}`;
  });
  return listed(parts);
}

import { isDefaultRoute, prefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { ownSubnetLoop } from '../../findings/loops/loop-code.js';
import { hopAddresses, isReservedSubnet, type Network, type RouteTable, type Subnet } from '../../topology/index.js';
import { hopsOf } from '../changes/next-hops.js';
import { ownTable, setTable } from '../changes/routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { loopOf } from './loop-of.js';

const everything = prefix('0.0.0.0/0');

/** Takes the route table that leads to an appliance off the appliance's own subnet, or gives that subnet another one. */
export const leaveOwnTable: Repairer = { mends: [ownSubnetLoop], candidates };

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const places = (loopOf(finding)?.rows ?? []).flatMap(({ at, row }) => {
    const place = network.nic(at);
    const table = network.routeTable(place?.subnet.routeTable);
    return place && table && row.source === 'User' ? [{ subnet: place.subnet, table }] : [];
  });
  const [first] = places;
  if (!first || isReservedSubnet(first.subnet.name) || first.table.unknown) return [];
  const { subnet, table } = first;
  const words = `take ${table.label} off ${subnet.label}`;
  return [
    { edits: [setTable(subnet.id, undefined, words)], standing: 'fixAll' },
    { edits: withTableOfItsOwn(network, subnet, table), standing: 'fixAll' },
  ];
}

/** Everything else that the table has, and the Internet directly. */
function withTableOfItsOwn(network: Network, subnet: Subnet, table: RouteTable) {
  const nvas = new Set(subnet.nics.flatMap(({ id }) => network.nvaOfNic(id) ?? []));
  const own = new Set([...nvas].flatMap((nva) => hopsOf(network, nva).map(({ address }) => address.text)));
  const kept = table.routes.filter(
    ({ destination, nextHop }) =>
      !hopAddresses(nextHop).some(({ text }) => own.has(text)) &&
      !('prefix' in destination && isDefaultRoute(destination.prefix)),
  );
  const nextHop = { type: 'Internet' } as const;
  const routes = [...kept, { name: 'default', destination: { prefix: everything }, nextHop }];
  const words = `give ${subnet.label} a table of its own with 0.0.0.0/0 → Internet`;
  return ownTable(network, [subnet], { ...table, routes }, words);
}

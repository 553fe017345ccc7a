import { freeName } from '../../free-name.js';
import type { DeclId, Topology } from '../../topology/index.js';

/** What the names of tables call the special subnets. */
const shortNames: Readonly<Record<string, string>> = { GatewaySubnet: 'gateway', AzureFirewallSubnet: 'firewall' };

/** The name of a new route table that says where it is used: `rt-hub-nva`, `rt-hub-gateway`. */
export function tableName({ vnets, routeTables }: Topology, subnets: readonly DeclId[]): string {
  const [place] = vnets.flatMap((vnet) =>
    vnet.subnets.flatMap((subnet) => (subnets.includes(subnet.id) ? [{ vnet, subnet }] : [])),
  );
  const shared = subnets.length > 1 ? vnets.filter((vnet) => vnet.subnets.some(({ id }) => subnets.includes(id))) : [];
  const own = place && (shortNames[place.subnet.name] ?? place.subnet.name);
  const wanted = shared.length > 1 ? `rt-${own}` : `rt-${place?.vnet.name}-${own}`;
  return freeName(
    wanted,
    routeTables.map(({ name }) => name),
  );
}

import { branchesOf } from '../../../findings/advice/branches.js';
import { type Network, servesOthers, type Site, type Vnet } from '../../../topology/index.js';
import { mayBePeered } from '../../changes/peerings.js';
import { endsAt } from './connected-sites.js';
import type { Impossibility } from './impossibility.js';
import type { Appliance, End } from './parties.js';
import { isElsewhere } from './elsewhere.js';

/** R084 to R086: the last appliance has no gateway that leads to the site, and may not use that of another VNet. */
export function applianceWithoutGateway(
  network: Network,
  receiver: End,
  appliance: Appliance,
): Impossibility | undefined {
  const { vnets, label } = appliance;
  const { site } = receiver;
  const [vnet] = vnets;
  if (!site || !vnet || network.topology.sites.some(({ transit }) => transit)) return undefined;
  if (isElsewhere(network, receiver)) return undefined;
  if (hasOwnWay(network, site, appliance) || vnets.some((each) => mayReach(network, each, site))) return undefined;
  const text = `${label} cannot send to ${site.label}: no gateway of ${vnet.label} leads there, and ${reasonOf(vnet)}.`;
  return { kind: 'applianceWithoutGateway', text };
}

function reasonOf(vnet: Vnet): string {
  return servesOthers(vnet)
    ? 'with a gateway or Route Server of its own it may not use those of other VNets'
    : 'it may not use one that does';
}

/** A tunnel to the site, or a connection of the appliance itself. */
function hasOwnWay(network: Network, site: Site, { id }: Appliance): boolean {
  return (
    network.connectionsOf(id).length > 0 ||
    network.topology.tunnels.some((tunnel) => endsAt(tunnel, site) && [tunnel.a.device, tunnel.b.device].includes(id))
  );
}

function mayReach(network: Network, vnet: Vnet, site: Site): boolean {
  if (hasConnection(network, vnet)) return true;
  if (servesOthers(vnet)) return false;
  const used = network.hubOf(vnet.id);
  if (used) return hasConnection(network, used);
  return branchesOf(network, site).some((branch) => mayBePeered(network, vnet, branch.vnet) || isPeered(network, vnet, branch.vnet));
}

/** Whether something is connected to the gateways of a VNet. */
export function hasConnection(network: Network, { vpnGateways, expressRouteGateways }: Vnet): boolean {
  return [...vpnGateways, ...expressRouteGateways].some(({ id }) => network.connectionsOf(id).length > 0);
}

/** Whether two VNets are peered, perhaps incompletely. */
export function isPeered({ topology }: Network, one: Vnet, two: Vnet): boolean {
  return topology.peerings.some(({ a, b }) => [a.vnet, b.vnet].includes(one.id) && [a.vnet, b.vnet].includes(two.id));
}

import { branchesOf } from '../../../findings/advice/branches.js';
import { type Network, type Site, servesOthers, type Vnet } from '../../../topology/index.js';
import { mayBePeered } from '../../changes/peerings.js';
import { endsAt } from './connected-sites.js';
import type { Impossibility } from './impossibility.js';
import { type Appliance, applianceOf, type End } from './parties.js';

/**
 * R084 to R086: the appliance has no gateway that leads to the site, and may not use that of another VNet; without an
 * appliance that is asked for, neither the sender's VNet nor any that an appliance is in.
 */
export function withoutGateway(
  network: Network,
  sender: End,
  receiver: End,
  appliance: Appliance | undefined,
): Impossibility | undefined {
  const { site } = receiver;
  if (!site || network.topology.sites.some(({ transit }) => transit)) return undefined;
  const appliances = appliance ? [appliance] : appliancesOf(network);
  if (appliances.some((each) => hasOwnWay(network, site, each))) return undefined;
  const start = appliance ? appliance.vnets[0] : sender.vnet;
  const vnets = [...(start ? [start] : []), ...appliances.flatMap((each) => each.vnets)];
  if (!start || vnets.some((each) => mayReach(network, each, site))) return undefined;
  const { label } = appliance ?? sender;
  const text = `${label} cannot send to ${site.label}: no gateway of ${start.label} leads there. ${reasonOf(start)}`;
  return { kind: 'noGateway', text };
}

/** The appliances that something can send to. */
function appliancesOf(network: Network): readonly Appliance[] {
  const { nvas, vnets } = network.topology;
  return [...nvas, ...vnets.flatMap(({ firewalls }) => firewalls)]
    .flatMap(({ id }) => applianceOf(network, id) ?? [])
    .filter(({ addresses }) => addresses.length > 0);
}

function reasonOf(vnet: Vnet): string {
  return servesOthers(vnet)
    ? `${vnet.label} has a gateway or Route Server of its own, so it may not use those of other VNets.`
    : `${vnet.label} may not use a gateway that does.`;
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
  return branchesOf(network, site).some(
    (branch) =>
      network.virtualHub(branch.vnet.id) !== undefined ||
      mayBePeered(network, vnet, branch.vnet) ||
      isPeered(network, vnet, branch.vnet),
  );
}

/** Whether something is connected to the gateways of a VNet. */
function hasConnection(network: Network, { vpnGateways, expressRouteGateways }: Vnet): boolean {
  return [...vpnGateways, ...expressRouteGateways].some(({ id }) => network.connectionsOf(id).length > 0);
}

/** Whether two VNets are peered, perhaps incompletely. */
export function isPeered({ topology }: Network, one: Vnet, two: Vnet): boolean {
  return topology.peerings.some(({ a, b }) => [a.vnet, b.vnet].includes(one.id) && [a.vnet, b.vnet].includes(two.id));
}

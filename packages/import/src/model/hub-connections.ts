import { childOf, childrenOf, type Fields, flagOf, idOf, textOf, textsOf } from '../azure/fields.js';
import { readId } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, type Estate, leftOut, missing, prefixesIn } from './estate.js';
import { isOfVirtualHub, stubOf } from './networks.js';
import { openRouting, routingOf } from './routing-configuration.js';
import type { ConnectionRoute, HubConnection, Network, Remark, VirtualHub } from './things.js';
import { hubCommand, parentOf } from './virtual-hubs.js';

/** `hubVirtualNetworkConnections`, and those that only the peerings of their networks show. */
export function readHubConnections(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/virtualHubs/hubVirtualNetworkConnections')) {
    const hub = estate.hubs.get(parentOf(resource.key));
    const network = hub && networkOf(estate, hub, resource);
    if (hub && network) estate.hubConnections.push(connectionOf(estate, hub, network, resource));
  }
  for (const network of [...estate.networks.values()]) readManagedPeerings(estate, network);
}

function networkOf(estate: Estate, hub: VirtualHub, { fields, id, name }: Resource): Network | undefined {
  const networkId = readId(idOf(fields, 'remotevirtualnetwork') ?? '');
  if (networkId?.type !== 'microsoft.network/virtualnetworks') {
    const text = `virtual network of the connection ${name} of the virtual hub ${hub.name}, which is not here.`;
    estate.remarks.push({ ...missing(id, text), answer: hubCommand('connection list', hub) });
    return undefined;
  }
  const known = estate.networks.get(networkId.key);
  if (known) return known;
  const space = textsOf(childOf(estate.seen.get(networkId.id)?.fields, 'addressspace'), 'addressprefixes');
  const stub = stubOf(networkId, space, `the connection ${name} of the virtual hub ${hub.name}`);
  estate.networks.set(stub.key, stub);
  return stub;
}

function connectionOf(estate: Estate, hub: VirtualHub, network: Network, { fields, id, key }: Resource): HubConnection {
  const remarks: Remark[] = [];
  const routes = childOf(childOf(fields, 'routingconfiguration'), 'vnetroutes');
  const configuration = childOf(routes, 'staticroutesconfig');
  const criteria = textOf(configuration, 'vnetlocalrouteoverridecriteria')?.toLowerCase();
  return {
    key,
    hub,
    network,
    routing: routingOf(estate, hub, fields, { id, remarks, isBranch: false }),
    staticRoutes: childrenOf(routes, 'staticroutes').flatMap((each) => staticRoute(each, id, remarks)),
    propagateStaticRoutes: flagOf(configuration, 'propagatestaticroutes') === false ? false : undefined,
    vnetLocalRouteOverrideCriteria: criteria === 'equal' ? 'Equal' : undefined,
    remarks,
  };
}

function staticRoute(fields: Fields, id: string, remarks: Remark[]): ConnectionRoute[] {
  const name = textOf(fields, 'name');
  const prefixes = prefixesIn(textsOf(fields, 'addressprefixes'), { remarks, id });
  const nextHop = addressIn(textOf(fields, 'nexthopipaddress'));
  if (prefixes.length > 0 && nextHop !== undefined) return [{ name, prefixes, nextHop }];
  remarks.push(leftOut(`the static route ${(name ?? '').slice(0, 80)}, which has no prefixes or no next hop`, id));
  return [];
}

/**
 * A connected network has a peering with the network that Azure manages in the hub, whose name has the hub's: by that
 * the connection is known where the files do not contain it, without its routing configuration.
 */
function readManagedPeerings(estate: Estate, network: Network): void {
  if (estate.hubConnections.some((each) => each.network === network)) return;
  const peerings = childrenOf(estate.resources.get(network.id)?.fields, 'virtualnetworkpeerings');
  const remote = peerings.flatMap((each) => idOf(each, 'remotevirtualnetwork') ?? []).find(isOfVirtualHub);
  if (remote === undefined) return;
  const name = /\/HV_(.*)_[^_]*$/i.exec(remote)?.[1] ?? '';
  const [hub, ...others] = [...estate.hubs.values()].filter((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!hub || others.length > 0) {
    const which = name === '' ? '' : ` ${name}`;
    const text = `the virtual hub${which} to which ${network.name} is connected: its routes are not here.`;
    const answer = 'az network vhub list -o json';
    network.remarks.push({ kind: 'MISSING', text, id: network.id, answer });
    return;
  }
  const text = `routing configuration of the connection of ${network.name} with ${hub.name}, which only the peering of ${network.name} shows.`;
  const remark = { ...missing(network.id, text), answer: hubCommand('connection list', hub) };
  estate.hubConnections.push({
    key: `${network.key}/hub`,
    hub,
    network,
    routing: openRouting,
    staticRoutes: [],
    propagateStaticRoutes: undefined,
    vnetLocalRouteOverrideCriteria: undefined,
    remarks: [remark],
  });
}

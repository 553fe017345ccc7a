import { type Address, contains, covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import { appliesRouteTables, type Network, type RouteTable, servesOthers, type Vnet } from '../../topology/index.js';
import type { Step } from './step.js';

/** Why following a step would change nothing, or be refused; undefined if it can be followed. */
export function inVain(network: Network, step: Step): string | undefined {
  switch (step.kind) {
    case 'addRoutes':
      return routesInVain(network, step);
    case 'networkPolicies':
      return networkPoliciesInVain(network, step);
    case 'vnetPolicies':
      return network.vnet(step.vnet)?.privateEndpointVNetPolicies === 'Basic' ? 'the policies are set' : undefined;
    case 'setFlag':
      return flagInVain(network, step);
    case 'peer': {
      const peering = network.peeringBetween(...step.vnets);
      return peering && !peering.oneSided ? 'the VNets are peered' : undefined;
    }
    case 'enableBgp':
      return network.topology.connections.find(({ id }) => id === step.connection)?.enableBgp
        ? 'the connection runs BGP'
        : undefined;
    case 'branchToBranch': {
      const thing = network.thing(step.routeServer);
      return thing?.kind === 'routeServer' && thing.routeServer.branchToBranch ? 'branchToBranch is set' : undefined;
    }
    case 'hubRoutingPreference': {
      const thing = network.thing(step.routeServer);
      const isSet = thing?.kind === 'routeServer' && thing.routeServer.hubRoutingPreference === step.value;
      return isSet ? `hubRoutingPreference is ${step.value}` : undefined;
    }
  }
}

/** The steps that can be followed. */
export function possible<S extends Step>(network: Network, steps: readonly S[]): readonly S[] {
  return steps.filter((step) => inVain(network, step) === undefined);
}

/** With the policies, routes to VnetLocal would take the endpoints' packets and may not carry them (R028a). */
function networkPoliciesInVain(network: Network, { subnet: id }: Step & { kind: 'networkPolicies' }) {
  const thing = network.thing(id);
  if (thing?.kind !== 'subnet') return 'there is no such subnet';
  const { subnet, vnet } = thing;
  if (appliesRouteTables(subnet)) return 'the policies are set';
  if (vnet.privateEndpointVNetPolicies === 'Basic') return undefined;
  const tables = new Set(vnet.subnets.flatMap(({ routeTable }) => network.routeTable(routeTable) ?? []));
  const bad = [...tables].find((table) =>
    subnet.privateEndpoints.some(({ address }) => leavesToVnetLocal(vnet, table, address)),
  );
  return bad && `a route of ${bad.label} to VnetLocal may cut them off`;
}

/** Whether the longest route for an endpoint leads to VnetLocal, where policies make the endpoint's row Invalid. */
function leavesToVnetLocal(vnet: Vnet, { routes }: RouteTable, endpoint: Address): boolean {
  const counting = routes.flatMap(({ destination, nextHop }) =>
    'prefix' in destination && isLongEnough(vnet, destination.prefix, endpoint)
      ? [{ length: destination.prefix.length, nextHop }]
      : [],
  );
  return counting.sort((a, b) => b.length - a.length)[0]?.nextHop.type === 'VnetLocal';
}

/** R028: whether a route contains an endpoint and is at least as long as the prefix of the VNet that holds it. */
export function isLongEnough({ addressSpace }: Vnet, prefix: Prefix, endpoint: Address): boolean {
  return contains(prefix, endpoint) && addressSpace.some((own) => contains(own, endpoint) && covers(own, prefix));
}

/** R048: a table has one route for a prefix. R072, R073: what a GatewaySubnet may not have. */
function routesInVain(network: Network, { subnet: id, prefixes, target }: Step & { kind: 'addRoutes' }) {
  const thing = network.thing(id);
  if (thing?.kind !== 'subnet') return 'there is no such subnet';
  const { subnet, vnet } = thing;
  if (prefixes.length === 0) return 'there is no prefix';
  const table = network.routeTable(subnet.routeTable);
  const present = prefixes.find((prefix) =>
    table?.routes.some(({ destination }) => 'prefix' in destination && destination.prefix.text === prefix.text),
  );
  if (present) return `the table has a route for ${present.text}`;
  if (subnet.name === 'RouteServerSubnet') return 'Azure allows no table there';
  if (subnet.name === 'GatewaySubnet' && 'device' in target) {
    const cut = ['GatewaySubnet', 'RouteServerSubnet'];
    const needed = vnet.subnets.filter(({ name }) => cut.includes(name)).flatMap(({ prefixes: own }) => own);
    const bad = prefixes.find((prefix) => isDefaultRoute(prefix) || needed.some((own) => covers(prefix, own)));
    if (bad) return `${bad.text} cuts the gateway off`;
  }
  return 'type' in target && target.type === 'VirtualNetworkGateway' ? gatewayHopInVain(network, vnet) : undefined;
}

/** R061, R062: packets go to a VPN gateway this way only where there is no ExpressRoute gateway. */
function gatewayHopInVain(network: Network, vnet: Vnet): string | undefined {
  const home = network.hubOf(vnet.id) ?? vnet;
  if (home.expressRouteGateways.length > 0) return `${home.label} has an ExpressRoute gateway`;
  return home.vpnGateways.length === 0 ? `${home.label} has no VPN gateway` : undefined;
}

/** R084 to R086: what Azure refuses of gateway transit. */
function flagInVain(network: Network, { peering: id, vnet, flag }: Step & { kind: 'setFlag' }): string | undefined {
  const peering = network.topology.peerings.find((each) => each.id === id);
  if (!peering) return 'there is no such peering';
  const [half, far] = peering.a.vnet === vnet ? [peering.a, peering.b] : [peering.b, peering.a];
  if (half[flag]) return `${flag} is set`;
  const [near, other] = [network.vnet(half.vnet), network.vnet(far.vnet)];
  if (!near || !other) return 'a VNet is missing';
  const [user, hub] = flag === 'useRemoteGateways' ? [near, other] : [other, near];
  if (flag !== 'useRemoteGateways' && flag !== 'allowGatewayTransit') return undefined;
  if (!servesOthers(hub)) return `${hub.label} has no gateway`;
  if (servesOthers(user)) return `${user.label} has its own gateway`;
  const used = network.hubOf(user.id);
  return used && used !== hub ? `${user.label} uses the gateways of ${used.label}` : undefined;
}

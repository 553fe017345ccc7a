import { addressAt, isProblem, type Prefix, parsePrefix } from '@azroute/engine';
import { childOf, childrenOf, type Fields, flagOf, idOf, numberOf, textOf, textsOf } from '../azure/fields.js';
import { keyOf } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import {
  addressIn,
  assumed,
  type Estate,
  has,
  leftOut,
  listed,
  missing,
  missingPlace,
  networkIdOf,
  prefixesIn,
  thingOf,
  unread,
} from './estate.js';
import type { Gateway, Network, RouteServer, VpnGateway } from './things.js';
import { preferenceOf } from './virtual-hubs.js';

/** The first usable address of a subnet is its fifth one (R222). */
export const firstUsable = 4;

/** `virtualNetworkGateways` of both types. */
export function readGateways(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/virtualNetworkGateways')) {
    const { fields } = resource;
    const network = networkOf(estate, resource, childrenOf(fields, 'ipconfigurations'), 'gateway');
    if (!network) continue;
    const type = textOf(fields, 'gatewaytype')?.toLowerCase();
    if (type === 'expressroute') network.expressRouteGateways.push(expressRouteGateway(resource, network));
    else if (type === 'vpn' || type === undefined) network.vpnGateways.push(vpnGateway(estate, resource, network));
    else estate.remarks.push(leftOut(`gateway ${resource.name} of type ${type.slice(0, 40)}.`, resource.id));
  }
}

/** The network in whose subnet the IP configurations are; without it, the gateway is left out. */
function networkOf(
  estate: Estate,
  resource: Resource,
  configurations: readonly Fields[],
  noun: string,
): Network | undefined {
  const subnetId = configurations.map((each) => idOf(each, 'subnet')).find((id) => id !== undefined);
  const network = estate.networks.get(keyOf(networkIdOf(subnetId ?? '')));
  if (!network) {
    estate.remarks.push(missingPlace(estate, resource.id, subnetId, `the ${noun} ${resource.name}`));
  }
  return network;
}

function expressRouteGateway(resource: Resource, network: Network): Gateway {
  return { ...thingOf(resource), network };
}

function vpnGateway(estate: Estate, resource: Resource, network: Network): VpnGateway {
  const { fields, id } = resource;
  const thing = thingOf(resource);
  const note = (text: string) => thing.remarks.push(leftOut(text, id));
  const bgp = childOf(fields, 'bgpsettings');
  const activeActive = flagOf(fields, 'activeactive') === true;
  if (has(childOf(fields, 'customroutes') ?? fields, 'addressprefixes')) note('customRoutes of point-to-site clients');
  if (has(fields, 'natrules')) note('NAT rules');
  if (textOf(fields, 'vpntype')?.toLowerCase() === 'policybased') note('vpnType PolicyBased');
  const addresses = childrenOf(bgp, 'bgppeeringaddresses');
  if (addresses.some((each) => has(each, 'custombgpipaddresses'))) note('APIPA addresses of BGP');
  const clients = childOf(fields, 'vpnclientconfiguration');
  const pool = childOf(clients, 'vpnclientaddresspool');
  const groups = childrenOf(clients, 'vngclientconnectionconfigurations').flatMap((each) =>
    textsOf(childOf(each, 'vpnclientaddresspool'), 'addressprefixes'),
  );
  if (groups.length > 0) note(`address pools of groups of point-to-site clients: ${listed(groups)}`);
  return {
    ...thing,
    network,
    asn: numberOf(bgp, 'asn'),
    activeActive,
    bgpIp: bgpIps(bgp, addresses, network, activeActive),
    publicIp: publicIps(estate, fields, addresses),
    pointToSite: prefixesIn(textsOf(pool, 'addressprefixes'), thing),
    defaultSiteId: idOf(fields, 'gatewaydefaultsite'),
    defaultSite: undefined,
  };
}

/** Its BGP addresses if they are not those that the language would give it. */
function bgpIps(bgp: Fields | undefined, addresses: readonly Fields[], network: Network, activeActive: boolean) {
  const joined = (textOf(bgp, 'bgppeeringaddress') ?? '').split(',');
  const listed = addresses.flatMap((each) => textsOf(each, 'defaultbgpipaddresses').slice(0, 1));
  const found = (listed.length > 0 ? listed : joined).flatMap((text) => addressIn(text) ?? []);
  const wanted = found.slice(0, activeActive ? 2 : 1);
  const subnet = prefixOf(network, 'gatewaysubnet');
  const usual = subnet
    ? (activeActive ? [firstUsable, firstUsable + 1] : [-2]).map((at) => addressAt(subnet, at).text)
    : [];
  return wanted.join() === usual.slice(0, wanted.length).join() ? [] : wanted;
}

/** Public addresses in the order of the instances: of its tunnels, or those of the resources that it refers to. */
function publicIps(estate: Estate, fields: Fields, addresses: readonly Fields[]): string[] {
  const tunnels = addresses.flatMap((each) => textsOf(each, 'tunnelipaddresses').slice(0, 1));
  const referred = childrenOf(fields, 'ipconfigurations').flatMap(
    (each) => textOf(estate.resources.get(idOf(each, 'publicipaddress'))?.fields, 'ipaddress') ?? [],
  );
  return [...new Set((tunnels.length > 0 ? tunnels : referred).flatMap((text) => addressIn(text) ?? []))].slice(0, 2);
}

/** The first IPv4 prefix of a subnet by its name in lower case. */
export function prefixOf(network: Network, name: string): Prefix | undefined {
  const subnet = network.subnets.find((each) => each.name.toLowerCase() === name);
  return subnet?.prefixes
    .map((text) => parsePrefix(text))
    .flatMap((parsed) => (isProblem(parsed) || parsed.prefix.family === 6 ? [] : [parsed.prefix]))[0];
}

/** `virtualHubs` that are Route Servers; those of Virtual WAN are read before. */
export function readRouteServers(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/virtualHubs')) {
    const { fields, id, key } = resource;
    if (estate.hubs.has(key)) continue;
    const configurations = childrenOf(fields, 'ipconfigurations');
    const network = networkWith(estate, key) ?? networkOf(estate, resource, configurations, 'Route Server');
    if (!network) continue;
    const thing = thingOf(resource);
    if (has(fields, 'routemaps')) thing.remarks.push(leftOut('route maps', id));
    remarkAddresses(thing.remarks, textsOf(fields, 'virtualrouterips'), network, id);
    network.routeServers.push({
      ...thing,
      network,
      branchToBranch: flagOf(fields, 'allowbranchtobranchtraffic') === true,
      hubRoutingPreference: preferenceOf(fields),
    } satisfies RouteServer);
  }
}

/** The network whose subnet names an IP configuration of the Route Server. */
function networkWith(estate: Estate, key: string): Network | undefined {
  for (const { key: network, fields } of estate.resources.of('Microsoft.Network/virtualNetworks')) {
    const configurations = childrenOf(fields, 'subnets').flatMap((subnet) => childrenOf(subnet, 'ipconfigurations'));
    if (configurations.some((each) => textOf(each, 'id')?.toLowerCase().startsWith(`${key}/ipconfigurations/`)))
      return estate.networks.get(network);
  }
  return undefined;
}

function remarkAddresses(remarks: Gateway['remarks'], ips: readonly string[], network: Network, id: string): void {
  const subnet = prefixOf(network, 'routeserversubnet');
  if (!subnet || ips.length === 0) return;
  const usual = [firstUsable, firstUsable + 1].map((at) => addressAt(subnet, at).text);
  if (ips.some((ip) => !usual.includes(ip))) {
    remarks.push(leftOut(`addresses ${[...ips].sort().join(', ')}, which are not the first two of its subnet`, id));
  }
}

/** `azureFirewalls` in networks and in virtual hubs. */
export function readFirewalls(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/azureFirewalls')) {
    const { fields, id } = resource;
    if (resource.isBare) {
      estate.remarks.push(unread(resource, 'firewall'));
      continue;
    }
    const hub = estate.hubs.get(keyOf(idOf(fields, 'virtualhub')));
    if (hub) {
      const address = addressIn(textOf(childOf(fields, 'hubipaddresses'), 'privateipaddress'));
      hub.firewalls.push({ ...thingOf(resource), network: hub, address });
      continue;
    }
    const configurations = childrenOf(fields, 'ipconfigurations').filter((each) => idOf(each, 'subnet'));
    if (configurations.length === 0) {
      const isInHub = has(fields, 'virtualhub');
      const remark = isInHub
        ? missing(id, `virtual hub of the firewall ${resource.name}, which is not here.`)
        : leftOut(`firewall ${resource.name}, which is deallocated.`, id);
      estate.remarks.push(remark);
      continue;
    }
    const network = networkOf(estate, resource, configurations, 'firewall');
    if (!network) continue;
    const thing = thingOf(resource);
    const known = configurations.map((each) => addressIn(textOf(each, 'privateipaddress'))).find((each) => each);
    const subnet = prefixOf(network, 'azurefirewallsubnet');
    const address = known ?? (subnet && addressAt(subnet, firstUsable).text);
    if (known === undefined) thing.remarks.push(assumed('the first usable address of its subnet', id));
    if (has(fields, 'managementipconfiguration')) thing.remarks.push(leftOut('managementIpConfiguration', id));
    network.firewalls.push({ ...thing, network, address });
  }
}

import { childOf, childrenOf, type Fields, flagOf, idOf, textOf, textsOf } from '../azure/fields.js';
import type { Resource } from '../azure/resources.js';
import { type Estate, has, leftOut, listed, missing, prefixesIn, shortId, thingOf } from './estate.js';
import { routeTableOf } from './route-tables.js';
import type { Network, Remark, Subnet, Thing } from './things.js';

/** `virtualNetworks` with their subnets. */
export function readNetworks(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/virtualNetworks')) {
    const network = networkOf(estate, resource);
    estate.networks.set(network.key, network);
    for (const fields of childrenOf(resource.fields, 'subnets')) readSubnet(estate, network, fields);
  }
}

/** A network of which nothing is known but what refers to it. */
export function stubOf(
  resource: Omit<Resource, 'fields' | 'isBare' | 'type'>,
  address: readonly string[],
  why: string,
): Network {
  const thing = thingOf(resource);
  thing.remarks.push(missing(resource.id, `virtual network ${shortId(resource.id)}, known from ${why} only.`));
  return { ...empty(thing), isStub: true, address: prefixesIn(address, thing) };
}

function empty(thing: ReturnType<typeof thingOf>): Network {
  return {
    ...thing,
    isStub: false,
    location: undefined,
    address: [],
    summarizedGatewayPrefixes: [],
    isBasic: false,
    subnets: [],
    vpnGateways: [],
    expressRouteGateways: [],
    routeServers: [],
    firewalls: [],
  };
}

/** A network that only its subnets or peerings name. */
function bareNetwork(estate: Estate, resource: Resource): Network {
  const subnets = childrenOf(resource.fields, 'subnets').flatMap(prefixesOf);
  const space = textsOf(childOf(estate.seen.get(resource.id)?.fields, 'addressspace'), 'addressprefixes');
  const parts = (['subnets', 'virtualnetworkpeerings'] as const).filter((name) => has(resource.fields, name));
  const why = parts.length === 0 ? 'its name' : parts[0] === 'subnets' ? 'its subnets' : 'its peerings';
  return stubOf(resource, space.length > 0 ? space : subnets, why);
}

function networkOf(estate: Estate, resource: Resource): Network {
  const { fields } = resource;
  // Azure has no network without an address space: an export without one is a part.
  if (resource.isBare || textsOf(childOf(fields, 'addressspace'), 'addressprefixes').length === 0)
    return bareNetwork(estate, resource);
  const thing = thingOf(resource);
  return {
    ...empty(thing),
    location: locationOf(fields),
    address: prefixesIn(textsOf(childOf(fields, 'addressspace'), 'addressprefixes'), thing),
    summarizedGatewayPrefixes: prefixesIn(
      textsOf(childOf(fields, 'summarizedgatewayprefixes') ?? fields, 'addressprefixes'),
      thing,
    ),
    isBasic: textOf(fields, 'privateendpointvnetpolicies')?.toLowerCase() === 'basic',
  };
}

/** The region as Azure writes it in IDs: `West Europe` is `westeurope`. */
export function locationOf(fields: Fields): string | undefined {
  const location = textOf(fields, 'location')
    ?.toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return location === '' ? undefined : location;
}

function prefixesOf(fields: Fields): readonly string[] {
  const several = textsOf(fields, 'addressprefixes');
  return several.length > 0 ? several : textsOf(fields, 'addressprefix');
}

const policies = ['Enabled', 'NetworkSecurityGroupEnabled', 'RouteTableEnabled'];

function readSubnet(estate: Estate, network: Network, fields: Fields): void {
  const name = textOf(fields, 'name') ?? textOf(fields, 'id')?.split('/').at(-1);
  if (name === undefined) return;
  const id = `${network.id}/subnets/${name}`;
  const { group, subscription } = network;
  const thing: Thing = { key: id.toLowerCase(), id, name, group, subscription, remarks: [] };
  const prefixes = prefixesIn(prefixesOf(fields), thing);
  if (prefixes.length === 0) {
    network.remarks.push(leftOut(`subnet ${name}, which has no address prefix.`, id));
    return;
  }
  const wanted = textOf(fields, 'privateendpointnetworkpolicies')?.toLowerCase();
  const subnet: Subnet = {
    ...thing,
    network,
    prefixes,
    routeTable: undefined,
    serviceEndpoints: servicesOf(fields, thing.remarks, id),
    policies: policies.find((policy) => policy.toLowerCase() === wanted),
    nics: [],
    loadBalancers: [],
    privateEndpoints: [],
  };
  subnet.routeTable = routeTableOf(estate, idOf(fields, 'routetable'), subnet);
  if (flagOf(fields, 'defaultoutboundaccess') === false) {
    subnet.remarks.push(leftOut('defaultOutboundAccess false: no way to the Internet by default', id));
  }
  network.subnets.push(subnet);
  estate.subnets.set(subnet.key, subnet);
}

function servicesOf(fields: Fields, remarks: Remark[], id: string): readonly string[] {
  const services = childrenOf(fields, 'serviceendpoints').flatMap((each) => textOf(each, 'service') ?? []);
  const named = services.length > 0 ? services : textsOf(fields, 'serviceendpoints');
  const isService = (service: string) => /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(service);
  const others = [...new Set(named)].filter((service) => !isService(service));
  if (others.length > 0) remarks.push(leftOut(`service endpoints "${listed(others).slice(0, 120)}"`, id));
  return [...new Set(named)].filter(isService).sort();
}

/** Delegated subnets whose machines have no NICs in any export; called when the NICs are known. */
export function remarkDelegations(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/virtualNetworks')) {
    for (const fields of childrenOf(resource.fields, 'subnets')) {
      const subnet = estate.subnets.get(`${resource.key}/subnets/${textOf(fields, 'name')?.toLowerCase()}`);
      const [service] = childrenOf(fields, 'delegations').flatMap(
        (each) => textOf(each, 'servicename') ?? textOf(childOf(each, 'service_delegation'), 'name') ?? [],
      );
      if (subnet && service !== undefined && subnet.nics.length === 0) {
        subnet.remarks.push(leftOut(`machines of ${service}, which have no NICs of their own`, subnet.id));
      }
    }
  }
}

/** Whether a network is the one that Azure manages inside a virtual hub. */
export function isOfVirtualHub(networkId: string): boolean {
  return /\/HV_[^/]*$/i.test(networkId);
}

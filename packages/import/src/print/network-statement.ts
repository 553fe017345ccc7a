import { compareNames } from '@azroute/language';
import type { Network, Site, SiteRouter, Subnet, Thing, VirtualHub } from '../model/things.js';
import type { References } from '../names/references.js';
import { above, beside } from './remark-comments.js';
import type * as data from './statements.js';

type NameOf = (thing: Thing) => string;

/** The statement of a network with everything in it. */
export function networkStatement(
  network: Network,
  nameOf: NameOf,
  references: References<'nic' | 'device' | 'subnet'>,
  siteOf: ReadonlyMap<object, Site>,
): data.VnetStatement {
  const sorted = <T extends Thing>(things: readonly T[]) =>
    [...things].sort((a, b) => compareNames(nameOf(a), nameOf(b)));
  const subnetOf = (subnet: Subnet): data.SubnetStatement => ({
    statement: 'subnet',
    name: nameOf(subnet),
    prefixes: subnet.prefixes,
    ...(subnet.routeTable ? { routeTable: [nameOf(subnet.routeTable)] } : {}),
    serviceEndpoints: subnet.serviceEndpoints,
    ...(subnet.policies === undefined ? {} : { privateEndpointNetworkPolicies: subnet.policies }),
    members: [
      ...sorted(subnet.nics)
        .filter(({ addresses }) => addresses.length > 0)
        .map((nic) => ({
          statement: 'nic' as const,
          name: nameOf(nic),
          addresses: nic.addresses,
          secondary: nic.secondaryAddresses,
          ...beside(nic.remarks),
        })),
      ...sorted(subnet.loadBalancers).flatMap((each) =>
        each.address === undefined
          ? []
          : [
              {
                statement: 'loadBalancer' as const,
                name: nameOf(each),
                address: each.address,
                ports: each.ports,
                backends: each.backends.map((nic) => nicReference(nic, network, nameOf, references)),
                ...beside(each.remarks),
              },
            ],
      ),
      ...sorted(subnet.privateEndpoints).flatMap((each) =>
        each.address === undefined
          ? []
          : [
              {
                statement: 'privateEndpoint' as const,
                name: nameOf(each),
                address: each.address,
                ...beside(each.remarks),
              },
            ],
      ),
    ],
    ...beside(subnet.remarks),
  });
  return {
    statement: 'vnet',
    name: nameOf(network),
    ...(network.location === undefined ? {} : { location: network.location }),
    address: network.address,
    summarizedGatewayPrefixes: network.summarizedGatewayPrefixes,
    ...(network.isBasic ? { privateEndpointVNetPolicies: 'Basic' } : {}),
    subnets: sorted(network.subnets).map(subnetOf),
    gateways: gatewaysOf(network, nameOf, (end) => {
      const site = siteOf.get(end);
      return references.shortest(site ? [nameOf(site), nameOf(end)] : [nameOf(end)], ['device']);
    }),
    ...above(network.remarks),
  };
}

/** A back end: its name alone if no other NIC of the network has it, since these are searched first. */
function nicReference(
  nic: Network['subnets'][number]['nics'][number],
  network: Network,
  nameOf: NameOf,
  references: References<'nic' | 'device' | 'subnet'>,
): data.Reference {
  const { subnet } = nic;
  const path = [nameOf(subnet.network), nameOf(subnet), nameOf(nic)];
  if (subnet.network !== network) return references.shortest(path, ['nic']);
  const same = network.subnets.flatMap(({ nics }) => nics).filter((other) => nameOf(other) === nameOf(nic));
  return same.length === 1 ? [nameOf(nic)] : path.slice(1);
}

/** What stands in a network outside of its subnets, or in a virtual hub. */
export function gatewaysOf(
  network: Network | VirtualHub,
  nameOf: NameOf,
  siteReference: (end: Site | SiteRouter) => data.Reference,
): data.GatewayStatement[] {
  const gateways: data.GatewayStatement[] = [
    ...network.firewalls.map((each) => ({
      statement: 'firewall' as const,
      name: nameOf(each),
      ...(each.address === undefined ? {} : { address: each.address }),
      ...beside(each.remarks),
    })),
    ...network.expressRouteGateways.map((each) => ({
      statement: 'expressRouteGateway' as const,
      name: nameOf(each),
      ...beside(each.remarks),
    })),
    ...('routeServers' in network ? network.routeServers : []).map((each) => ({
      statement: 'routeServer' as const,
      name: nameOf(each),
      ...(each.branchToBranch ? { branchToBranch: true } : {}),
      ...(each.hubRoutingPreference === undefined ? {} : { hubRoutingPreference: each.hubRoutingPreference }),
      ...above(each.remarks),
    })),
    ...network.vpnGateways.map((each) => ({
      statement: 'vpnGateway' as const,
      name: nameOf(each),
      ...(each.asn === undefined ? {} : { asn: each.asn }),
      // In a hub, it always is.
      ...(each.activeActive && 'subnets' in network ? { activeActive: true } : {}),
      bgpIp: each.bgpIp,
      publicIp: each.publicIp,
      pointToSite: each.pointToSite,
      ...(each.defaultSite ? { gatewayDefaultSite: siteReference(each.defaultSite) } : {}),
      hosts: [],
      ...above(each.remarks),
    })),
  ];
  return gateways.sort((a, b) => compareNames(a.name, b.name));
}

import { type Address, addressAt, nextAddress, type Prefix, prefix, type Topology } from '@azroute/engine';
import { bitsOf, hostOf } from './bits.js';
import type { Tables } from './trace-tables.js';

/** The ranges that next hop Internet distinguishes (R202), and a range of public addresses. */
const ranges = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  ...['224.0.0.0/3', '8.8.8.0/24', 'fc00::/7', 'fe80::/10', '2000::/3'],
].map(prefix);

/** All prefixes and addresses that a topology names. */
export function namedPrefixes(topology: Topology): Prefix[] {
  return [...ranges, ...declared(topology), ...namedAddresses(topology).map(hostOf)];
}

function declared(topology: Topology): Prefix[] {
  return [
    ...topology.vnets.flatMap(({ addressSpace, subnets }) => [
      ...addressSpace,
      ...subnets.flatMap(({ prefixes }) => prefixes),
    ]),
    ...topology.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination }) => ('prefix' in destination ? [destination.prefix] : [])),
    ),
    ...topology.serviceTags.flatMap(({ prefixes }) => prefixes),
    ...topology.sites.flatMap(({ addressSpace }) => addressSpace),
    ...topology.nvas.flatMap(({ routes, connected }) => [...routes.map(({ prefix }) => prefix), ...connected]),
  ];
}

/** Addresses that something has. */
export function namedAddresses(topology: Topology): Address[] {
  return [
    ...topology.vnets.flatMap(({ subnets, firewalls }) => [
      ...firewalls.flatMap(({ address }) => address ?? []),
      ...subnets.flatMap(({ nics, loadBalancers, privateEndpoints }) => [
        ...nics.flatMap(({ addresses, secondaryAddresses }) => [...addresses, ...secondaryAddresses]),
        ...[...loadBalancers, ...privateEndpoints].map(({ address }) => address),
      ]),
    ]),
    ...[...topology.nvas, ...topology.vnets.flatMap(({ vpnGateways }) => vpnGateways)].flatMap(({ hosts }) =>
      hosts.map(({ address }) => address),
    ),
    ...topology.connections.flatMap(({ a, b }) => [...a.bgpIps, ...b.bgpIps]),
    ...topology.tunnels.flatMap(({ a, b }) => [a, b].flatMap(({ endpoint }) => endpoint ?? [])),
    ...topology.sites.flatMap(({ routers, hosts }) => [...routers, ...hosts].flatMap(({ address }) => address ?? [])),
  ];
}

/**
 * The first address of every prefix, and the one after its last: no prefix distinguishes any other address from one of
 * these.
 */
export function classAddresses({ topology, bgp }: Tables): Address[] {
  const routes = bgp.speakers.flatMap(({ id }) => (bgp.ribs.get(id) ?? []).map(({ prefix }) => prefix));
  return edgeAddresses([...namedPrefixes(topology), ...routes]);
}

/** The first address of each prefix, and the one after its last. */
export function edgeAddresses(prefixes: readonly Prefix[]): Address[] {
  const edges = prefixes.flatMap((prefix) => {
    const last = addressAt(prefix, -1);
    return [addressAt(prefix, 0), last && nextAddress(last)].flatMap((edge) => edge ?? []);
  });
  return [...new Map(edges.map((edge) => [bitsOf(edge), edge])).values()];
}

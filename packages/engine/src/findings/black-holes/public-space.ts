import { type Address, contains, firstAddress, isDefaultRoute, nextAddress, type Prefix } from '../../address/index.js';
import { byId } from '../../collections.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import { addressesOf, type DeclId, type Network } from '../../topology/index.js';

/** A declared destination with a public address, which the file says is reached privately. */
export interface PublicDestination {
  /** What has the address or the prefix. */
  readonly id: DeclId;
  readonly label: string;
  /** Its name with the address or prefix. */
  readonly text: string;
  /** The VNet, site, NVA or gateway that it belongs to. */
  readonly home: DeclId;
  readonly address: Address;
  /** Whether something that is declared has the address itself. */
  readonly exact: boolean;
}

/**
 * All declared destinations with public addresses, sorted by id: NICs, endpoints and hosts, and one address for each
 * prefix of VNets, sites, local network gateways, point-to-site pools and networks that an NVA delivers itself.
 */
export function publicDestinations(network: Network): readonly PublicDestination[] {
  const { vnets, sites, nvas, connections } = network.topology;
  return [
    ...vnets.flatMap((vnet) => [
      ...inSpace(vnet, vnet.addressSpace),
      ...vnet.subnets.flatMap(({ nics, privateEndpoints, loadBalancers }) => [
        ...nics.flatMap((nic) => addressesOf(nic).map((address) => exactly(nic, vnet.id, address))),
        ...[...privateEndpoints, ...loadBalancers].map((each) => exactly(each, vnet.id, each.address)),
      ]),
      ...vnet.vpnGateways.flatMap((gateway) => [
        ...inSpace(gateway, gateway.pointToSite),
        ...gateway.hosts.map((host) => exactly(host, gateway.id, host.address)),
      ]),
    ]),
    ...sites.flatMap((site) => [
      ...inSpace(site, site.addressSpace),
      ...site.hosts.map((host) => exactly(host, site.id, host.address)),
    ]),
    ...nvas.flatMap((nva) => [
      ...inSpace(nva, nva.connected),
      ...nva.hosts.map((host) => exactly(host, nva.id, host.address)),
    ]),
    ...connections.flatMap(({ a, b }) => [...behind(network, a, b), ...behind(network, b, a)]),
  ]
    .filter(({ address }) => !isPrivateAddress(address))
    .sort(byId);
}

interface Named {
  readonly id: DeclId;
  readonly label: string;
}

function exactly({ id, label }: Named, home: DeclId, address: Address): PublicDestination {
  return { id, label, text: `${label} (${address.text})`, home, address, exact: true };
}

function inSpace({ id, label }: Named, space: readonly Prefix[]): readonly PublicDestination[] {
  return space
    .filter((prefix) => !isDefaultRoute(prefix))
    .map((prefix) => ({
      id,
      label,
      text: `${label} (${prefix.text})`,
      home: id,
      address: someAddress(prefix),
      exact: false,
    }));
}

/** What a gateway's end of a connection says is behind the other end. */
function behind(
  network: Network,
  near: { readonly device: DeclId; readonly prefixes: readonly Prefix[] | undefined },
  far: { readonly device: DeclId },
): readonly PublicDestination[] {
  if (!near.prefixes || network.thing(near.device)?.kind !== 'vpnGateway') return [];
  const home = network.router(far.device)?.site.id ?? far.device;
  return inSpace({ id: home, label: network.label(home) }, near.prefixes);
}

/** The first address that a device can have. */
function someAddress(prefix: Prefix): Address {
  const first = firstAddress(prefix);
  const next = nextAddress(first);
  return next && contains(prefix, next) ? next : first;
}

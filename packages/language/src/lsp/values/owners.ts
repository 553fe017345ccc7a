import { type Address, type DeclId, isProblem, type Network, ownerId, parseAddress } from '@azroute/engine';

/** Everything in a topology that has an address: in VNets what the fabric delivers to, and hosts and routers. */
export function ownersOf(network: Network, address: Address): readonly DeclId[] {
  const { vnets, sites, nvas } = network.topology;
  const inVnets = vnets.flatMap(({ id }) => {
    const owner = network.ownerIn(id, address);
    return owner ? [ownerId(owner)] : [];
  });
  const gateways = vnets.flatMap(({ vpnGateways }) => vpnGateways);
  const hosts = [...sites, ...nvas, ...gateways].flatMap((home) => home.hosts);
  const routers = sites.flatMap((site) => site.routers);
  const outside = [...hosts, ...routers].filter((each) => each.address?.text === address.text).map(({ id }) => id);
  return [...new Set([...inVnets, ...outside])];
}

/** The address that a word is; undefined if it is none. */
export function addressOf(word: string): Address | undefined {
  if (!/^[\da-fA-F.:]*[.:][\da-fA-F.:]*$/.test(word)) return undefined;
  const address = parseAddress(word);
  return isProblem(address) ? undefined : address;
}

import {
  type Address,
  addressAt,
  contains,
  covers,
  type Network,
  overlaps,
  type Prefix,
  prefix,
  rebaseAddress,
  type Subnet,
  type Vnet,
} from '@azroute/engine';

/** How many addresses and prefixes are looked at. */
const most = 4_096;

/** The first address of a subnet that Azure can assign and nothing has. */
export function freeAddress(
  network: Network,
  vnet: Vnet,
  subnet: Subnet,
  family: Address['family'],
): Address | undefined {
  const space = subnet.prefixes.find((each) => each.family === family);
  if (!space) return undefined;
  const size = 2 ** Math.min(20, (family === 4 ? 32 : 128) - space.length);
  for (let offset = 4; offset < Math.min(size - 1, most); offset++) {
    const address = addressAt(space, offset);
    if (network.ownerIn(vnet.id, address) === undefined) return address;
  }
  return undefined;
}

/** The first aligned prefix of a length in a VNet that overlaps none of its subnets. */
export function freePrefix(vnet: Vnet, length: number, without?: Subnet): Prefix | undefined {
  const taken = vnet.subnets.filter((subnet) => subnet !== without).flatMap(({ prefixes }) => prefixes);
  for (const space of vnet.addressSpace) {
    if (space.family !== 4 || space.length > length) continue;
    const step = 2 ** (32 - length);
    for (let i = 0; i < Math.min(2 ** (length - space.length), most); i++) {
      const found = prefix(`${addressAt(space, i * step).text}/${length}`);
      if (covers(space, found) && !taken.some((other) => overlaps(other, found))) return found;
    }
  }
  return undefined;
}

/** The address at the same place of another prefix; undefined if it lies in none of them. */
export function moved(address: Address, from: Prefix, to: Prefix): Address | undefined {
  if (!contains(from, address) || from.family !== to.family) return undefined;
  const found = rebaseAddress(address, from, to);
  return contains(to, found) ? found : undefined;
}

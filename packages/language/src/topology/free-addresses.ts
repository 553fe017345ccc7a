import {
  type Address,
  addressAt,
  contains,
  type DeclId,
  freeInVnet,
  type Network,
  ownerId,
  type Prefix,
  rebaseAddress,
  type Subnet,
  type Vnet,
} from '@azroute/engine';

/** How many addresses are looked at. */
const most = 4_096;

/** The first address of a subnet that Azure can assign and nothing has. */
export function freeAddress(
  network: Network,
  vnet: Vnet,
  subnet: Subnet,
  family: Address['family'],
): Address | undefined {
  const [found] = freeAddresses(network, vnet, subnet, family);
  return found;
}

/**
 * The addresses of a subnet that Azure can assign and nothing has: not the first four, and not the last (R222).
 * @param own a declaration whose addresses count as free
 */
export function* freeAddresses(
  network: Network,
  vnet: Vnet,
  subnet: Pick<Subnet, 'prefixes'>,
  family: Address['family'],
  own?: DeclId,
): Generator<Address> {
  const space = subnet.prefixes.find((each) => each.family === family);
  if (!space) return;
  const size = 2 ** Math.min(20, (family === 4 ? 32 : 128) - space.length);
  for (let offset = 4; offset < Math.min(size - 1, most); offset++) {
    const address = addressAt(space, offset);
    const owner = network.ownerIn(vnet.id, address);
    if (!owner || ownerId(owner) === own) yield address;
  }
}

/** The first prefix of a length in a VNet that overlaps none of its subnets. */
export function freePrefix({ addressSpace, subnets }: Vnet, length: number, without?: Subnet): Prefix | undefined {
  const others = subnets.filter((subnet) => subnet !== without);
  const [found] = freeInVnet({ addressSpace, subnets: others }, { family: 4, length });
  return found;
}

/** The address at the same place of another prefix; undefined if it lies in none of them. */
export function moved(address: Address, from: Prefix, to: Prefix): Address | undefined {
  if (!contains(from, address) || from.family !== to.family) return undefined;
  const found = rebaseAddress(address, from, to);
  return contains(to, found) ? found : undefined;
}

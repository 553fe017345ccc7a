import type { Address, Prefix } from '../../address/index.js';
import { addressesOf, type DeclId, type Topology } from '../../topology/index.js';

/** Who else has addresses, beside some declarations that move. */
interface Owners {
  /** The addresses that the moving declarations have. */
  readonly owned: ReadonlySet<string>;
  /** The addresses that others have. */
  readonly foreign: ReadonlySet<string>;
  /** The subnets and networks of others. */
  readonly spaces: readonly Prefix[];
}

/** The owners of addresses in a topology, those that move and all others apart. */
export function ownersBeside({ vnets, sites, nvas }: Topology, moving: ReadonlySet<DeclId>): Owners {
  const subnets = vnets.flatMap((vnet) => vnet.subnets);
  const items: readonly { readonly id: DeclId; readonly addresses: readonly (Address | undefined)[] }[] = [
    ...subnets.flatMap(({ nics }) => nics.map((nic) => ({ id: nic.id, addresses: addressesOf(nic) }))),
    ...subnets.flatMap(({ loadBalancers, privateEndpoints }) => [...loadBalancers, ...privateEndpoints]).map(single),
    ...vnets.flatMap(({ firewalls }) => firewalls).map(single),
    ...sites.flatMap(({ hosts }) => hosts).map(single),
    ...sites.flatMap(({ routers }) => routers).map(single),
    ...nvas.flatMap(({ hosts }) => hosts).map(single),
  ];
  const texts = (isMoving: boolean) =>
    new Set(
      items
        .filter(({ id }) => moving.has(id) === isMoving)
        .flatMap(({ addresses }) => addresses.flatMap((one) => one?.text ?? [])),
    );
  const spaces = [
    ...subnets.filter(({ id }) => !moving.has(id)).flatMap(({ prefixes }) => prefixes),
    ...sites.flatMap(({ addressSpace }) => addressSpace),
    ...nvas.flatMap(({ connected }) => connected),
  ];
  return { owned: texts(true), foreign: texts(false), spaces };
}

function single({ id, address }: { readonly id: DeclId; readonly address: Address | undefined }) {
  return { id, addresses: [address] };
}

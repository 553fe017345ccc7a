import { type Address, contains, type Prefix } from '../../address/index.js';
import { addressesOf, type DeclId, declarationId, type Subnet, type Vnet } from '../../topology/index.js';

/** What is declared in a subnet and has an address. */
export interface SubnetContent {
  readonly nics: Subnet['nics'];
  readonly loadBalancers: Subnet['loadBalancers'];
  readonly privateEndpoints: Subnet['privateEndpoints'];
}

/** The part of a subnet's content whose addresses lie in a prefix. */
export function contentIn({ nics, loadBalancers, privateEndpoints }: Subnet, prefix: Prefix): SubnetContent {
  const isInside = ({ address }: { readonly address: Address }) => contains(prefix, address);
  return {
    nics: nics.filter(({ addresses }) => addresses.some((address) => contains(prefix, address))),
    loadBalancers: loadBalancers.filter(isInside),
    privateEndpoints: privateEndpoints.filter(isInside),
  };
}

/** All addresses in a subnet. */
export function addressesIn({ nics, loadBalancers, privateEndpoints }: SubnetContent): readonly Address[] {
  return [...nics.flatMap(addressesOf), ...[...loadBalancers, ...privateEndpoints].map((one) => one.address)];
}

/** The new ids of what moves into another subnet, by the old ones. */
export function movedIds({ nics, loadBalancers, privateEndpoints }: SubnetContent, vnet: Vnet, subnet: string) {
  const ids = new Map<DeclId, DeclId>();
  const move = (kind: string, list: readonly { readonly id: DeclId; readonly name: string }[]) => {
    for (const { id, name } of list) ids.set(id, declarationId(kind, [vnet.name, subnet, name]));
  };
  move('nic', nics);
  move('loadBalancer', loadBalancers);
  move('privateEndpoint', privateEndpoints);
  return ids;
}

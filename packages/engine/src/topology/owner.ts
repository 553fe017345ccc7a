import type { DeclId } from './id.js';
import type { Firewall, LoadBalancer, Nic, Nva, PrivateEndpoint, RouteServer, Subnet, VpnGateway } from './model.js';

/** The owner of a private address in a VNet. */
export type AddressOwner =
  | { readonly kind: 'nic'; readonly nic: Nic; readonly subnet: Subnet; readonly nva: Nva | undefined }
  | { readonly kind: 'loadBalancer'; readonly loadBalancer: LoadBalancer; readonly subnet: Subnet }
  | { readonly kind: 'privateEndpoint'; readonly endpoint: PrivateEndpoint; readonly subnet: Subnet }
  | { readonly kind: 'firewall'; readonly firewall: Firewall }
  | { readonly kind: 'vpnGateway'; readonly gateway: VpnGateway; readonly instance: 0 | 1 }
  | { readonly kind: 'routeServer'; readonly routeServer: RouteServer; readonly instance: 0 | 1 };

type OwnersByKind = { readonly [O in AddressOwner as O['kind']]: O };

/** An owner of this kind. */
export type OwnerOf<K extends AddressOwner['kind']> = OwnersByKind[K];

/** The declaration of an owner. */
export function ownerId(owner: AddressOwner): DeclId {
  switch (owner.kind) {
    case 'nic':
      return owner.nic.id;
    case 'loadBalancer':
      return owner.loadBalancer.id;
    case 'privateEndpoint':
      return owner.endpoint.id;
    case 'firewall':
      return owner.firewall.id;
    case 'vpnGateway':
      return owner.gateway.id;
    case 'routeServer':
      return owner.routeServer.id;
  }
}

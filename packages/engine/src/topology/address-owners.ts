import type { Address } from '../address/index.js';
import { routeServerAddresses, subnetOf, vpnGatewayAddresses } from './defaults.js';
import type { DeclId } from './id.js';
import type { Nva, Vnet } from './model.js';
import { addressesOf } from './nic-addresses.js';
import type { AddressOwner } from './owner.js';

/**
 * Who owns each address of a VNet, by the address's text; of several owners the first counts.
 * @param isManaged whether it is the VNet that Microsoft manages for a virtual hub
 */
export function addressOwners(
  vnet: Vnet,
  nvaOfNic: (nic: DeclId) => Nva | undefined,
  isManaged: boolean,
): Map<string, AddressOwner> {
  const owners = new Map<string, AddressOwner>();
  const own = (address: Address | undefined, owner: AddressOwner) => {
    if (address && !owners.has(address.text)) owners.set(address.text, owner);
  };
  for (const subnet of vnet.subnets) {
    for (const nic of subnet.nics) {
      for (const address of addressesOf(nic)) own(address, { kind: 'nic', nic, subnet, nva: nvaOfNic(nic.id) });
    }
    for (const loadBalancer of subnet.loadBalancers) {
      own(loadBalancer.address, { kind: 'loadBalancer', loadBalancer, subnet });
    }
    for (const endpoint of subnet.privateEndpoints) {
      own(endpoint.address, { kind: 'privateEndpoint', endpoint, subnet });
    }
  }
  for (const firewall of vnet.firewalls) own(firewall.address, { kind: 'firewall', firewall });
  const gateway = vnet.vpnGateways[0];
  // In a virtual hub a gateway needs no subnet; its addresses are known from the hub's prefix (W003).
  if (gateway && (isManaged || subnetOf(vnet, 'GatewaySubnet'))) {
    for (const [i, address] of vpnGatewayAddresses(vnet, gateway).entries()) {
      own(address, { kind: 'vpnGateway', gateway, instance: i === 1 ? 1 : 0 });
    }
  }
  const routeServer = vnet.routeServers[0];
  if (routeServer) {
    for (const [i, address] of routeServerAddresses(vnet).entries()) {
      own(address, { kind: 'routeServer', routeServer, instance: i === 1 ? 1 : 0 });
    }
  }
  return owners;
}

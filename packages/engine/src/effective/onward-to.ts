import type { FabricAction } from './route.js';

/** Where a packet goes on to, as a text: an address, a device or the Internet; undefined where its way ends. */
export function onwardTo(action: FabricAction): string | undefined {
  switch (action.to) {
    case 'address':
      return action.address.text;
    case 'vpnGateway':
      return action.gateway;
    case 'circuit':
      return action.circuit;
    case 'hub':
      return action.table;
    case 'internet':
      return 'internet';
    case 'vnet':
    case 'peer':
    case 'privateEndpoint':
    case 'service':
    case 'drop':
      return undefined;
  }
}

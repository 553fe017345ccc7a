import type { FindingCode } from '../../finding-code.js';

export const noGatewayNextHop = {
  code: 'AZR402',
  title: 'Next hop VirtualNetworkGateway without a gateway',
  severity: 'error',
  meaning:
    'A route has next hop VirtualNetworkGateway in a network that neither has a VPN gateway nor uses that of a hub.',
  why: [
    'In a spoke the next hop means the VPN gateway of the hub, if the spoke uses it by `useRemoteGateways` and the hub allows it (R062, R084). Without any gateway the packets are dropped.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
}

routeTable rt-vms {
  route to-dc1 192.168.0.0/16 -> VirtualNetworkGateway
}

`,
  mend: ['Declare the gateway, use that of a hub, or give the route another next hop.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  vpnGateway vpn1
}

routeTable rt-vms {
  disableBgpRoutePropagation
  route to-dc1 192.168.0.0/16 -> VirtualNetworkGateway
}

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
} as const satisfies FindingCode;

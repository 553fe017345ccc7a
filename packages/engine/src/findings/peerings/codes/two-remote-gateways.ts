import type { FindingCode } from '../../finding-code.js';

export const twoRemoteGateways = {
  code: 'AZR303',
  title: 'useRemoteGateways on two peerings',
  severity: 'error',
  meaning: 'A network sets useRemoteGateways on more than one of its peerings.',
  why: [
    'A network can use remote gateways over one peering only; that one hub supplies both the gateways and the Route Server (R085). Azure refuses the second one.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  vpnGateway vpn1
}

vnet hub2 {
  address 10.2.0.0/16
  subnet GatewaySubnet 10.2.0.0/27
  vpnGateway vpn2
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowGatewayTransit] <-> spoke1 [useRemoteGateways]
peering hub2 [allowGatewayTransit] <-> spoke1 [useRemoteGateways]
`,
  mend: [
    "Choose one hub. Where a spoke has to reach what another hub knows, let the hubs exchange their routes, or put one Route Server in a network of its own that both hubs' appliances peer with.",
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  vpnGateway vpn1
}

vnet hub2 {
  address 10.2.0.0/16
  subnet GatewaySubnet 10.2.0.0/27
  vpnGateway vpn2
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowGatewayTransit] <-> spoke1 [useRemoteGateways]
peering hub2 <-> spoke1
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const unusedGatewayTransit = {
  code: 'AZR306',
  title: 'Spoke does not use the gateways offered to it',
  severity: 'warning',
  meaning:
    "The hub's half of a peering has allowGatewayTransit, the spoke's half has no useRemoteGateways, and the spoke has no other hub.",
  why: [
    "A spoke without `useRemoteGateways` gets no row of the hub's gateways or Route Server; the Route Server does not announce it to appliances, and the gateways do not announce it on premises (R092). The hub itself reaches it all the same, by the row of the peering.",
    'A note of September 2025 says that such a spoke may still be announced on premises (T25); azroute takes the common reading.',
    "A network whose appliance speaks BGP with the hub's Route Server needs no useRemoteGateways (R136) and is left out.",
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
  vpnGateway vpn1
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowGatewayTransit] <-> spoke1

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
  mend: [
    "Set `useRemoteGateways` on the spoke's half; or, if the spoke is meant to live without the hub's routes, take `allowGatewayTransit` off the hub's half.",
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
  vpnGateway vpn1
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowGatewayTransit] <-> spoke1 [useRemoteGateways]

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const noRemoteGateway = {
  code: 'AZR305',
  title: 'useRemoteGateways without a remote gateway',
  severity: 'error',
  meaning: 'A network sets useRemoteGateways towards a network that has neither a gateway nor a Route Server.',
  why: [
    '`useRemoteGateways` can be set only after the other network has a gateway or a Route Server; and the gateway cannot be deleted while it is used (R087).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowGatewayTransit] <-> spoke1 [useRemoteGateways]
`,
  mend: ['Declare the gateway or the Route Server in the hub, or take `useRemoteGateways` away.'],
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

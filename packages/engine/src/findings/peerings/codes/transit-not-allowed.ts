import type { FindingCode } from '../../finding-code.js';

export const transitNotAllowed = {
  code: 'AZR302',
  title: 'useRemoteGateways without allowGatewayTransit',
  severity: 'error',
  meaning: 'A network wants to use the gateways of another one, whose half of the peering does not allow it.',
  why: [
    "`useRemoteGateways` on the half of the spoke and `allowGatewayTransit` on that of the hub belong together: only both let the spoke use the hub's gateways and Route Server, and let these announce the spoke. Either alone does nothing (R084), and Azure refuses useRemoteGateways without the other.",
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

peering hub1 <-> spoke1 [useRemoteGateways]

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
  mend: ["Set `allowGatewayTransit` on the hub's half, or take `useRemoteGateways` away."],
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

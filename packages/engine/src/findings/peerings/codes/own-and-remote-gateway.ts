import type { FindingCode } from '../../finding-code.js';

export const ownAndRemoteGateway = {
  code: 'AZR304',
  title: 'useRemoteGateways beside an own gateway',
  severity: 'error',
  meaning: 'A network that has a gateway or Route Server of its own sets useRemoteGateways.',
  why: [
    "`useRemoteGateways` excludes an own gateway: Azure refuses it on a network with a VPN or ExpressRoute gateway. For a network with an own Route Server the same is inferred; Microsoft's design with two hubs asks for the flag to be off there (R086).",
    "So a hub with a gateway cannot consume another hub's Route Server.",
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

peering hub1 [allowGatewayTransit] <-> hub2 [useRemoteGateways]
`,
  mend: [
    "Take `useRemoteGateways` away. Two hubs learn of each other's branches by a connection of their gateways, or by BGP between appliances.",
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

peering hub1 <-> hub2
`,
} as const satisfies FindingCode;

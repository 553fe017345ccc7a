import type { FindingCode } from '../../finding-code.js';

export const gatewayBesideRouteServer = {
  code: 'AZR210',
  title: 'VPN gateway beside a Route Server that is not active-active or not 65515',
  severity: 'information',
  meaning: 'A VPN gateway in the network of a Route Server is active-standby, or has an ASN other than 65515.',
  why: [
    'Microsoft asks for an active-active gateway with the ASN 65515 beside a Route Server (R170). Deployments with an active-standby gateway have worked all the same, so azroute computes them as if they were supported, and only remarks on it.',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  subnet RouteServerSubnet 10.0.0.64/26
  vpnGateway vpn1
  routeServer ars1
}
`,
  mend: ['Make the gateway active-active and leave out its ASN.'],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  subnet RouteServerSubnet 10.0.0.64/26
  vpnGateway vpn1 { activeActive }
  routeServer ars1
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

const hub = (server: string) => `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26
  subnet RouteServerSubnet 10.0.0.64/26
  vpnGateway vpn1 { activeActive }
  expressRouteGateway er1
  ${server}
}

circuit er-ams

site dc1 {
  address 192.168.0.0/16
  asn 65020
}

site branch1 {
  address 172.16.0.0/16
  router cpe1 172.16.0.1 asn 65030
}

connection er1 <-> er-ams
connection er-ams <-> dc1
connection vpn1 <-> cpe1 enableBgp
`;

export const branchTransit = {
  code: 'AZR212',
  title: 'Transit between ExpressRoute and VPN',
  severity: 'information',
  meaning: 'branchToBranch of a Route Server lets sites behind ExpressRoute and sites behind the VPN reach each other.',
  why: [
    'Without a Route Server, a VPN gateway and an ExpressRoute gateway of one network do not pass on what they learn (R120, R122). `branchToBranch` is meant for routes between appliances and gateways, and also opens the way between the two gateways (R164).',
  ],
  example: hub('routeServer ars1 { branchToBranch }'),
  mend: [
    'Switch `branchToBranch` off if neither the appliances nor the sites need it, or filter at the sites. If the transit is wanted, ignore the finding at the Route Server.',
  ],
  mended: hub('routeServer ars1'),
} as const satisfies FindingCode;

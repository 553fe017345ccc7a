import type { FindingCode } from '../../finding-code.js';

const hub = (server: string) => `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  subnet RouteServerSubnet 10.0.0.64/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
  }
  expressRouteGateway er1
  ${server}
}

routeTable rt-nva {
  route internet 0.0.0.0/0 -> Internet
}

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 0.0.0.0/0
  snat internet
}

circuit er-ams

site dc1 {
  address 192.168.0.0/16
  asn 65020
}

connection er1 <-> er-ams
connection er-ams <-> dc1

bgp nva1 <-> ars1
`;

export const defaultRouteToCircuit = {
  code: 'AZR211',
  title: 'Default route leaks to ExpressRoute',
  severity: 'warning',
  meaning: 'The default route that an appliance announces to a Route Server is passed on to an ExpressRoute circuit.',
  details: 'The finding stands at the session between the appliance and the Route Server.',
  why: [
    'With `branchToBranch` a Route Server hands the routes of appliances to the gateways. A VPN gateway never announces a default route (R107), an ExpressRoute gateway does, so routers on premises learn a way to the Internet through Azure (R166).',
    'Azure VMware Solution (ASN 398656) gets its way to the Internet just so: where all routers behind the circuit are its own, the finding is information.',
  ],
  example: hub('routeServer ars1 { branchToBranch }'),
  mend: [
    'Switch `branchToBranch` off, announce the default route to a Route Server without it in a network of its own, or give the spokes a user-defined default route. If the sites filter it, or are meant to use it, ignore the finding at the session.',
  ],
  mended: hub('routeServer ars1'),
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

const hub = (prefixes: string) => `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  subnet RouteServerSubnet 10.0.0.64/26
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  expressRouteGateway er1
  routeServer ars1
}

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise ${prefixes}
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

export const losingNvaRoute = {
  code: 'AZR213',
  title: "ExpressRoute beats the appliance's route",
  severity: 'information',
  meaning: 'An appliance announces a prefix to a Route Server that ExpressRoute carries too, and ExpressRoute wins.',
  details: 'The finding stands at the session between the appliance and the Route Server.',
  why: [
    'For a prefix that both an appliance and the ExpressRoute gateway of the network have, the hub routing preference of the Route Server decides for the whole network, and only the winner is written on NICs. The default is ExpressRoute, however long its AS path is (R149, R154). As a backup of the circuit this is right, so the finding is information.',
  ],
  example: hub('192.168.0.0/16'),
  mend: [
    'Announce longer prefixes, which win as such, write user-defined routes, or set `hubRoutingPreference` to `ASPath` and keep the path by way of the appliance shorter. If the appliance is the backup of the circuit, ignore the finding at the session.',
  ],
  mended: hub('172.16.0.0/16'),
} as const satisfies FindingCode;

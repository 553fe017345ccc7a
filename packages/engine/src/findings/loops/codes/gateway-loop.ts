import type { FindingCode } from '../../finding-code.js';

export const gatewayLoop = {
  code: 'AZR104',
  title: 'Loop through a gateway',
  severity: 'error',
  meaning: 'Packets go round between an appliance and a gateway, a circuit or a router on premises.',
  details: 'The error stands at the device that closes the loop; its related places are the hops of the packet.',
  why: [
    'A gateway forwards by what it has learned, from a Route Server too (R127, R168). If an appliance announces a prefix and sends what it gets for it to a gateway, which has learned that prefix from the appliance, the packets come back (R192). With branchToBranch a Route Server hands the routes of appliances to the gateways (R164).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  expressRouteGateway er1
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet apps 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

circuit er-ams

site dc1 {
  address 192.168.0.0/16
  router cpe1 192.168.255.1 { asn 65100 }
  host app 192.168.10.10
}

connection er1 <-> er-ams
connection er-ams [prepend 2] <-> cpe1

nva nva1 {
  nic hub1.nva1
  asn 65001
  stateless
}

bgp nva1 [advertise 10.11.0.0/16] <-> cpe1 [deny 0.0.0.0/0] over tun0

tunnel tun0 ipsec nva1 <-> cpe1
`,
  mend: [
    'Give the appliance a way to what it announces, such as the peering in the example. Or keep the announcement from the gateway: announce it with `community no-advertise` (R147), filter it, or switch `branchToBranch` off. User-defined routes do not help where a gateway has learned the wrong way.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  expressRouteGateway er1
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet apps 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

circuit er-ams

site dc1 {
  address 192.168.0.0/16
  router cpe1 192.168.255.1 { asn 65100 }
  host app 192.168.10.10
}

connection er1 <-> er-ams
connection er-ams [prepend 2] <-> cpe1

nva nva1 {
  nic hub1.nva1
  asn 65001
  stateless
}

bgp nva1 [advertise 10.11.0.0/16] <-> cpe1 [deny 0.0.0.0/0] over tun0

tunnel tun0 ipsec nva1 <-> cpe1
`,
} as const satisfies FindingCode;

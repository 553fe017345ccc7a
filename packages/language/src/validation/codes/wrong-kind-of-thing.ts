import type { FindingCode } from '@azroute/engine';

export const wrongKindOfThing = {
  code: 'AZR006',
  title: 'Wrong kind of thing',
  severity: 'error',
  meaning: 'The name means something that cannot stand at this place.',
  why: [
    'Each end of a statement takes certain kinds of thing: a BGP session joins NVAs, routers, sites and Route Servers, a peering joins virtual networks.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

bgp nva1 <-> hub1
`,
  mend: ['Name a thing of the kind that the message asks for.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

bgp nva1 <-> ars1
`,
} as const satisfies FindingCode;

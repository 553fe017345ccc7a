import type { FindingCode } from '../../finding-code.js';

export const singleInstanceSession = {
  code: 'AZR209',
  title: 'Session with one instance of a Route Server only',
  severity: 'warning',
  meaning: 'An appliance peers with one of the two instances of a Route Server.',
  why: [
    'A Route Server has two instances, and an appliance has to peer with both and announce the same routes to both. With one session, some virtual machines get the routes and others do not, or connectivity breaks (R135).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  routeServer ars1
}

nva nva1 {
  nic hub.nva1
  asn 65001
}

bgp nva1 [instance 0] <-> ars1
`,
  mend: ['Declare the session without `instance`, which stands for both, or a second one with the other instance.'],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  routeServer ars1
}

nva nva1 {
  nic hub.nva1
  asn 65001
}

bgp nva1 <-> ars1
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const noReturnRoute = {
  code: 'AZR117',
  title: 'No way back',
  severity: 'error',
  meaning: 'Packets reach their destination, and the answers are dropped by a system route to None.',
  details:
    'The finding stands at the subnet that has no route back. An appliance that translates every source (`snat all`) gets the answers itself, and peerings of single subnets leave the others out on purpose: neither is reported.',
  why: [
    'A user-defined route on one subnet steers only what that subnet sends. The other end answers by its own effective routes (R187); without a peering between the two networks these end in a None route (R003, R208).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  snat internet
}

routeTable rt-spoke1 {
  route default 0.0.0.0/0 -> 10.0.1.4
}
`,
  mend: ['Give the other subnet a route back through the same appliance.'],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    routeTable rt-spoke2
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  snat internet
}

routeTable rt-spoke1 {
  route default 0.0.0.0/0 -> 10.0.1.4
}

routeTable rt-spoke2 {
  route default 0.0.0.0/0 -> 10.0.1.4
}
`,
} as const satisfies FindingCode;

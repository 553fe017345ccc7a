import type { FindingCode } from '../../finding-code.js';

export const operatingSystemDrops = {
  code: 'AZR111',
  title: 'Black hole in the operating system of an NVA',
  severity: 'error',
  meaning: 'An appliance takes packets for an address that somebody has, and its operating system discards them.',
  why: [
    'An appliance looks a packet up twice, first in the routes of its operating system (R189). A discard route drops it there; so does an appliance that has no route and no NIC to send it from (R208).',
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
    routeTable rt-spoke2
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  route 10.2.0.0/16 drop
  snat internet
}

routeTable rt-spoke1 {
  route default 0.0.0.0/0 -> 10.0.1.4
}

routeTable rt-spoke2 {
  route default 0.0.0.0/0 -> 10.0.1.4
}
`,
  mend: [
    'Remove the discard route, or make it shorter than the prefixes that the appliance is to deliver: the longest prefix decides.',
  ],
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
  route 10.0.0.0/8 drop
  route 10.0.0.0/14 via hub.nva1
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

import type { FindingCode } from '../../finding-code.js';

export const partialBlackHole = {
  code: 'AZR116',
  title: 'Some equal-cost paths are black holes',
  severity: 'error',
  meaning: 'Packets have several equal paths, and on some of these they are dropped.',
  details: 'New connections work or fail depending on how they are hashed.',
  why: [
    'Of several equal next hops Azure picks one for each flow by its addresses and ports (R050), and so does a load balancer (R194). It does not look at what becomes of the packets behind: an appliance that is up and drops them keeps its share (R208).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
    loadBalancer ilb 10.0.1.100 -> nva1, nva2
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spokes
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    routeTable rt-spokes
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  snat internet
}

nva nva2 {
  nic hub.nva2
  route 10.2.0.0/16 drop
  snat internet
}

routeTable rt-spokes {
  route default 0.0.0.0/0 -> 10.0.1.100
}
`,
  mend: ['Mend the path that drops, or take it out of the set.'],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
    loadBalancer ilb 10.0.1.100 -> nva1, nva2
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spokes
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    routeTable rt-spokes
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  snat internet
}

nva nva2 {
  nic hub.nva2
  snat internet
}

routeTable rt-spokes {
  route default 0.0.0.0/0 -> 10.0.1.100
}
`,
} as const satisfies FindingCode;

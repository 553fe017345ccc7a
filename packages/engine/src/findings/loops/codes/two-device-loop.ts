import type { FindingCode } from '../../finding-code.js';

export const twoDeviceLoop = {
  code: 'AZR103',
  title: 'Appliances that send to each other',
  severity: 'error',
  meaning: 'Two or more appliances send packets to each other in a circle, until their TTL ends.',
  details:
    'The error stands at the appliance that closes the loop; its related places are the hops of the packet, each with the row that chose it.',
  why: [
    'Each appliance has a row that leads to the other one (R192). Often these are summaries: each side sends what it does not know itself to the other side. Azure looks up the destination anew at every NIC, and pays no heed to where a packet has been (R187, R189).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva1
    nic nva1 10.1.1.4
  }
}

vnet hub2 {
  address 10.2.0.0/16
  subnet nva 10.2.1.0/24 {
    routeTable rt-nva2
    nic nva2 10.2.1.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet apps 10.11.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.11.1.4
  }
}

vnet spoke2 {
  address 10.22.0.0/16
  subnet apps 10.22.1.0/24 {
    routeTable rt-spoke2
    nic vm 10.22.1.4
  }
}

peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]
peering hub1 [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub2 [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
}

nva nva2 {
  nic hub2.nva2
}

routeTable rt-spoke1 {
  route 10.22.0.0/16 -> 10.1.1.4
}

routeTable rt-spoke2 {
  route 10.11.0.0/16 -> 10.2.1.4
}

routeTable rt-nva1 {
  route 10.22.0.0/16 -> 10.2.1.4
}

routeTable rt-nva2 {
  route 10.11.0.0/16 -> 10.1.1.4
  route 10.22.0.0/16 -> 10.1.1.4
}
`,
  mend: [
    'Press Ctrl+. at the error for repairs that were proved by recomputation. By hand: remove the route to the other appliance from the side on which the destination is, or make it as long as what is on the other side.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva1
    nic nva1 10.1.1.4
  }
}

vnet hub2 {
  address 10.2.0.0/16
  subnet nva 10.2.1.0/24 {
    routeTable rt-nva2
    nic nva2 10.2.1.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet apps 10.11.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.11.1.4
  }
}

vnet spoke2 {
  address 10.22.0.0/16
  subnet apps 10.22.1.0/24 {
    routeTable rt-spoke2
    nic vm 10.22.1.4
  }
}

peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]
peering hub1 [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub2 [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
}

nva nva2 {
  nic hub2.nva2
}

routeTable rt-spoke1 {
  route 10.22.0.0/16 -> 10.1.1.4
}

routeTable rt-spoke2 {
  route 10.11.0.0/16 -> 10.2.1.4
}

routeTable rt-nva1 {
  route 10.22.0.0/16 -> 10.2.1.4
}

routeTable rt-nva2 {
  route 10.11.0.0/16 -> 10.1.1.4
}
`,
} as const satisfies FindingCode;

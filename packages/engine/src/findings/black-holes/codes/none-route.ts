import type { FindingCode } from '../../finding-code.js';

export const noneRoute = {
  code: 'AZR110',
  title: 'Black hole at a None route',
  severity: 'error',
  meaning: 'A device takes packets for an address that somebody has, and its own effective routes send them to None.',
  details:
    'The finding stands at the device that drops them, or at the user-defined route to None. It is a warning if no NIC or host is declared at one of the ends.',
  why: [
    'An appliance forwards by the effective routes of its NIC, not by what its operating system has in mind (R189). For the private ranges Azure puts a system route to None on every NIC (R003); without a peering, a gateway or a user-defined route that covers the destination, that one decides, and the packet is gone without a trace (R208).',
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

nva nva1 {
  nic hub.nva1
  snat internet
}

routeTable rt-spoke1 {
  route default 0.0.0.0/0 -> 10.0.1.4
}
`,
  mend: [
    'Peer the network of the appliance with that of the destination, or give the subnet of the appliance a user-defined route towards it. The way back needs a route as well.',
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

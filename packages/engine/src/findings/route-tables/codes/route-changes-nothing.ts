import type { FindingCode } from '../../finding-code.js';

export const routeChangesNothing = {
  code: 'AZR414',
  title: 'Route that changes nothing',
  severity: 'hint',
  meaning: 'Without a route the packets that it decides for would take the same next hop.',
  why: [
    'The longest prefix wins (R035); where a shorter route of the table or a system route leads to the same next hop, the longer one adds nothing. Routes that BGP brings are not counted as replacement, since they may be withdrawn.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  subnet printers 10.1.3.0/24 {
    nic printer 10.1.3.4
  }
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
}

vnet net2 {
  address 10.2.0.0/16
  subnet vms 10.2.1.0/24 {
    routeTable rt-net2
    nic vm 10.2.1.4
  }
}

routeTable rt-vms {
  route to-net2 10.2.0.0/16 -> VirtualAppliance 10.1.1.4
  route vms2 10.2.1.0/24 -> VirtualAppliance 10.1.1.4
}

routeTable rt-net2 {
  route to-hub1 10.1.2.0/24 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

peering hub1 [allowForwardedTraffic] <-> net2 [allowForwardedTraffic]
`,
  mend: ['Remove the route, or keep it as a note to the reader and suppress the hint.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  subnet printers 10.1.3.0/24 {
    nic printer 10.1.3.4
  }
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
}

vnet net2 {
  address 10.2.0.0/16
  subnet vms 10.2.1.0/24 {
    routeTable rt-net2
    nic vm 10.2.1.4
  }
}

routeTable rt-vms {
  route to-net2 10.2.0.0/16 -> VirtualAppliance 10.1.1.4
}

routeTable rt-net2 {
  route to-hub1 10.1.2.0/24 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

peering hub1 [allowForwardedTraffic] <-> net2 [allowForwardedTraffic]
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const samePrefixTwice = {
  code: 'AZR412',
  title: 'Two routes of one prefix in a table',
  severity: 'error',
  meaning: 'A route table holds two routes with the same prefix or service tag.',
  why: ['Azure refuses the second one (`RouteConflict`): there is no ECMP by user-defined routes (R048).'],
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
  route again 10.2.0.0/16 -> VirtualAppliance 10.1.1.4
}

routeTable rt-net2 {
  route to-hub1 10.1.2.0/24 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

peering hub1 [allowForwardedTraffic] <-> net2 [allowForwardedTraffic]
`,
  mend: [
    'Keep one. To spread the load over several appliances put them behind an internal load balancer, or let them announce the prefix to a Route Server.',
  ],
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

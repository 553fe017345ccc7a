import type { FindingCode } from '../../finding-code.js';

export const nextHopOfNobody = {
  code: 'AZR410',
  title: 'Next hop that nobody has',
  severity: 'error',
  meaning: 'Nobody in the network or in a directly peered one has the next hop address of a route.',
  why: [
    'Azure does not check whether an address that lies in the network or a directly peered one belongs to anybody: the row is Active, and the packets vanish (R059, R060).',
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
  route to-net2 10.2.0.0/16 -> VirtualAppliance 10.1.1.40
}

routeTable rt-net2 {
  route to-hub1 10.1.2.0/24 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

peering hub1 [allowForwardedTraffic] <-> net2 [allowForwardedTraffic]
`,
  mend: ['Correct the address, or declare the NIC, load balancer or firewall that has it.'],
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

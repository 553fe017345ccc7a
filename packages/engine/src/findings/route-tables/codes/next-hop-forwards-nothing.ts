import type { FindingCode } from '../../finding-code.js';

export const nextHopForwardsNothing = {
  code: 'AZR411',
  title: 'Next hop that does not forward',
  severity: 'error',
  meaning: 'The next hop of a route is something that forwards no packets of others.',
  why: [
    'A NIC drops what is not addressed to it unless IP forwarding is on, which azroute takes for the NICs of NVAs (R199). A load balancer forwards to its backends, which must be NVAs (R194). A private endpoint is not a usable next hop: the row displays the type None (R030). A Route Server is never in the data path (R141), and a gateway takes packets only from routes with next hop type VirtualNetworkGateway (R057).',
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
  route to-net2 10.2.0.0/16 -> VirtualAppliance 10.1.3.4
}

routeTable rt-net2 {
  route to-hub1 10.1.2.0/24 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

peering hub1 [allowForwardedTraffic] <-> net2 [allowForwardedTraffic]
`,
  mend: ['Name the appliance, its load balancer or the firewall; or declare an NVA with the NIC.'],
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

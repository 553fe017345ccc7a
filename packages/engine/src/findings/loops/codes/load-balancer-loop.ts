import type { FindingCode } from '../../finding-code.js';

export const loadBalancerLoop = {
  code: 'AZR107',
  title: 'Loop through a load balancer',
  severity: 'error',
  meaning:
    'The effective routes of appliances lead to the load balancer before them, which hands their packets back to them.',
  why: [
    'A load balancer delivers to its back ends, and the row with its front end as next hop stands on the NICs of these back ends too: written by a route table on their subnet, or by a Route Server for a route whose next hop is the front end (R158, R194). For routing the appliances behind it are one device, and the row is a self row (R265).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    routeTable rt-all
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
    loadBalancer ilb 10.1.1.100 -> nva1, nva2
  }
  subnet apps 10.1.2.0/24 {
    routeTable rt-all
    nic vm 10.1.2.4
  }
}

nva nva1 {
  nic hub1.nva1
  snat internet
}

nva nva2 {
  nic hub1.nva2
  snat internet
}

routeTable rt-all {
  route 0.0.0.0/0 -> 10.1.1.100
}
`,
  mend: [
    'Give the subnet of the appliances a user-defined route of the same prefix that leads onwards, or take the table off that subnet.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
    loadBalancer ilb 10.1.1.100 -> nva1, nva2
  }
  subnet apps 10.1.2.0/24 {
    routeTable rt-all
    nic vm 10.1.2.4
  }
}

nva nva1 {
  nic hub1.nva1
  snat internet
}

nva nva2 {
  nic hub1.nva2
  snat internet
}

routeTable rt-all {
  route 0.0.0.0/0 -> 10.1.1.100
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const ownSubnetLoop = {
  code: 'AZR106',
  title: "Route table on the appliance's own subnet",
  severity: 'error',
  meaning:
    'A route table that leads to an appliance is associated with the subnet of that very appliance, which gets back what it sends.',
  why: [
    'A route table holds for every NIC of its subnet, the appliance included (R079, R192). What the appliance sends out is looked up there and handed back to it. A table for the workloads must not be put on the subnet of the appliance.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet shared 10.1.1.0/24 {
    routeTable rt-all
    nic nva1 10.1.1.4
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

routeTable rt-all {
  route 0.0.0.0/0 -> 10.1.1.4
}
`,
  mend: [
    'Give the appliance a subnet of its own, without this table or with one that leads onwards, such as `0.0.0.0/0 -> Internet`.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet shared 10.1.1.0/24 {
    nic nva1 10.1.1.4
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

routeTable rt-all {
  route 0.0.0.0/0 -> 10.1.1.4
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const unusedRouteTable = {
  code: 'AZR416',
  title: 'Route table without a subnet',
  severity: 'hint',
  meaning: 'No subnet is associated with a route table, so it has no effect.',
  why: [
    'A route table acts on the NICs of the subnets that it is associated with (R078). In azroute the association stands in the subnet: `routeTable NAME`.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
}

routeTable rt-vms {
  route default 0.0.0.0/0 -> None
}
`,
  mend: ['Associate it with a subnet, or remove it.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
}

routeTable rt-vms {
  route default 0.0.0.0/0 -> None
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const overlappingSpokes = {
  code: 'AZR307',
  title: 'Overlapping networks peered with one network',
  severity: 'error',
  meaning: 'Two networks whose address spaces overlap are peered with the same network.',
  why: [
    'Two networks that overlap may both exist as long as they are not peered with each other; but one network cannot be peered with both, since its NICs could not tell which of them an address is in: Azure refuses the second peering (R090). Subnet peering is compared by the subnets that it exchanges (R022).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

vnet spoke2 {
  address 10.11.128.0/17
  subnet vms 10.11.129.0/24 {
    nic vm 10.11.129.4
  }
}

peering hub1 <-> spoke1
peering hub1 <-> spoke2
`,
  mend: ['Give one of them other addresses, or peer only the subnets that do not overlap.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

vnet spoke2 {
  address 10.12.0.0/16
  subnet vms 10.12.1.0/24 {
    nic vm 10.12.1.4
  }
}

peering hub1 <-> spoke1
peering hub1 <-> spoke2
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const subnetOutsideItsVirtualNetwork = {
  code: 'AZR020',
  title: 'Subnet outside its virtual network',
  severity: 'error',
  meaning: 'The prefix of the subnet is not inside the address space of its virtual network.',
  why: [
    'A subnet is a part of the address space (R225, Azure documentation on virtual networks). Effective routes know only the address space: each of its prefixes is one VnetLocal row on every NIC, and a subnet outside it would have none (R001).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.2.3.0/24
}
`,
  mend: ['Correct the subnet, or add its range to the address space.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const peeringOfOverlappingNetworks = {
  code: 'AZR032',
  title: 'Peering of overlapping networks',
  severity: 'error',
  meaning: 'The address spaces of the two virtual networks overlap.',
  why: [
    'Azure refuses such a peering (`VnetAddressSpacesOverlap`, R090): a NIC could not tell which network an address is in. Subnet peering is allowed if the peered subnets do not overlap (R022).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
}

vnet spoke1 {
  address 10.1.128.0/17
}

peering hub1 <-> spoke1
`,
  mend: ['Give one network another address space, or peer only the subnets that do not overlap.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
}

vnet spoke1 {
  address 10.11.0.0/16
}

peering hub1 <-> spoke1
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const overlappingAddressSpace = {
  code: 'AZR025',
  title: 'Overlapping address space',
  severity: 'error',
  meaning: 'Two address prefixes of one virtual network share addresses.',
  why: ['The prefixes of an address space may not overlap (R225); each is one VnetLocal row on every NIC (R001).'],
  example: `vnet hub1 {
  address 10.1.0.0/16, 10.1.128.0/17
}
`,
  mend: ['Take the inner one out.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
}
`,
} as const satisfies FindingCode;

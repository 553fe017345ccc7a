import type { FindingCode } from '@azroute/engine';

export const overlappingSubnets = {
  code: 'AZR024',
  title: 'Overlapping subnets',
  severity: 'error',
  meaning: 'Two subnets of one virtual network share addresses.',
  why: ['Subnets of a virtual network may not overlap (R225, Azure documentation on virtual networks).'],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/23
  subnet data 10.1.1.0/24
}
`,
  mend: ['Move or shorten one of them.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.2.0/23
  subnet data 10.1.1.0/24
}
`,
} as const satisfies FindingCode;

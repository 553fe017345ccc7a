import type { FindingCode } from '@azroute/engine';

export const prefixWithHostBitsSet = {
  code: 'AZR008',
  title: 'Prefix with host bits set',
  severity: 'error',
  meaning: 'The prefix has bits set to the right of its length, such as 10.1.3.4/24.',
  why: [
    'Azure refuses such a prefix for a virtual network, a subnet or a route. It is computed here with these bits cleared.',
  ],
  example: `vnet hub1 {
  address 10.1.0.1/16
}
`,
  mend: ['Write the network address; Ctrl+. offers it.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
}
`,
} as const satisfies FindingCode;

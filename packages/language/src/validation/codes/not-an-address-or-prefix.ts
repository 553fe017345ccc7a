import type { FindingCode } from '@azroute/engine';

export const notAnAddressOrPrefix = {
  code: 'AZR007',
  title: 'Not an address or prefix',
  severity: 'error',
  meaning: 'The text looks like an address or prefix and is none.',
  why: [
    'An octet goes from 0 to 255 and an IPv4 length from 0 to 32, an IPv6 length from 0 to 128. The thing is left out of the computation, the rest of the file is not.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/33
}
`,
  mend: ['Correct the number.'],
  mended: `vnet hub1 {
  address 10.1.0.0/23
}
`,
} as const satisfies FindingCode;

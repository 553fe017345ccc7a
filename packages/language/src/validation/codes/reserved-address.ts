import type { FindingCode } from '@azroute/engine';

export const reservedAddress = {
  code: 'AZR022',
  title: 'Reserved address',
  severity: 'error',
  meaning: 'Azure keeps this address of the subnet for itself.',
  why: [
    'In every subnet the first four addresses and the last one are taken: the network, the default gateway `.1`, two for name resolution, and the broadcast address (R222, virtual network FAQ). The first address that you can use is the fifth, `.4` in a subnet that begins at `.0`.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.3.1
  }
}
`,
  mend: ['Use an address from `.4` on.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.3.4
  }
}
`,
} as const satisfies FindingCode;

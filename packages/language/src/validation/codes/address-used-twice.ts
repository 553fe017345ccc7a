import type { FindingCode } from '@azroute/engine';

export const addressUsedTwice = {
  code: 'AZR023',
  title: 'Address used twice',
  severity: 'error',
  meaning: 'Two things in one virtual network have the same private address.',
  why: [
    'The fabric delivers a packet to whoever owns the address, whatever the subnet (R057, R188); with two owners nobody can say where it goes. Azure refuses the second one.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.3.4
    nic web2 10.1.3.4
  }
}
`,
  mend: ['Give one of them another address.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.3.4
    nic web2 10.1.3.5
  }
}
`,
} as const satisfies FindingCode;

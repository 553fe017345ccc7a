import type { FindingCode } from '@azroute/engine';

export const addressOutsideItsSubnet = {
  code: 'AZR021',
  title: 'Address outside its subnet',
  severity: 'error',
  meaning: 'The address is not inside a prefix of the subnet in which it stands.',
  why: [
    'A NIC, load balancer or private endpoint gets its address from its subnet (Azure documentation on IP configurations).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.4.4
  }
}
`,
  mend: ['Correct the address, or move the NIC to the subnet that it belongs to.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.3.4
  }
}
`,
} as const satisfies FindingCode;

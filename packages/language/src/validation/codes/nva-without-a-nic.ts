import type { FindingCode } from '@azroute/engine';

export const nvaWithoutANic = {
  code: 'AZR040',
  title: 'NVA without a NIC',
  severity: 'error',
  meaning: 'The network virtual appliance has no NIC.',
  why: [
    'An appliance is a virtual machine: what it forwards enters and leaves by NICs, and these are where effective routes are looked up (R189).',
  ],
  example: `nva nva1 {
  asn 65001
}
`,
  mend: ['Declare a NIC in a subnet and name it.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}
`,
} as const satisfies FindingCode;

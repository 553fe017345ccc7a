import type { FindingCode } from '@azroute/engine';

export const nicOfTwoNvas = {
  code: 'AZR046',
  title: 'NIC of two NVAs',
  severity: 'error',
  meaning: 'Two network virtual appliances name the same NIC.',
  why: ['A NIC belongs to one virtual machine.'],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

nva nva1 {
  nic hub1.nva1
}

nva nva2 {
  nic hub1.nva1
}
`,
  mend: ['Give the second appliance a NIC of its own.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
  }
}

nva nva1 {
  nic hub1.nva1
}

nva nva2 {
  nic hub1.nva2
}
`,
} as const satisfies FindingCode;

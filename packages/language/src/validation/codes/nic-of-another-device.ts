import type { FindingCode } from '@azroute/engine';

export const nicOfAnotherDevice = {
  code: 'AZR047',
  title: 'NIC of another device',
  severity: 'error',
  meaning: 'A route of the operating system leaves by a NIC that does not belong to this appliance.',
  why: ['An operating system knows only its own interfaces.'],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
  }
}

nva nva1 {
  nic hub1.nva1
  route 10.9.0.0/16 via hub1.nva2
}
`,
  mend: ['Name one of its own NICs, or the address of the next hop.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
  }
}

nva nva1 {
  nic hub1.nva1
  route 10.9.0.0/16 via 10.1.1.5
}
`,
} as const satisfies FindingCode;

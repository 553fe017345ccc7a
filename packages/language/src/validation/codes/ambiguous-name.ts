import type { FindingCode } from '@azroute/engine';

export const ambiguousName = {
  code: 'AZR003',
  title: 'Ambiguous name',
  severity: 'error',
  meaning: 'Several things have this short name, and the place does not tell which of them is meant.',
  why: [
    'In Azure names are unique only inside their parent: two virtual networks may each have a NIC `vm`. A short name is allowed here wherever only one thing can be meant.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic eth0 10.1.1.4
  }
}

vnet hub2 {
  address 10.2.0.0/16
  subnet nva 10.2.1.0/24 {
    nic eth0 10.2.1.4
  }
}

nva nva1 {
  nic eth0
}
`,
  mend: ['Write more of the path: the virtual network, and if need be the subnet.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic eth0 10.1.1.4
  }
}

vnet hub2 {
  address 10.2.0.0/16
  subnet nva 10.2.1.0/24 {
    nic eth0 10.2.1.4
  }
}

nva nva1 {
  nic hub1.eth0
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const unknownName = {
  code: 'AZR002',
  title: 'Unknown name',
  severity: 'error',
  meaning:
    'Nothing of this name, and of a kind that may stand here, is declared in the file or in anything that it imports.',
  details: 'The statement that refers to it is computed without it.',
  why: [
    'In Azure a reference to a resource that does not exist fails at deployment. Here it is reported as you type, with the names that come nearest.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

nva nva1 {
  nic hub1.nva11
}
`,
  mend: ['Choose the nearest name with Ctrl+., or declare what is missing, or import the file that declares it.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

nva nva1 {
  nic hub1.nva1
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const nameUsedTwice = {
  code: 'AZR004',
  title: 'Name used twice',
  severity: 'error',
  meaning: 'Two things of one kind have the same name in the same place.',
  details: 'The first one counts, the second one is left out.',
  why: [
    'Azure Resource Manager addresses a resource by its name and its parent; a second deployment of the same name changes the first resource. Quotes make no difference: `"hub1"` and `hub1` are one name.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
}

vnet hub1 {
  address 10.2.0.0/16
}
`,
  mend: ['Rename one of them.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
}

vnet hub2 {
  address 10.2.0.0/16
}
`,
} as const satisfies FindingCode;

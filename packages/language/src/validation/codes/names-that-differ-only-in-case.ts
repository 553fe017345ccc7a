import type { FindingCode } from '@azroute/engine';

export const namesThatDifferOnlyInCase = {
  code: 'AZR005',
  title: 'Names that differ only in case',
  severity: 'error',
  meaning: 'Two things of one kind have names that differ only in upper and lower case.',
  why: [
    'Names are case-sensitive in this language, so that a reference means one thing. Azure Resource Manager keeps the case that you write and ignores it when it compares: it would take both for one resource.',
  ],
  example: `vnet hub {
  address 10.1.0.0/16
}

vnet Hub {
  address 10.2.0.0/16
}
`,
  mend: ['Rename one of them.'],
  mended: `vnet hub-west {
  address 10.1.0.0/16
}

vnet hub-north {
  address 10.2.0.0/16
}
`,
} as const satisfies FindingCode;

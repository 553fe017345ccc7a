import type { FindingCode } from '@azroute/engine';

export const nameThatNeedsQuotes = {
  code: 'AZR009',
  title: 'Name that needs quotes',
  severity: 'error',
  meaning: 'The name begins with a digit or has characters other than ASCII letters, digits, `_` and inner `-`.',
  why: [
    'Azure allows dots and leading digits in many names, and tags allow anything. Without quotes they could not be told from addresses and paths.',
  ],
  example: `vnet 10-hub {
  address 10.1.0.0/16
}
`,
  mend: ['Put the name in double quotes, at its declaration and wherever it is used.'],
  mended: `vnet "10-hub" {
  address 10.1.0.0/16
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const syntaxError = {
  code: 'AZR001',
  title: 'Syntax error',
  severity: 'error',
  meaning: 'The text at this place is no statement of the language.',
  details:
    'The statement is skipped; all others are computed, and their hovers and diagnostics go on working. Only of a text with hundreds of errors the rest is not read, and a last error says from where.',
  why: [
    "This one is ours, not Azure's. The message names what was expected, such as a prefix after the name of a subnet. The [language reference](../language.md) shows each statement.",
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps
}
`,
  mend: ['Write what the message asks for: a subnet has a name and a prefix.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24
}
`,
} as const satisfies FindingCode;

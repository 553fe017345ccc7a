import type { FindingCode } from '@azroute/engine';

export const malformedIgnore = {
  code: 'AZR053',
  title: 'Comment that cannot ignore',
  severity: 'warning',
  meaning: 'An `azroute-ignore` comment names no code, a code that does not exist, or no reason; it hides nothing.',
  why: [
    'Whoever reads the file later has to know what was accepted, and why. The form is `// azroute-ignore AZR102: the reason`, on a line of its own above; several codes are joined by commas. Syntax errors (AZR001) cannot be ignored.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  // azroute-ignore AZR020
  subnet apps 10.1.3.0/24
}
`,
  mend: ['Write the code, a colon and the reason.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24
}
`,
} as const satisfies FindingCode;

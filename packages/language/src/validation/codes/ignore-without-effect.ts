import type { FindingCode } from '@azroute/engine';

export const ignoreWithoutEffect = {
  code: 'AZR052',
  title: 'Comment that ignores nothing',
  severity: 'warning',
  meaning: 'An `azroute-ignore` comment names a code that is not reported on the next line.',
  why: ['A comment that outlives what it hides would hide the next mistake of the kind in silence.'],
  example: `vnet hub1 {
  address 10.1.0.0/16
  // azroute-ignore AZR020: the network grows next week
  subnet apps 10.1.3.0/24
}
`,
  mend: ['Remove the comment, or the code from its list.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const settingWrittenTwice = {
  code: 'AZR012',
  title: 'Setting written twice',
  severity: 'error',
  meaning: 'A setting that has one value is written twice in one block.',
  details: 'The first one counts.',
  why: [
    'In a template the second of two equal properties wins or is an error, depending on the tool. Here it is always reported.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva
  }
}

routeTable rt-nva {
  disableBgpRoutePropagation true
  disableBgpRoutePropagation false
}
`,
  mend: ['Keep one of them.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva
  }
}

routeTable rt-nva {
  disableBgpRoutePropagation true
}
`,
} as const satisfies FindingCode;

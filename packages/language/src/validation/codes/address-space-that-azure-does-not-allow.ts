import type { FindingCode } from '@azroute/engine';

export const addressSpaceThatAzureDoesNotAllow = {
  code: 'AZR029',
  title: 'Address space that Azure does not allow',
  severity: 'error',
  meaning: 'The prefix holds addresses that cannot be used in a virtual network.',
  why: [
    'Multicast 224.0.0.0/4, broadcast 255.255.255.255/32, loopback 127.0.0.0/8, link-local 169.254.0.0/16 and the platform address 168.63.129.16/32 are refused (R224, virtual network FAQ). All other ranges are accepted, public ones too.',
  ],
  example: `vnet hub1 {
  address 169.254.0.0/16
}
`,
  mend: ['Use another range.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const ipv6SubnetLength = {
  code: 'AZR037',
  title: 'IPv6 subnet that is no /64',
  severity: 'error',
  meaning: 'An IPv6 prefix of a subnet has another length than 64.',
  why: ['Azure accepts IPv6 subnets of exactly /64 (R223).'],
  example: `vnet hub1 {
  address 10.1.0.0/16, fd00:1::/48
  subnet apps 10.1.1.0/24, fd00:1:0:1::/80
}
`,
  mend: ['Write a /64.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16, fd00:1::/48
  subnet apps 10.1.1.0/24, fd00:1:0:1::/64
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const addressFamilyThatTheSubnetLacks = {
  code: 'AZR033',
  title: 'Address family that the subnet lacks',
  severity: 'warning',
  meaning: 'The subnet has no prefix of the family of this address.',
  details: 'The address is computed as written.',
  why: [
    'A NIC takes each of its addresses from a prefix of its subnet: an IPv6 address needs an IPv6 prefix, which is exactly a /64 (R031).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16, fd00:1::/48
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.3.4, fd00:1:0:3::4
  }
}
`,
  mend: ['Give the subnet a prefix of that family.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16, fd00:1::/48
  subnet apps 10.1.3.0/24, fd00:1:0:3::/64 {
    nic web1 10.1.3.4, fd00:1:0:3::4
  }
}
`,
} as const satisfies FindingCode;

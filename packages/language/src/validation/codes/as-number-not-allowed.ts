import type { FindingCode } from '@azroute/engine';

export const asNumberNotAllowed = {
  code: 'AZR044',
  title: 'AS number not allowed',
  severity: 'error',
  meaning: 'The AS number is out of range or reserved by Azure for another purpose.',
  why: [
    "8074, 8075 and 12076 are Microsoft's public numbers, 65515 and 65517 to 65520 its private ones; 23456, 64496 to 64511 and 65535 to 65551 are reserved by IANA (R103, R229).",
    'A Route Server peers with AS numbers of 16 bits only (R134).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

nva nva1 {
  nic hub1.nva1
  asn 12076
}
`,
  mend: ['Use a private number such as 65001.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}
`,
} as const satisfies FindingCode;

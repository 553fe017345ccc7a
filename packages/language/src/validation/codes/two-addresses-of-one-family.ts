import type { FindingCode } from '@azroute/engine';

export const twoAddressesOfOneFamily = {
  code: 'AZR028',
  title: 'Two addresses of one family',
  severity: 'error',
  meaning: 'The NIC has two IPv4 or two IPv6 addresses.',
  details: 'The first one counts.',
  why: [
    'Routing needs the address that a next hop names. Azure allows secondary IP configurations; they change no route and are left out of this language.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.3.4, 10.1.3.5
  }
}
`,
  mend: ['Keep the primary address, or declare a second NIC.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    nic web1 10.1.3.4
  }
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const expectationOfNothing = {
  code: 'AZR603',
  title: 'Expectation of nothing',
  severity: 'warning',
  meaning:
    'An end of an expectation stands for every NIC or host of a network that has none, so that nothing is checked.',
  why: ['`spoke1.*` means every NIC in spoke1 that does not belong to an appliance, and with a site every host.'],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet apps 10.0.1.0/24 {
    nic vm 10.0.1.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24
}

peering hub <-> spoke1

expect spoke1.* -> hub.vm
`,
  mend: ['Declare the NICs that you want to check.'],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet apps 10.0.1.0/24 {
    nic vm 10.0.1.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

peering hub <-> spoke1

expect spoke1.* -> hub.vm
`,
} as const satisfies FindingCode;

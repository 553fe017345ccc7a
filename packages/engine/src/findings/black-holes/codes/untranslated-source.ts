import type { FindingCode } from '../../finding-code.js';

export const untranslatedSource = {
  code: 'AZR118',
  title: 'Sent to the Internet without translation',
  severity: 'warning',
  meaning:
    'An appliance sends packets of others to the Internet with their own private source, so that no answer comes back.',
  why: [
    'Azure translates the source of what leaves to the Internet only where it is the address of the NIC by which it leaves. An appliance that forwards for others has to translate to its own address first (R202).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
}

routeTable rt-spoke1 {
  route default 0.0.0.0/0 -> 10.0.1.4
}
`,
  mend: [
    'Declare what the appliance does: `snat internet` if it translates towards the Internet, `snat all` if it does so towards everything.',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  snat internet
}

routeTable rt-spoke1 {
  route default 0.0.0.0/0 -> 10.0.1.4
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const expectationFails = {
  code: 'AZR601',
  title: 'Expectation does not hold',
  severity: 'error',
  meaning: 'What an `expect` statement says of some packets is not what the network does with them.',
  details: 'The message says what happens instead, and the related places walk the way hop by hop.',
  why: [
    'An expectation is followed like any packet: by the effective routes of the sender, and then device by device (R187, R189). `via` names exactly the appliances, NVAs and firewalls, that the packets pass, in their order; gateways, circuits and routers are compared only if they are named. With `<->` both directions have to arrive, through the same stateful devices (R196). Of equal-cost paths each has to do what is expected.',
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

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    routeTable rt-spoke2
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
}

routeTable rt-spoke1 {
  route 10.2.0.0/16 -> 10.0.1.4
}

routeTable rt-spoke2 {
  route 10.1.0.0/16 -> 10.0.1.4
}

expect spoke1.vm -> spoke2.vm dropped
`,
  mend: ['Change the routes until the network does what you expect, or the expectation to what you want.'],
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

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    routeTable rt-spoke2
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
}

routeTable rt-spoke1 {
  route 10.2.0.0/16 -> 10.0.1.4
}

routeTable rt-spoke2 {
  route 10.1.0.0/16 -> 10.0.1.4
}

expect spoke1.vm <-> spoke2.vm via nva1
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const scenarioExpectationFails = {
  code: 'AZR602',
  title: 'Expectation does not hold in a scenario',
  severity: 'error',
  meaning: 'What a scenario expects while some parts are down is not what the network does then.',
  details:
    'The scenario is the same topology without what is down; all tables and BGP routes are computed anew for it.',
  why: [
    'A device that is down takes its sessions, connections and tunnels with it; the routes that it announced are withdrawn everywhere. User-defined routes stay: one that points at an appliance which is down is a black hole (R059). A load balancer sends nothing to an appliance that does not answer its probes (R194).',
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

scenario "nva1 fails" {
  down nva1
  expect spoke1.vm -> spoke2.vm
}
`,
  mend: [
    'Give the packets another way for this case, such as a second appliance behind a load balancer or with a prepended AS path, or expect the loss.',
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

scenario "nva1 fails" {
  down nva1
  expect spoke1.vm -> spoke2.vm dropped
}
`,
} as const satisfies FindingCode;

import type { FindingCode } from '../../finding-code.js';

export const asymmetricInspection = {
  code: 'AZR130',
  title: 'The two directions pass different appliances',
  severity: 'warning',
  meaning:
    'The two directions of a connection pass different stateful appliances, so that one of these sees only half of it.',
  details:
    'The finding stands at the appliance that sees one direction only. It is information where one end is a private endpoint.',
  why: [
    'A user-defined route steers what its own subnet sends. The answers follow the routes at the other end (R187), where a peering row may be shorter work. A stateful firewall that has not seen the request drops the answer, and one that has not seen the answer drops what follows (R196, R197).',
    'Compared are NVAs that are not declared `stateless`, and firewalls, in their order. An appliance that translates every source (`snat all`) gets the answers by its own address and is left out, and the appliances behind one load balancer count as one (R194, R195).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  subnet apps 10.0.2.0/24 {
    nic vm 10.0.2.4
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
  route 10.0.0.0/16 -> 10.0.1.4
}
`,
  mend: [
    'Give the subnet at the other end a route for the sender through the same appliance. Or translate the source at the appliance, or declare it `stateless` if it is a plain router.',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  subnet apps 10.0.2.0/24 {
    routeTable rt-apps
    nic vm 10.0.2.4
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
  route 10.0.0.0/16 -> 10.0.1.4
}

routeTable rt-apps {
  route 10.1.0.0/16 -> 10.0.1.4
}
`,
} as const satisfies FindingCode;

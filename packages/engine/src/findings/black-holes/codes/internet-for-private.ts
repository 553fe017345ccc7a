import type { FindingCode } from '../../finding-code.js';

export const internetForPrivate = {
  code: 'AZR114',
  title: 'Private destination sent to the Internet',
  severity: 'error',
  meaning:
    'A route of next hop type Internet decides for packets to a private address that somebody has; they are dropped.',
  why: [
    'The next hop Internet leads out of the private network. Azure has no route there to private addresses, so the packets are lost (R202).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet apps 10.0.1.0/24 {
    routeTable rt-apps
    nic vm 10.0.1.4
  }
}

vnet spoke {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

peering hub <-> spoke

routeTable rt-apps {
  route 10.1.0.0/16 -> Internet
}
`,
  mend: [
    'Remove the route, or point it at the appliance that is to get these packets. For direct access to the Internet a route for 0.0.0.0/0 is enough: private prefixes are longer and keep their own next hops.',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet apps 10.0.1.0/24 {
    nic vm 10.0.1.4
  }
}

vnet spoke {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

peering hub <-> spoke
`,
} as const satisfies FindingCode;

import type { FindingCode } from '@azroute/engine';

export const unusedDeclaration = {
  code: 'AZR050',
  title: 'Declaration that nothing uses',
  severity: 'hint',
  meaning: 'Nothing in the topology uses what is declared here, so that it changes nothing.',
  details:
    'Editors show it faded. Looked at are sites, circuits, tunnels and load balancers, in a file without errors.',
  why: [
    'A site or a circuit without a connection is not reached, a tunnel that no session and no route is bound to carries nothing, and a load balancer that is no next hop gets no packets.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/26
  vpnGateway vpn1
}

site dc1 {
  address 192.168.0.0/16
}
`,
  mend: ['Use it, or remove it.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/26
  vpnGateway vpn1
}

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
} as const satisfies FindingCode;

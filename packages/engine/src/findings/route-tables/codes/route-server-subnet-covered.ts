import type { FindingCode } from '../../finding-code.js';

export const routeServerSubnetCovered = {
  code: 'AZR407',
  title: 'Route of the GatewaySubnet that covers the Route Server',
  severity: 'error',
  meaning: 'A route in the table of a GatewaySubnet leads packets for the Route Server to an appliance.',
  why: [
    'Gateways and Route Server speak BGP with each other inside the network. A user-defined route for the whole prefix of the network on the GatewaySubnet takes these packets too and breaks the sessions, unless RouteServerSubnet is exempted (R073).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27 {
    routeTable rt-gateway
  }
  subnet RouteServerSubnet 10.1.0.64/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  vpnGateway vpn1 { activeActive }
  routeServer ars1
}

routeTable rt-gateway {
  route to-hub1 10.1.0.0/16 -> VirtualAppliance 10.1.1.4
  route gateway 10.1.0.0/27 -> VnetLocal
}

routeTable rt-vms {
  route to-dc1 192.168.0.0/16 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
  mend: ['Add a route for the range of RouteServerSubnet with next hop `VnetLocal`.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27 {
    routeTable rt-gateway
  }
  subnet RouteServerSubnet 10.1.0.64/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  vpnGateway vpn1 { activeActive }
  routeServer ars1
}

routeTable rt-gateway {
  route to-hub1 10.1.0.0/16 -> VirtualAppliance 10.1.1.4
  route gateway 10.1.0.0/27 -> VnetLocal
  route ars 10.1.0.64/26 -> VnetLocal
}

routeTable rt-vms {
  route to-dc1 192.168.0.0/16 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
} as const satisfies FindingCode;

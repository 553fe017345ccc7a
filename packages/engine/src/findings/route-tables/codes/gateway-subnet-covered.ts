import type { FindingCode } from '../../finding-code.js';

export const gatewaySubnetCovered = {
  code: 'AZR406',
  title: 'Route that covers the gateway itself',
  severity: 'error',
  meaning:
    'A route in the table of a GatewaySubnet covers the range of that subnet or a public address of the gateway.',
  why: [
    "The instances of a gateway speak with each other and with their management by these addresses; a user-defined route of the GatewaySubnet must not cover them (R072). A route that is shorter than the network's own prefix does not, since the longer row of the network wins.",
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27 {
    routeTable rt-gateway
  }
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  vpnGateway vpn1
}

routeTable rt-gateway {
  route to-hub1 10.1.0.0/16 -> VirtualAppliance 10.1.1.4
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
  mend: [
    'Route the prefixes of the subnets and spokes that need inspection. Where the whole network has to go through the appliance, exempt the GatewaySubnet by a longer route to `VnetLocal` (R064).',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27 {
    routeTable rt-gateway
  }
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  vpnGateway vpn1
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
} as const satisfies FindingCode;

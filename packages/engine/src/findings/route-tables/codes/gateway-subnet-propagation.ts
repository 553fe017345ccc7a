import type { FindingCode } from '../../finding-code.js';

export const gatewaySubnetPropagation = {
  code: 'AZR405',
  title: 'Propagation disabled on the GatewaySubnet',
  severity: 'error',
  meaning: 'The route table of a GatewaySubnet has disableBgpRoutePropagation.',
  why: ['Route propagation must stay enabled on the GatewaySubnet, or the gateway stops working (R072).'],
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
  disableBgpRoutePropagation
  route to-vms 10.1.2.0/24 -> VirtualAppliance 10.1.1.4
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
    'Leave propagation on. If the table is shared with subnets that need it off, give the GatewaySubnet a table of its own.',
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
  route to-vms 10.1.2.0/24 -> VirtualAppliance 10.1.1.4
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

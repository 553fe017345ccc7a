import type { FindingCode } from '../../finding-code.js';

export const routeServerTable = {
  code: 'AZR208',
  title: 'Route table on RouteServerSubnet',
  severity: 'error',
  meaning: 'A route table is associated with the subnet of a Route Server.',
  why: [
    'RouteServerSubnet takes no route table, no network security group and nothing but the Route Server (R074). A Route Server is never in the path of packets (R141), so there is nothing on its subnet to steer.',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26 {
    routeTable rt-ars
  }
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  subnet apps 10.0.2.0/24 {
    routeTable rt-ars
    nic vm 10.0.2.4
  }
  routeServer ars1
}

routeTable rt-ars {
  route to-dc1 192.168.0.0/16 -> VirtualAppliance 10.0.1.4
}

nva nva1 {
  nic hub.nva1
}
`,
  mend: ['Associate the table with the subnets of the senders only.'],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  subnet apps 10.0.2.0/24 {
    routeTable rt-ars
    nic vm 10.0.2.4
  }
  routeServer ars1
}

routeTable rt-ars {
  route to-dc1 192.168.0.0/16 -> VirtualAppliance 10.0.1.4
}

nva nva1 {
  nic hub.nva1
}
`,
} as const satisfies FindingCode;

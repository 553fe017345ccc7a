import { expect, it } from 'vitest';
import { fixed } from '../testing/fixed.js';

/** A hub with an appliance that translates, a VPN gateway and a site, and three spokes that send everything through it. */
const hub = `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27 {
    routeTable rt-gateway
  }
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  vpnGateway vpn1 {
    pointToSite 172.31.0.0/24
    host laptop 172.31.0.10
  }
}
vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    routeTable rt-spokes
    nic vm 10.1.0.4
  }
}
vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    routeTable rt-spokes
    nic vm 10.2.0.4
  }
}
vnet spoke3 {
  address 10.3.0.0/16
  subnet apps 10.3.0.0/24 {
    routeTable rt-spokes
    nic vm 10.3.0.4
  }
}
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke3 [useRemoteGateways, allowForwardedTraffic]
nva nva1 {
  nic hub.nva1
  snat internet
}
routeTable rt-spokes {
  disableBgpRoutePropagation
  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
}
routeTable rt-gateway {
  route to-spoke1 10.1.0.0/16 -> VirtualAppliance 10.0.1.4
  route to-spoke2 10.2.0.0/16 -> VirtualAppliance 10.0.1.4
  route to-spoke3 10.3.0.0/16 -> VirtualAppliance 10.0.1.4
}
site dc1 {
  address 192.168.0.0/16
  host app 192.168.10.10
}
connection vpn1 <-> dc1
`;

/** A VNet whose machines reach the pods behind an appliance. */
const pods = `vnet hub {
  address 10.0.0.0/16
  subnet nodes 10.0.1.0/24 {
    nic node1 10.0.1.4
  }
  subnet apps 10.0.2.0/24 {
    routeTable rt-apps
    nic vm 10.0.2.4
  }
}
nva node1 {
  nic hub.node1
  connected 10.244.0.0/24
  host pod 10.244.0.7
  snat all
}
routeTable rt-apps {
  route pods 10.244.0.0/24 -> VirtualAppliance 10.0.1.4
}
`;

/** Two hubs whose appliances send to each other by user-defined routes, each with a spoke. */
const regions = `vnet hub1 {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva1
    nic nva1 10.0.1.4
  }
}
vnet hub2 {
  address 10.8.0.0/16
  subnet nva 10.8.1.0/24 {
    routeTable rt-nva2
    nic nva2 10.8.1.4
  }
}
vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.0.4
  }
}
vnet spoke2 {
  address 10.9.0.0/16
  subnet apps 10.9.0.0/24 {
    routeTable rt-spoke2
    nic vm 10.9.0.4
  }
}
peering hub1 [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub2 [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]
peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]
nva nva1 {
  nic hub1.nva1
}
nva nva2 {
  nic hub2.nva2
}
routeTable rt-nva1 {
  route to-spoke2 10.9.0.0/16 -> VirtualAppliance 10.8.1.4
}
routeTable rt-nva2 {
  route to-spoke1 10.1.0.0/16 -> VirtualAppliance 10.0.1.4
}
routeTable rt-spoke1 {
  route to-spoke2 10.9.0.0/16 -> VirtualAppliance 10.0.1.4
}
routeTable rt-spoke2 {
  route to-spoke1 10.1.0.0/16 -> VirtualAppliance 10.8.1.4
}
`;

/** Two appliances that a Route Server knows, of which one is the standby, and a tunnel from one of them to a router. */
const standby = `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
  }
  routeServer ars1
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    nic vm 10.2.1.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]

routeTable rt-nva {
  route unused 10.0.0.0/8 -> None
}

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 10.0.0.0/8
}

nva nva2 {
  nic hub.nva2
  asn 65002
  advertise 10.0.0.0/8
}

bgp nva1 <-> ars1
bgp nva2 [prepend 2] <-> ars1

expect spoke1.vm <-> spoke2.vm via nva1

scenario "nva1 fails" {
  down nva1
  expect spoke1.vm <-> spoke2.vm via nva2
}
`;

const siteTunnel = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  subnet apps 10.0.2.0/24 {
    routeTable rt-apps
    nic vm 10.0.2.4
  }
}

routeTable rt-apps {
  route to-dc1 192.168.0.0/16 -> 10.0.1.4
}

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 10.0.0.0/16
  snat internet
  stateless
}

site dc1 {
  address 192.168.0.0/16
  router cpe1 192.168.0.1 { asn 65100 }
  host app 192.168.10.10
}

tunnel tun0 ipsec nva1 [endpoint 198.51.100.4] <-> cpe1 [endpoint 203.0.113.10] mtu 1400
bgp nva1 <-> cpe1 over tun0

expect hub.vm <-> dc1.app via nva1
`;

/** A part of a design, what it is broken into, and what takes its place once everything is fixed: if not said, itself. */
const cases: readonly [name: string, design: string, good: string, broken: string, fixed?: string][] = [
  ['a spoke gets the route table of its siblings', hub, '10.1.0.0/24 {\n    routeTable rt-spokes\n', '10.1.0.0/24 {\n'],
  [
    'the table of the spokes leaves the subnet of the appliance',
    hub,
    '10.0.1.0/24 {\n',
    '10.0.1.0/24 {\n    routeTable rt-spokes\n',
  ],
  ['a shadowed route gets the prefix of its spoke', hub, 'to-spoke1 10.1.0.0/16', 'to-spoke1 10.0.0.0/7'],
  ['a NIC comes back to the subnet that is empty', hub, '    nic nva1 10.0.1.4\n', ''],
  ['the network that routes lead to an appliance is connected to it', pods, '  connected 10.244.0.0/24\n', ''],
  ['a host behind an appliance stays in its network', pods, 'pod 10.244.0.7', 'pod 198.18.0.7'],
  ['a client stays in the pool', hub, 'laptop 172.31.0.10', 'laptop 198.18.0.10'],
  ['a second gateway that nothing uses goes', hub, '  vpnGateway vpn1 {', '  vpnGateway vpn0\n  vpnGateway vpn1 {'],
  ['a second name for a NIC goes', hub, 'nva nva1 {', 'nva nva0 {\n  nic hub.nva1\n}\nnva nva1 {'],
  ['a spoke does not keep the space of another', hub, 'address 10.1.0.0/16\n', 'address 10.1.0.0/16, 10.2.0.0/16\n'],
  ['a hub does not keep the space of a spoke', hub, 'address 10.0.0.0/16\n', 'address 10.0.0.0/16, 10.2.0.0/16\n'],
  [
    'hubs are peered whose next hops both sides name',
    regions,
    'peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]\n',
    '',
    'peering hub2 [allowForwardedTraffic] <-> hub1 [allowForwardedTraffic]\n',
  ],
  [
    'without a gateway the only appliance takes the packets',
    regions,
    '10.1.0.0/16 -> VirtualAppliance 10.8.1.4',
    '10.1.0.0/16 -> VirtualNetworkGateway',
  ],
  ['an expectation asks for the standby', standby, 'bgp nva2 [prepend 2]', 'bgp nva2'],
  ['the tunnel says which end is meant', siteTunnel, 'bgp nva1 <-> cpe1', 'bgp nva1 <-> hub'],
];

it.each(cases)('%s', async (_name, design, good, broken, instead = good) => {
  expect(design.split(good)).toHaveLength(2);
  expect(await fixed(design.replace(good, broken))).toBe(design.replace(good, instead));
});

/** An appliance whose default route the Route Server would send back to it, if its session came up. */
const idle = `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet vms 10.0.2.0/24 {
    nic vm 10.0.2.4
  }
  routeServer ars1
}
vnet edge {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva
    nic nva1 10.1.1.4
  }
}
nva nva1 {
  nic edge.nva1
  asn 65001
  advertise 0.0.0.0/0
  snat internet
}
bgp nva1 <-> ars1
routeTable rt-nva {
  route default 0.0.0.0/0 -> Internet
}
`;

it('what changes nothing in a broken network stays until it is mended', async () => {
  expect(await fixed(idle)).toBe(idle);
  const mended = 'peering hub [allowForwardedTraffic] <-> edge [allowForwardedTraffic]\n';
  expect(await fixed(idle.concat(mended).replace('bgp nva1 <-> ars1\n', ''))).not.toContain('route default');
});

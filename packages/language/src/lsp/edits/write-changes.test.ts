import { address, applyEdits, prefix, type TopologyEdit } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { faultsOf, filesAfter, ReadFiles } from '../testing/edited.js';

/** The text of a file after changes of its topology. */
async function edited(text: string, edits: readonly TopologyEdit[]): Promise<string> {
  const before = await ReadFiles.read({ 'a.azroute': text });
  const files = filesAfter(before, edits);
  if (!files) return 'not written';
  expect(await faultsOf(before, applyEdits(before.topology, edits), files)).toEqual([]);
  return files['a.azroute'] ?? '';
}

const toHub2: TopologyEdit = {
  kind: 'addUserRoute',
  subnet: 'subnet:hub1/nva',
  name: 'to-hub2',
  prefix: prefix('10.2.0.0/16'),
  nextHop: { type: 'VirtualAppliance', address: address('10.2.1.4') },
};
const toInternet: TopologyEdit = {
  ...toHub2,
  name: 'default',
  prefix: prefix('0.0.0.0/0'),
  nextHop: { type: 'Internet' },
};

const plainHalf = {
  allowVirtualNetworkAccess: true,
  allowForwardedTraffic: false,
  allowGatewayTransit: false,
  useRemoteGateways: false,
  subnets: undefined,
};

const cases: readonly [what: string, before: string, edits: readonly TopologyEdit[], after: string][] = [
  [
    'routes to an existing table in which a name is taken',
    `routeTable rt {
    // keep
    route to-hub2 10.3.0.0/16 -> None
}
vnet hub1 { address 10.1.0.0/20 subnet nva 10.1.1.0/24 { routeTable rt nic nva1 10.1.1.4 } }
`,
    [toHub2, toInternet],
    `routeTable rt {
    // keep
    route to-hub2 10.3.0.0/16 -> None
    route to-hub2-2 10.2.0.0/16 -> VirtualAppliance 10.2.1.4
    route default 0.0.0.0/0 -> Internet
}
vnet hub1 { address 10.1.0.0/20 subnet nva 10.1.1.0/24 { routeTable rt nic nva1 10.1.1.4 } }
`,
  ],
  [
    'the first two routes of a block on one line away',
    `vnet hub1 { address 10.1.0.0/20 }
routeTable rt { route a 10.3.0.0/16 -> None  route b 10.4.0.0/16 -> None  route c 10.5.0.0/16 -> None }
`,
    [
      { kind: 'removeUserRoute', route: 'route:rt/a' },
      { kind: 'removeUserRoute', route: 'route:rt/b' },
    ],
    `vnet hub1 { address 10.1.0.0/20 }
routeTable rt { route c 10.5.0.0/16 -> None }
`,
  ],
  [
    'the last two routes of a block on one line away',
    `vnet hub1 { address 10.1.0.0/20 }
routeTable rt { route a 10.3.0.0/16 -> None  route b 10.4.0.0/16 -> None  route c 10.5.0.0/16 -> None }
`,
    [
      { kind: 'removeUserRoute', route: 'route:rt/b' },
      { kind: 'removeUserRoute', route: 'route:rt/c' },
    ],
    `vnet hub1 { address 10.1.0.0/20 }
routeTable rt { route a 10.3.0.0/16 -> None }
`,
  ],
  [
    'routes of two subnets to their common table',
    `routeTable rt {
}
vnet hub1 {
  subnet nva 10.1.1.0/24 { routeTable rt }
  subnet more 10.1.2.0/24 { routeTable rt }
}
`,
    [toHub2, { ...toInternet, subnet: 'subnet:hub1/more', name: 'to-hub2' }],
    `routeTable rt {
  route to-hub2 10.2.0.0/16 -> VirtualAppliance 10.2.1.4
  route to-hub2-2 0.0.0.0/0 -> Internet
}
vnet hub1 {
  subnet nva 10.1.1.0/24 { routeTable rt }
  subnet more 10.1.2.0/24 { routeTable rt }
}
`,
  ],
  [
    'a table for a subnet without one',
    `vnet hub1 {
  address 10.1.0.0/20
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

routeTable RT-hub1-NVA
`,
    [toHub2],
    `vnet hub1 {
  address 10.1.0.0/20
  subnet nva 10.1.1.0/24 {
    routeTable RT-hub1-nva-2
    nic nva1 10.1.1.4
  }
}

routeTable RT-hub1-NVA

routeTable RT-hub1-nva-2 {
  route to-hub2 10.2.0.0/16 -> VirtualAppliance 10.2.1.4
}
`,
  ],
  [
    'a table and a block for a subnet of an aligned run',
    `vnet hub1 {
  address 10.1.0.0/20
  subnet GatewaySubnet 10.1.0.0/27
  subnet nva           10.1.1.0/24 // {
  subnet apps          10.1.2.0/24
} // hub

routeTable other {
  route 10.9.0.0/16 -> 10.2.1.4
}
`,
    [toHub2],
    `vnet hub1 {
  address 10.1.0.0/20
  subnet GatewaySubnet 10.1.0.0/27
  subnet nva 10.1.1.0/24 {
    routeTable rt-hub1-nva
  } // {
  subnet apps 10.1.2.0/24
} // hub

routeTable other {
  route 10.9.0.0/16 -> 10.2.1.4
}

routeTable rt-hub1-nva {
  route to-hub2 10.2.0.0/16 -> 10.2.1.4
}
`,
  ],
  [
    'a tunnel that a session moves into',
    `vnet hub1 { subnet nva 10.1.1.0/24 { nic a 10.1.1.4 nic b 10.1.1.5 } }
nva a { nic hub1.a asn 1 }
nva "b.c" { nic hub1.b asn 2 }
tunnel tun0 vxlan a <-> "b.c"
bgp a <-> "b.c" // both
`,
    [
      { kind: 'addTunnel', name: 'tun0-2', tunnelKind: 'vxlan', a: 'nva:a', b: 'nva:b.c' },
      { kind: 'bindSession', session: 'bgp:a <-> "b.c"', tunnelName: 'tun0-2' },
    ],
    `vnet hub1 { subnet nva 10.1.1.0/24 { nic a 10.1.1.4 nic b 10.1.1.5 } }
nva a { nic hub1.a asn 1 }
nva "b.c" { nic hub1.b asn 2 }
tunnel tun0 vxlan a <-> "b.c"
tunnel tun0-2 vxlan a <-> "b.c"
bgp a <-> "b.c" over tun0-2 // both
`,
  ],
  [
    'a tunnel with static routes of the appliance',
    `vnet hub1 { subnet nva 10.1.1.0/24 { nic a 10.1.1.4 nic b 10.1.1.5 } }
nva a {
  nic hub1.a
}
nva b { nic hub1.b }
`,
    [
      { kind: 'addTunnel', name: 'tun0', tunnelKind: 'vxlan', a: 'nva:a', b: 'nva:b' },
      {
        kind: 'addOsRoute',
        nva: 'nva:a',
        prefix: prefix('10.2.0.0/16'),
        target: { via: 'tunnel', tunnel: 'tunnel:tun0' },
      },
      {
        kind: 'addOsRoute',
        nva: 'nva:b',
        prefix: prefix('10.1.0.0/16'),
        target: { via: 'tunnel', tunnel: 'tunnel:tun0' },
      },
    ],
    `vnet hub1 { subnet nva 10.1.1.0/24 { nic a 10.1.1.4 nic b 10.1.1.5 } }
nva a {
  nic hub1.a
  route 10.2.0.0/16 via tun0
}
nva b { nic hub1.b  route 10.1.0.0/16 via tun0 }

tunnel tun0 vxlan a <-> b
`,
  ],
  [
    'flags of peerings',
    `vnet hub { address 10.0.0.0/16 }
vnet spoke { address 10.1.0.0/16 }
peering hub [
  allowForwardedTraffic, // why
  allowVirtualNetworkAccess false
] <-> spoke [ useRemoteGateways ] // end
`,
    [
      { kind: 'setPeeringFlag', peering: 'peering:hub <-> spoke', half: 'a', flag: 'allowGatewayTransit', value: true },
      {
        kind: 'setPeeringFlag',
        peering: 'peering:hub <-> spoke',
        half: 'a',
        flag: 'allowVirtualNetworkAccess',
        value: true,
      },
      { kind: 'setPeeringFlag', peering: 'peering:hub <-> spoke', half: 'b', flag: 'useRemoteGateways', value: false },
    ],
    `vnet hub { address 10.0.0.0/16 }
vnet spoke { address 10.1.0.0/16 }
peering hub [
  allowForwardedTraffic,
  allowGatewayTransit // why
  
] <-> spoke // end
`,
  ],
  [
    'attributes of a session',
    `vnet hub { address 10.0.0.0/16 subnet RouteServerSubnet 10.0.0.0/26 subnet n 10.0.1.0/24 { nic n 10.0.1.4 } routeServer ars }
nva n { nic hub.n asn 65001 }
bgp n [advertise 10.9.0.0/16, deny 10.8.0.0/16] <-> ars
`,
    [
      {
        kind: 'setSessionEnd',
        session: 'bgp:n <-> ars',
        end: 'a',
        change: { policy: { asOverride: true, filters: [{ kind: 'denyExactly', prefix: prefix('10.8.0.0/16') }] } },
      },
      { kind: 'setSessionEnd', session: 'bgp:n <-> ars', end: 'b', change: { instance: 0 } },
    ],
    `vnet hub { address 10.0.0.0/16 subnet RouteServerSubnet 10.0.0.0/26 subnet n 10.0.1.0/24 { nic n 10.0.1.4 } routeServer ars }
nva n { nic hub.n asn 65001 }
bgp n [advertise 10.9.0.0/16, denyExactly 10.8.0.0/16, asOverride] <-> ars [instance 0]
`,
  ],
  [
    'a subnet without its table',
    `vnet hub1 {
  subnet nva 10.1.1.0/24 {
    routeTable rt // loops
  }

  subnet apps 10.1.2.0/24 {
    routeTable rt

    nic vm 10.1.2.4
  }
}

// the table
routeTable rt {
  route x 0.0.0.0/0 -> Internet // out
}

site dc
`,
    [{ kind: 'removeUserRoute', route: 'route:rt/x' }],
    `vnet hub1 {
  subnet nva 10.1.1.0/24

  subnet apps 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
}

// the table

site dc
`,
  ],
  [
    'a table into a file on one line',
    'vnet hub1 { subnet nva 10.1.1.0/24 { nic a 10.1.1.4 } } nva a { nic hub1.a }',
    [toHub2],
    'vnet hub1 { subnet nva 10.1.1.0/24 { routeTable rt-hub1-nva  nic a 10.1.1.4 } }  routeTable rt-hub1-nva { route to-hub2 10.2.0.0/16 -> VirtualAppliance 10.2.1.4 } nva a { nic hub1.a }',
  ],
  [
    'a table with CRLF and tabs',
    'vnet "hub 1" {\r\n\taddress 10.1.0.0/20\r\n\tsubnet "my nva" 10.1.1.0/24\r\n}\r\n',
    [{ ...toHub2, subnet: 'subnet:hub 1/my nva' }],
    'vnet "hub 1" {\r\n\taddress 10.1.0.0/20\r\n\tsubnet "my nva" 10.1.1.0/24 {\r\n\t\trouteTable "rt-hub 1-my nva"\r\n\t}\r\n}\r\n\r\nrouteTable "rt-hub 1-my nva" {\r\n\troute to-hub2 10.2.0.0/16 -> VirtualAppliance 10.2.1.4\r\n}\r\n',
  ],
  [
    'a route into aligned columns',
    `routeTable rt {
  route to-x     10.3.0.0/16 -> None
  route to-all-y 10.4.0.0/16 -> VirtualAppliance 10.2.1.4
}
vnet hub1 {
  address 10.1.0.0/20
  subnet nva 10.1.1.0/24 {
    routeTable rt
  }
}
`,
    [toHub2],
    `routeTable rt {
  route to-x     10.3.0.0/16 -> None
  route to-all-y 10.4.0.0/16 -> VirtualAppliance 10.2.1.4
  route to-hub2  10.2.0.0/16 -> VirtualAppliance 10.2.1.4
}
vnet hub1 {
  address 10.1.0.0/20
  subnet nva 10.1.1.0/24 {
    routeTable rt
  }
}
`,
  ],
  [
    'a route that goes, and a table that stays with its comment',
    `routeTable rt {
  disableBgpRoutePropagation
  // keep

  // azroute-ignore AZR414: planned
  route x 10.3.0.0/16 -> None // gone

  route y 10.4.0.0/16 -> None
}
`,
    [{ kind: 'removeUserRoute', route: 'route:rt/x' }],
    `routeTable rt {
  disableBgpRoutePropagation
  // keep

  route y 10.4.0.0/16 -> None
}
`,
  ],
  [
    'routes that change in place',
    `routeTable rt {
  route default 0.0.0.0/0 -> VirtualAppliance 10.40.1.4 // out
  route x 10.3.0.0/16 -> 10.40.1.4
}
`,
    [
      { kind: 'setUserRoute', route: 'route:rt/default', name: 'to-spoke-b', prefix: prefix('10.41.0.0/24') },
      {
        kind: 'setUserRoute',
        route: 'route:rt/x',
        nextHop: { type: 'VirtualAppliance', address: address('10.9.9.9') },
      },
    ],
    `routeTable rt {
  route to-spoke-b 10.41.0.0/24 -> VirtualAppliance 10.40.1.4 // out
  route x 10.3.0.0/16 -> 10.9.9.9
}
`,
  ],
  [
    'prefixes of a static connection',
    `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  vpnGateway vpn1 { asn 65010 }
}

site dc1 { address 192.168.0.0/16 }
connection vpn1 [prefixes 172.16.1.0/24, 172.16.3.0/24, instance 0] <-> dc1
`,
    [
      {
        kind: 'setConnectionEnd',
        connection: 'connection:vpn1 <-> dc1',
        end: 'a',
        change: { prefixes: [prefix('172.16.3.0/24'), prefix('172.16.4.0/24'), prefix('172.16.5.0/24')] },
      },
      { kind: 'setVpnGateway', gateway: 'vpnGateway:hub/vpn1', change: { activeActive: true } },
    ],
    `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  vpnGateway vpn1 { asn 65010  activeActive }
}

site dc1 { address 192.168.0.0/16 }
connection vpn1 [prefixes 172.16.4.0/24, 172.16.3.0/24, 172.16.5.0/24, instance 0] <-> dc1
`,
  ],
  [
    'a special subnet, a peering and an expectation',
    `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic vm 10.0.1.4
  }
}

vnet spoke { address 10.1.0.0/16 }
vnet other { address 10.2.0.0/16 }
peering hub [allowForwardedTraffic] <-> spoke // first

expect vm -> internet
expect vm -> 10.1.0.4
// end
`,
    [
      { kind: 'addSubnet', vnet: 'vnet:hub', name: 'RouteServerSubnet', prefixes: [prefix('10.0.0.0/26')] },
      {
        kind: 'addPeering',
        a: { ...plainHalf, vnet: 'vnet:hub', allowForwardedTraffic: true },
        b: { ...plainHalf, vnet: 'vnet:other' },
      },
      {
        kind: 'addExpectation',
        from: { kind: 'thing', id: 'nic:hub/nva/vm' },
        to: { kind: 'address', address: address('10.2.0.4') },
        bothWays: true,
        dropped: false,
        via: undefined,
      },
    ],
    `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    nic vm 10.0.1.4
  }
}

vnet spoke { address 10.1.0.0/16 }
vnet other { address 10.2.0.0/16 }
peering hub [allowForwardedTraffic] <-> spoke // first
peering hub [allowForwardedTraffic] <-> other

expect vm -> internet
expect vm -> 10.1.0.4
expect hub.vm <-> 10.2.0.4
// end
`,
  ],
];

describe('edits of a topology as text', () => {
  it.each(cases)('write %s', async (_what, before, edits, after) => {
    expect(await edited(before, edits)).toBe(after);
  });

  it('do not remove what an expectation names', async () => {
    const text =
      'vnet hub { subnet a 10.0.1.0/24 { nic vm 10.0.1.4  nic spare 10.0.1.5 } }\nexpect hub.vm -> internet\n';
    const remove = (declaration: string) => edited(text, [{ kind: 'removeUnused', declaration }]);
    expect(await remove('nic:hub/a/vm')).toBe('not written');
    expect(await remove('subnet:hub/a')).toBe('not written');
    expect(await remove('nic:hub/a/spare')).toBe(text.replace('  nic spare 10.0.1.5', ''));
  });

  it('are not written if a declaration is missing', async () => {
    expect(await edited('vnet hub1\n', [toHub2])).toBe('not written');
  });
});

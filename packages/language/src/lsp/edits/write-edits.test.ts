import { address, prefix, type TopologyEdit } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { applyReplacements } from '../scratch.js';
import { fixtureUri, openFixture } from '../testing/fixture.js';
import { textsOf } from './texts.js';
import { writeEdits } from './write-edits.js';

/** The text of a fixture after changes of its topology. */
async function edited(text: string, edits: readonly TopologyEdit[]): Promise<string> {
  const { services } = await openFixture(text);
  const [view] = services.topology.TopologyProvider.viewsOf(fixtureUri);
  if (!view) throw new Error("The fixture isn't a topology.");
  const insertions = writeEdits(textsOf(view, services), edits)?.get(fixtureUri) ?? [];
  return applyReplacements(
    text,
    insertions.map(({ offset, text: inserted }) => ({ start: offset, end: offset, text: inserted })),
  );
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

routeTable RT-NVA
`,
    [toHub2],
    `vnet hub1 {
  address 10.1.0.0/20
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva-2
    nic nva1 10.1.1.4
  }
}

routeTable rt-nva-2 {
  route to-hub2 10.2.0.0/16 -> VirtualAppliance 10.2.1.4
}

routeTable RT-NVA
`,
  ],
  [
    'a table and a block for a subnet without both',
    `vnet hub1 {
  subnet nva 10.1.1.0/24 // {
}
`,
    [toHub2],
    `vnet hub1 {
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva
  } // {
}

routeTable rt-nva {
  route to-hub2 10.2.0.0/16 -> VirtualAppliance 10.2.1.4
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
      { kind: 'addTunnel', name: 'tun0', tunnelKind: 'vxlan', a: 'nva:a', b: 'nva:b.c' },
      { kind: 'bindSession', session: 'bgp:a <-> "b.c"', tunnelName: 'tun0' },
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
      { kind: 'addOsRoute', nva: 'nva:a', prefix: prefix('10.2.0.0/16'), tunnelName: 'tun0' },
      { kind: 'addOsRoute', nva: 'nva:b', prefix: prefix('10.1.0.0/16'), tunnelName: 'tun0' },
    ],
    `vnet hub1 { subnet nva 10.1.1.0/24 { nic a 10.1.1.4 nic b 10.1.1.5 } }
tunnel tun0 vxlan a <-> b

nva a {
  nic hub1.a
  route 10.2.0.0/16 via tun0
}
nva b { nic hub1.b route 10.1.0.0/16 via tun0 }
`,
  ],
];

describe('edits of a topology as text', () => {
  it.each(cases)('add %s', async (_what, before, edits, after) => {
    expect(await edited(before, edits)).toBe(after);
  });

  it('have no effect if a declaration is missing', async () => {
    expect(await edited('vnet hub1\n', [toHub2])).toBe('vnet hub1\n');
  });
});

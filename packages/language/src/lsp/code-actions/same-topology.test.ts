import type { Topology } from '@azroute/engine';
import { expect, it } from 'vitest';
import { fixtureUri, openFixture } from '../testing/fixture.js';
import { sameTopology } from './same-topology.js';

async function topology(text: string): Promise<Topology> {
  const { services } = await openFixture(text);
  const [view] = services.topology.TopologyProvider.viewsOf(fixtureUri);
  if (!view) throw new Error('The fixture is not a topology.');
  return view.topology;
}

const hub = 'vnet hub { address 10.0.0.0/16 subnet a 10.0.0.0/24 { routeTable rt nic n 10.0.0.4 } }\n';
const table = 'routeTable rt { route x 10.1.0.0/16 -> None route 10.2.0.0/16 -> Internet }\n';
const other = 'routeTable spare { route 10.3.0.0/16 -> None }\n';

const pairs: readonly [what: string, text: string, alike: boolean][] = [
  ['in another order', other + table + hub, true],
  [
    'with other names of tables and routes',
    (hub + table + other).replaceAll('rt', 'zz').replace('route x', 'route y'),
    false,
  ],
  [
    'with the routes in another order',
    `${hub}routeTable rt { route 10.2.0.0/16 -> Internet route x 10.1.0.0/16 -> None }\n${other}`,
    true,
  ],
  ['with another next hop', hub + table.replace('Internet', 'None') + other, false],
  ['with another table at the subnet', hub.replace('routeTable rt', 'routeTable spare') + table + other, false],
  ['with a route more', hub + table + other.replace('}', 'route 10.4.0.0/16 -> None }'), false],
  ['with another NIC', hub.replace('10.0.0.4', '10.0.0.5') + table + other, false],
];

it.each(pairs)('a topology %s', async (_what, text, alike) => {
  expect(sameTopology(await topology(hub + table + other), await topology(text))).toBe(alike);
});

const bound = `vnet hub { subnet s 10.0.0.0/24 { nic a 10.0.0.4 nic b 10.0.0.5 } }
nva a { nic hub.a asn 1 }
nva b { nic hub.b asn 2 }
tunnel tun vxlan a <-> b
`;
const twice = 'bgp a <-> b over tun\nbgp a <-> b\nscenario s { down bgp a <-> b }\n';

it('sessions are known by what they are, not by their numbers', async () => {
  const base = await topology(bound + twice);
  const turned = await topology(bound + twice.replace(/(.*)\n(.*)\n/, '$2\n$1\n'));
  expect(sameTopology(base, turned)).toBe(true);
  expect(sameTopology(base, await topology(bound + twice.replace(' over tun', '')))).toBe(false);
  expect(sameTopology(base, await topology(bound.replaceAll('tun', 'new') + twice.replace('tun', 'new')))).toBe(false);
});

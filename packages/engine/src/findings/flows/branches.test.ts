import { expect, test } from 'vitest';
import { Computation } from '../../computation/computation.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { follow } from '../../forwarding/walk.js';
import { createSnapshot } from '../../index.js';
import { type ConnectionSpec, type SiteSpec, type TopologySpec, topologyOf } from '../../testing/builder.js';
import { type Dice, seededDice } from '../../testing/random.js';
import { Flows } from './flows.js';
import type { Party } from './party.js';

const topologies = 300;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** A hub with branches of a few kinds, some of which differ in what makes branches differ. */
function withBranches(dice: Dice): TopologySpec {
  const sites: Record<string, SiteSpec> = {};
  const connections: ConnectionSpec[] = [];
  const odd = (probability: number) => dice(100) < 100 * probability;
  const bgp = odd(0.5);
  for (const i of numbers(3 + dice(6))) {
    const hosts: Readonly<Record<string, string>> = odd(0.9) ? { h: `192.168.${i}.9` } : {};
    const address = odd(0.04) ? '192.168.0.0/16' : odd(0.05) ? '192.168.1.0/24' : `192.168.${i}.0/24`;
    sites[`b${i}`] = { address, asn: odd(0.1) ? 65001 : 65010 + i, hosts };
    if (odd(0.9)) {
      connections.push({
        from: odd(0.9) ? 'vpnGateway:hub/vpn' : 'vpnGateway:other/vpn',
        to: `site:b${i}`,
        enableBgp: odd(0.9) ? bgp : !bgp,
        ...(odd(0.05) ? { toPolicy: { deny: '192.168.2.0/24' } } : {}),
        ...(odd(0.05) ? { fromPolicy: { prepend: 1 } } : {}),
      });
    }
  }
  const routes = odd(0.5) ? ['192.168.0.0/22 -> 10.0.1.5'] : [];
  return {
    vnets: {
      hub: {
        address: '10.0.0.0/16',
        vpnGateway: { name: 'vpn' },
        subnets: {
          GatewaySubnet: { prefix: '10.0.0.0/27', ...(odd(0.3) ? { routeTable: 'gw' } : {}) },
          vms: { prefix: '10.0.1.0/24', routeTable: 'rt', nics: { vm: '10.0.1.4', box: '10.0.1.5' } },
        },
      },
      other: {
        address: '10.1.0.0/16',
        vpnGateway: { name: 'vpn', asn: 65500 },
        subnets: {
          GatewaySubnet: { prefix: '10.1.0.0/27' },
          vms: { prefix: '10.1.1.0/24', nics: { vm: '10.1.1.4' } },
        },
      },
    },
    routeTables: { rt: { routes }, gw: { routes: ['192.168.3.0/24 -> 10.0.1.5'] } },
    nvas: { box: { nics: ['hub/vms/box'] } },
    sites,
    connections: [...connections, { from: 'vpnGateway:hub/vpn', to: 'vpnGateway:other/vpn', enableBgp: odd(0.7) }],
  };
}

/** What becomes of packets, without the names of the sites at their ends. */
function fate(forwarder: Forwarder, from: Party, to: Party): string | undefined {
  const address = to.address(4);
  const trace = address && follow(forwarder, from.members[0] ?? from.id, address);
  const name = (device: string) => (device === from.id ? 'sender' : device === to.id ? 'receiver' : device);
  return trace && [trace.verdict, trace.reason.rule, ...trace.hops.map(({ device }) => name(device))].join();
}

test(`one flow shows the fate of all flows between two classes of branches (${topologies} topologies)`, () => {
  let [compared, shared] = [0, 0];
  for (let seed = 1; seed <= topologies; seed++) {
    const { forwarder } = new Computation(topologyOf(withBranches(seededDice(seed))));
    const flows = new Flows(forwarder);
    for (const { from, to, senders, receivers } of flows.flows()) {
      if (!to) continue;
      const shown = fate(forwarder, from, to);
      for (const sender of senders) {
        for (const receiver of receivers) {
          if (sender === receiver || (sender.vnet && sender.vnet === receiver.vnet)) continue;
          const what = `seed ${seed}: ${sender.id} to ${receiver.id}, as ${from.id} to ${to.id}`;
          expect(fate(forwarder, sender, receiver), what).toBe(shown);
          compared++;
        }
      }
    }
    shared += flows.parties.length - flows.classes(4).length;
  }
  expect(compared).toBeGreaterThan(10 * topologies);
  expect(shared).toBeGreaterThan(topologies / 2);
});

test.each([true, false])('a hub with as many branches as a gateway takes reaches no limit (BGP: %s)', (enableBgp) => {
  const branches = numbers(100);
  const snapshot = createSnapshot(
    topologyOf({
      vnets: {
        hub: {
          address: '10.0.0.0/16',
          vpnGateway: { name: 'vpn' },
          subnets: {
            GatewaySubnet: { prefix: '10.0.0.0/27' },
            vms: { prefix: '10.0.1.0/24', nics: { vm: '10.0.1.4' } },
          },
        },
      },
      sites: Object.fromEntries(branches.map((i) => [`b${i}`, { address: `192.168.${i}.0/24`, asn: 131072 + i }])),
      connections: branches.map((i) => ({ from: 'vpnGateway:hub/vpn', to: `site:b${i}`, enableBgp })),
    }),
  );
  expect(snapshot.findings().filter(({ code }) => code === 'AZR902')).toEqual([]);
});

import { expect, test } from 'vitest';
import { address, prefix } from '../address/index.js';
import { createSnapshot } from '../index.js';
import { type TopologySpec, topologyOf } from '../testing/builder.js';
import { damaged } from '../testing/damage.js';
import { explainOs } from '../testing/explain-os.js';
import { randomTopology, seededDice } from '../testing/random.js';

interface Case {
  readonly name: string;
  readonly nva?: string;
  readonly to: string;
  readonly change?: Partial<TopologySpec>;
  readonly expected: string;
}

/** Two NVAs that teach a third one; one session of them runs over a tunnel. */
const network: TopologySpec = {
  vnets: {
    hub: {
      address: '10.0.0.0/20',
      subnets: { nva: { prefix: '10.0.1.0/24', nics: { a: '10.0.1.4', b: '10.0.1.5', c: '10.0.1.6' } } },
    },
  },
  nvas: {
    a: { nics: ['hub/nva/a'], asn: 65001, routes: ['10.8.0.0/16 drop'] },
    b: { nics: ['hub/nva/b'], asn: 65002, advertise: '10.8.0.0/16, 10.9.0.0/16' },
    c: { nics: ['hub/nva/c'], asn: 65003, advertise: '10.9.0.0/16' },
  },
  tunnels: { tun: ['vxlan', 'nva:a', 'nva:b'] },
  sessions: [
    { from: 'nva:b', to: 'nva:a', over: 'tun' },
    { from: 'nva:c', to: 'nva:a', fromPolicy: { prepend: 2 } },
  ],
};

const cases: readonly Case[] = [
  {
    name: 'of two learned routes the shorter path, which leads into the tunnel of its session',
    to: '10.9.1.1',
    expected: `
      decides installed bgp 10.9.0.0/16 tunnel:tun (b 10.9.0.0/16 [] > a 10.9.0.0/16 via 10.0.1.5 [65002])
      loses notChosen bgp 10.9.0.0/16 (c 10.9.0.0/16 [] > a 10.9.0.0/16 via 10.0.1.6 [65003-65003-65003]): a prefers another route for 10.9.0.0/16: its AS path is shorter (65002 against 65003-65003-65003).
      loses installed default 0.0.0.0/0 nic: 10.9.0.0/16 is longer.
      note R190 Packets go into tun; the fabric sees only the outer packet to 10.0.1.5, so the effective routes for the inner address do not apply.
    `,
  },
  {
    name: 'a static route comes before a learned one',
    to: '10.8.0.0/16',
    expected: `
      decides installed static 10.8.0.0/16 drop
      loses beaten bgp 10.8.0.0/16 tunnel:tun (b 10.8.0.0/16 [] > a 10.8.0.0/16 via 10.0.1.5 [65002]): A static route comes before a BGP route for one prefix.
      loses installed default 0.0.0.0/0 nic: 10.8.0.0/16 is longer.
    `,
  },
  {
    name: 'what no route but the default contains',
    to: '172.16.0.1',
    expected: `
      decides installed default 0.0.0.0/0 nic
      note R189 Packets leave through hub.a without encapsulation; the fabric looks them up again in the effective routes of that NIC.
    `,
  },
  {
    name: 'a prefix that holds others',
    to: '10.0.0.0/8',
    expected: `
      decides installed default 0.0.0.0/0 nic
      inside installed connected 10.0.1.0/24 nic
      inside installed static 10.8.0.0/16 drop
      inside installed bgp 10.9.0.0/16 tunnel:tun (b 10.9.0.0/16 [] > a 10.9.0.0/16 via 10.0.1.5 [65002])
      note R189 Packets leave through hub.a without encapsulation; the fabric looks them up again in the effective routes of that NIC.
    `,
  },
  {
    name: 'what an export filter keeps from it',
    to: '10.9.1.1',
    change: {
      sessions: [
        { from: 'nva:b', to: 'nva:a', fromPolicy: { deny: '10.9.0.0/16' } },
        { from: 'nva:c', to: 'nva:a', fromPolicy: { deny: '10.9.0.0/16' } },
      ],
    },
    expected: `
      decides installed default 0.0.0.0/0 nic
      not sent 10.9.0.0/16 by b, withheld by R145
      not sent 10.9.0.0/16 by c, withheld by R145
      note R189 Packets leave through hub.a without encapsulation; the fabric looks them up again in the effective routes of that NIC.
    `,
  },
  {
    name: 'a route whose path holds its own AS number',
    to: '10.9.1.1',
    change: {
      nvas: {
        ...network.nvas,
        b: { nics: ['hub/nva/b'], asn: 65001, advertise: '10.9.0.0/16' },
        c: { nics: ['hub/nva/c'], asn: 65003 },
      },
      sessions: [
        { from: 'nva:b', to: 'nva:c' },
        { from: 'nva:c', to: 'nva:a' },
      ],
    },
    expected: `
      decides installed default 0.0.0.0/0 nic
      loses rejected bgp 10.9.0.0/16 (b 10.9.0.0/16 [] > c 10.9.0.0/16 via 10.0.1.5 [65001] > a 10.9.0.0/16 via 10.0.1.6 [65003-65001]): a drops 10.9.0.0/16: its own ASN 65001 stands in the AS path 65003-65001.
      note R189 Packets leave through hub.a without encapsulation; the fabric looks them up again in the effective routes of that NIC.
    `,
  },
  {
    name: 'what it advertises is no route of its own, a learned one for the same prefix is',
    nva: 'c',
    to: '10.9.0.0/16',
    change: { sessions: [{ from: 'nva:b', to: 'nva:c' }] },
    expected: `
      decides installed bgp 10.9.0.0/16 nic via 10.0.1.5 (b 10.9.0.0/16 [] > c 10.9.0.0/16 via 10.0.1.5 [65002])
      loses installed default 0.0.0.0/0 nic: 10.9.0.0/16 is longer.
      note R189 Packets leave through hub.c without encapsulation; the fabric looks them up again in the effective routes of that NIC, regardless of 10.0.1.5.
      note R158 c advertises 10.9.0.0/16 itself, which does not install a route in its own table.
    `,
  },
  { name: 'an unknown NVA', nva: 'x', to: '10.0.0.1', expected: 'no such NVA' },
];

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

test.each(cases)('$name', ({ nva = 'a', to, change, expected }) => {
  expect(explainOs({ ...network, ...change }, nva, to)).toEqual(lines(expected));
});

const targets = [
  ...['10.2.16.4', '8.8.8.8', '192.168.5.5', '10.1.1.4'].map(address),
  ...['10.0.0.0/8', '10.2.0.0/16', '0.0.0.0/0'].map(prefix),
];

test('on random topologies each route that could decide is named once, and each loser has its reason', () => {
  let lost = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const dice = seededDice(seed);
    const whole = topologyOf(randomTopology(dice));
    const snapshot = createSnapshot(seed % 3 === 0 ? damaged(whole, dice, 5) : whole);
    for (const { id } of whole.nvas) {
      for (const target of targets) {
        const why = snapshot.whyOperatingSystem(id, target);
        const losers = why?.losers ?? [];
        expect(losers.filter(({ beatenBy }) => beatenBy === undefined)).toEqual([]);
        const keys = [...(why?.decides ?? []), ...losers].map((one) => JSON.stringify(one));
        expect(new Set(keys).size, `seed ${seed}, ${id} to ${target.text}`).toBe(keys.length);
        lost += losers.length;
      }
    }
  }
  expect(lost).toBeGreaterThan(100);
});

import { expect, test } from 'vitest';
import { address } from '../address/index.js';
import { createSnapshot, type Snapshot } from '../index.js';
import { type SessionSpec, topologyOf } from '../testing/builder.js';

/** A route that a peer of the router `me` announces: to the i-th prefix, by an address in the k-th one. */
interface Said {
  readonly to: number;
  readonly via: number;
}

/**
 * A router that knows nothing but what its multihop sessions say: next hops to which other routes lead. The prefix
 * with the number `out` lies in a VNet behind a connection.
 */
function snapshotOf(said: readonly Said[], out: number): Snapshot {
  const sessions = said.map(
    ({ to, via }, i): SessionSpec => ({
      from: `router:site${i}/peer${i}`,
      to: 'router:here/me',
      toPolicy: { deny: '0.0.0.0/0' },
      fromPolicy: { advertise: `20.1.${to}.0/24`, nextHop: `20.1.${via}.${(i % 250) + 1}` },
    }),
  );
  return createSnapshot(
    topologyOf({
      vnets: {
        azure: {
          address: `20.1.${out}.0/24`,
          subnets: { GatewaySubnet: { prefix: `20.1.${out}.0/27` } },
          vpnGateway: { name: 'vpn', asn: 65010 },
        },
      },
      sites: {
        here: {
          address: '192.168.0.0/24',
          routers: { me: { address: '192.168.0.1', asn: 64512 } },
          hosts: { h: '192.168.0.9' },
        },
        ...Object.fromEntries(
          said.map((_, i) => [
            `site${i}`,
            {
              address: `192.168.${i + 1}.0/24`,
              routers: { [`peer${i}`]: { address: `192.168.${i + 1}.1`, asn: 131072 + i } },
            },
          ]),
        ),
      },
      connections: [{ from: 'vpnGateway:azure/vpn', to: 'router:here/me', enableBgp: true }],
      sessions,
    }),
  );
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const way = (snapshot: Snapshot) => {
  const trace = snapshot.trace('host:here/h', address('20.1.0.77'));
  return [...(trace?.hops ?? []).map(({ device }) => device), trace?.verdict, trace?.reason.text];
};
const limitsReached = (snapshot: Snapshot) =>
  snapshot
    .findings()
    .flatMap(({ code, message, declaration }) => (code === 'AZR902' && /resolve/.test(message) ? [declaration] : []));

test('a next hop is found behind many others', () => {
  const snapshot = snapshotOf(
    numbers(100).map((i) => ({ to: i, via: i + 1 })),
    100,
  );
  expect(way(snapshot).slice(0, 2)).toEqual(['router:here/me', 'vpnGateway:azure/vpn']);
  expect(limitsReached(snapshot)).toEqual([]);
});

test('next hops that meet again after each step cost no more than one each', () => {
  const snapshot = snapshotOf(
    numbers(30).flatMap((i) => [
      { to: i, via: i + 1 },
      { to: i, via: i + 1 },
      { to: i, via: i + 1 },
    ]),
    30,
  );
  expect(way(snapshot).slice(0, 2)).toEqual(['router:here/me', 'vpnGateway:azure/vpn']);
  expect(limitsReached(snapshot)).toEqual([]);
});

test('a next hop to which only itself leads is said to be out of reach', () => {
  const snapshot = snapshotOf([{ to: 0, via: 0 }], 200);
  expect(way(snapshot)).toEqual([
    'router:here/me',
    'dropped',
    expect.stringMatching(/^me has no route to 20\.1\.0\.1, the next hop of its route 20\.1\.0\.0\/24 from peer0\./),
  ]);
  expect(limitsReached(snapshot)).toEqual([]);
});

test.each([
  ['ever deeper', numbers(230).map((i) => ({ to: i, via: i + 1 })), 230],
  ['in all orders', numbers(9).flatMap((i) => numbers(9).flatMap((k) => (i === k ? [] : [{ to: i, via: k }]))), 200],
])('routes that resolve through one another %s are told at their router, and in its traces', (_name, said, out) => {
  const snapshot = snapshotOf(said, out);
  expect(limitsReached(snapshot)).toEqual(['router:here/me']);
  expect(way(snapshot).at(-1)).toMatch(/^The routes of me resolve through one another too many times to be followed/);
  expect(snapshot.leftOut('router:here/me')).toHaveLength(1);
  expect(snapshot.leftOut('router:site0/peer0')).toEqual([]);
  expect(snapshot.leftOut()).toEqual(snapshot.leftOut('router:here/me'));
});

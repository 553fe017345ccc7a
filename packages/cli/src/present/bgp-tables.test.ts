import { emptyTopology, Network } from '@azroute/engine';
import { advertisedRows, droppedRows, learnedRows, withheldRows } from '@azroute/language';
import { describe, expect, it } from 'vitest';
import { because, bgpResult, learned, sent, side, speaker } from '../testing/fixtures.js';
import { advertisedTable, learnedTable, refusedTable } from './bgp-tables.js';

const ars = [0, 1].map((instance) =>
  speaker(`routeServer:hub/ars#${instance}`, 'routeServer', 65515, `10.30.0.${4 + instance}`, instance === 0 ? 0 : 1),
);
const [in0, in1] = [ars[0]!, ars[1]!];
const nva1 = speaker('nva:nva1', 'nva', 65001, '10.10.1.4');
const nva2 = speaker('nva:nva2', 'nva', 65002, '10.20.1.4');
const gateway = speaker('vpnGateway:hub/vpn', 'vpnGateway', 65515, '10.30.0.36');

const own = learned(in0, undefined, '10.30.0.0/24', [], []);
const fromNva1 = learned(in0, side(nva1, in0), '0.0.0.0/0', ['10.10.1.4'], [65001, 65005]);
const fromNva2 = learned(in0, side(nva2, in0), '0.0.0.0/0', ['10.20.1.4'], [65002, 65005]);
const onIn1 = learned(in1, side(nva1, in1), '0.0.0.0/0', ['10.10.1.4'], [65001]);
const looped = learned(in0, side(nva2, in0), '10.9.0.0/16', ['10.20.1.4'], [65002, 65515]);
const gatewayOwn = learned(gateway, undefined, '10.30.0.0/24', [], []);
const gatewayLearned = learned(gateway, side(in0, gateway), '0.0.0.0/0', ['10.10.1.4'], [65001]);

/** The two default routes of the first instance have equal cost. */
const bgp = bgpResult([in0, in1, nva1, nva2, gateway], [own, fromNva2, fromNva1, onIn1, gatewayOwn, gatewayLearned], {
  rejected: [
    { route: looped, because: 'ownAsn', cause: because('ars drops it: 65515 stands in the AS path.', 'R143') },
  ],
  advertised: (id) =>
    id === in0.id
      ? [
          sent(fromNva1, side(in0, nva2), '10.30.0.4', [65515, 65001, 65005]),
          sent(own, side(in0, nva2), '10.30.0.4', [65515]),
          sent(own, side(in0, nva1), '10.30.0.4', [65515]),
        ]
      : [],
  withheld: (id) => {
    const holder = [in0, in1].find((instance) => instance.id === id);
    if (!holder) return [];
    const route = learned(holder, side(nva1, holder), '0.0.0.0/0', ['10.10.1.4'], [65001, 65005]);
    return [{ route, session: side(holder, nva1), cause: because('it came from there.', 'R163') }];
  },
});
const choice = (device: string, peer?: string) => ({
  network: new Network(emptyTopology),
  bgp,
  device,
  peer,
  labelOf: (id: string) => id.replace(/^.*[:/]/, ''),
});
const ofArs = choice('routeServer:hub/ars');

describe('what a Route Server learned', () => {
  it('is flat, told apart by localAddress, its own routes left out (R248)', () => {
    expect(learnedRows(ofArs)).toStrictEqual([
      {
        network: '0.0.0.0/0',
        nextHop: '10.20.1.4',
        asPath: '65002-65005',
        origin: 'EBgp',
        sourcePeer: '10.20.1.4',
        localAddress: '10.30.0.4',
        weight: 32768,
      },
      {
        network: '0.0.0.0/0',
        nextHop: '10.10.1.4',
        asPath: '65001-65005',
        origin: 'EBgp',
        sourcePeer: '10.10.1.4',
        localAddress: '10.30.0.4',
        weight: 32768,
      },
      {
        network: '0.0.0.0/0',
        nextHop: '10.10.1.4',
        asPath: '65001',
        origin: 'EBgp',
        sourcePeer: '10.10.1.4',
        localAddress: '10.30.0.5',
        weight: 32768,
      },
    ]);
  });

  it('can be limited to one peer', () => {
    expect(learnedRows(choice('routeServer:hub/ars', 'nva:nva2')).map(({ nextHop }) => nextHop)).toEqual(['10.20.1.4']);
  });

  it('has the columns of R250 in a table', () => {
    expect(learnedTable(learnedRows(choice('routeServer:hub/ars', 'nva:nva2')), true)).toBe(`\
LocalAddress    Network    NextHop    SourcePeer    Origin    AsPath       Weight
--------------  ---------  ---------  ------------  --------  -----------  --------
10.30.0.4       0.0.0.0/0  10.20.1.4  10.20.1.4     EBgp      65002-65005  32768
`);
  });
});

describe('what a gateway learned', () => {
  it('includes its own routes, and has the columns of R251', () => {
    expect(learnedTable(learnedRows(choice('vpnGateway:hub/vpn')), false)).toBe(`\
Network       NextHop    Origin    SourcePeer    AsPath    Weight
------------  ---------  --------  ------------  --------  --------
0.0.0.0/0     10.10.1.4  IBgp      10.30.0.4     65001     32768
10.30.0.0/24             Network   10.30.0.36              32768
`);
  });

  it('leaves its own routes out when one peer is asked for', () => {
    const rows = learnedRows(choice('vpnGateway:hub/vpn', 'routeServer:hub/ars'));
    expect(rows.map(({ network }) => network)).toEqual(['0.0.0.0/0']);
  });
});

describe('what a Route Server sends', () => {
  it('to one peer, has the form of list-advertised-routes (R249)', () => {
    expect(advertisedRows(choice('routeServer:hub/ars', 'nva:nva1'))).toStrictEqual([
      {
        network: '10.30.0.0/24',
        nextHop: '10.30.0.4',
        asPath: '65515',
        origin: 'Igp',
        localAddress: '10.30.0.4',
        weight: 0,
      },
    ]);
  });

  it('to all, names the peer of each route', () => {
    expect(advertisedRows(ofArs).map(({ peer, network }) => `${peer} ${network}`)).toEqual([
      'nva1 10.30.0.0/24',
      'nva2 0.0.0.0/0',
      'nva2 10.30.0.0/24',
    ]);
  });

  it('is one table a peer', () => {
    expect(advertisedTable(advertisedRows(ofArs), true)).toBe(`\
To nva1

LocalAddress    Network       NextHop    Origin    AsPath    Weight
--------------  ------------  ---------  --------  --------  --------
10.30.0.4       10.30.0.0/24  10.30.0.4  Igp       65515     0

To nva2

LocalAddress    Network       NextHop    Origin    AsPath             Weight
--------------  ------------  ---------  --------  -----------------  --------
10.30.0.4       0.0.0.0/0     10.30.0.4  Igp       65515-65001-65005  0
10.30.0.4       10.30.0.0/24  10.30.0.4  Igp       65515              0
`);
  });
});

describe('what a Route Server refused', () => {
  it.each([
    { list: droppedRows, expected: '10.9.0.0/16 from or to nva2: R143 ars drops it: 65515 stands in the AS path.' },
    { list: withheldRows, expected: '0.0.0.0/0 from or to nva1: R163 it came from there.' },
  ])('carries rule and reason, and is one row for both instances: $expected', ({ list, expected }) => {
    const rows = list(ofArs).map((row) => `${row.network} from or to ${row.peer}: ${row.rule} ${row.reason}`);
    expect(rows).toEqual([expected]);
  });

  it('holds what it took and did not choose, but no route of its own', () => {
    const routes = [
      learned(nva1, side(in0, nva1), '10.9.0.0/16', ['10.30.0.4'], [65515]),
      learned(nva1, side(nva2, nva1), '10.9.0.0/16', ['10.20.1.4'], [65002, 65005]),
      learned(nva1, side(nva2, nva1), '10.8.0.0/16', ['10.20.1.4'], [65002]),
      learned(nva1, undefined, '10.8.0.0/16', [], []),
    ];
    const ofNva1 = { ...choice('nva:nva1'), bgp: bgpResult([in0, nva1, nva2], routes) };
    expect(droppedRows(ofNva1).map(({ peer, reason }) => `${peer}: ${reason}`)).toEqual([
      'nva2: nva1 prefers another route for 10.9.0.0/16: its AS path is shorter (65515 against 65002-65005).',
    ]);
    expect(droppedRows({ ...ofNva1, peer: 'routeServer:hub/ars' })).toEqual([]);
  });

  it('is a table with the reason last', () => {
    expect(refusedTable(droppedRows(ofArs)).split('\n')[2]).toBe(
      '10.9.0.0/16  10.20.1.4  nva2    65002-65515  R143    ars drops it: 65515 stands in the AS path.',
    );
  });
});

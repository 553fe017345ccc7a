import { describe, expect, test } from 'vitest';
import { type BgpResult, computeBgp, defaultSettings, Network } from '../index.js';
import { circuit, hub, spoke, withServer } from '../testing/bgp-case.js';
import { type ConnectionSpec, type TopologySpec, topologyOf } from '../testing/builder.js';
import { gatewayCases } from '../testing/gateway-cases.js';
import { routeServerCases } from '../testing/route-server-cases.js';
import { lines, routing } from '../testing/routing.js';
import { showRoute } from '../testing/show.js';

describe('BGP', () => {
  test.each([...routeServerCases, ...gatewayCases])(
    '$rule',
    ({ spec, learned, dropped, advertised, withheld, nics }) => {
      const result = routing(spec);
      for (const [id, list] of Object.entries(learned ?? {})) expect(result.learned(id), id).toEqual(lines(list));
      for (const [id, list] of Object.entries(dropped ?? {})) expect(result.dropped(id), id).toEqual(lines(list));
      for (const [id, peers] of Object.entries(advertised ?? {})) {
        for (const [peer, list] of Object.entries(peers))
          expect(result.advertised(id, peer), `${id} to ${peer}`).toEqual(lines(list));
      }
      for (const [id, peers] of Object.entries(withheld ?? {})) {
        for (const [peer, list] of Object.entries(peers))
          expect(result.withheld(id, peer), `${id} to ${peer}`).toEqual(lines(list));
      }
      for (const [nic, table] of Object.entries(nics ?? {})) expect(result.nic(nic), nic).toEqual(lines(table));
    },
  );

  test.each([...routeServerCases, ...gatewayCases])(
    'the order of declarations makes no difference: $rule',
    ({ spec }) => {
      const reversed = <T>(record: Readonly<Record<string, T>> | undefined) =>
        record && Object.fromEntries(Object.entries(record).reverse());
      const turned: TopologySpec = {
        vnets: reversed(spec.vnets) ?? {},
        peerings: [...(spec.peerings ?? [])].reverse(),
        sites: reversed(spec.sites) ?? {},
        circuits: [...(spec.circuits ?? [])].reverse(),
        connections: [...(spec.connections ?? [])].reverse(),
        nvas: reversed(spec.nvas) ?? {},
        sessions: [...(spec.sessions ?? [])].reverse(),
      };
      const [one, two] = [routing(spec), routing(turned)];
      for (const { id } of one.bgp.speakers) {
        expect(two.learned(id)).toEqual(one.learned(id));
        expect(two.dropped(id)).toEqual(one.dropped(id));
      }
    },
  );

  test.each([
    ['ExpressRoute' as const, '<MSEE>'],
    ['VpnGateway' as const, '10.1.1.4'],
    ['ASPath' as const, '10.1.1.4'],
  ])('hub routing preference %s sends 192.168.0.0/16 to %s (R149)', (hubRoutingPreference, nextHop) => {
    const { nic } = routing({
      ...circuit,
      vnets: { hub1: hub(1, { expressRouteGateway: 'er1', routeServer: { name: 'ars1', hubRoutingPreference } }) },
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '192.168.0.0/16' } },
      sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
    });
    expect(nic('hub1/nva/nva1')).toContain(`V A 192.168.0.0/16 VirtualNetworkGateway ${nextHop}`);
  });

  test('sessions whose ends cannot reach each other stay down and say why', () => {
    const { bgp } = routing({
      vnets: { hub1: withServer(1), hub2: hub(2) },
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001 }, nva2: { nics: ['hub2/nva/nva2'], asn: 65002 } },
      sessions: [
        { from: 'nva:nva2', to: 'routeServer:hub1/ars1' },
        { from: 'nva:nva1', to: 'nva:nva2' },
      ],
    });
    expect([...new Set(bgp.sessions.flatMap(({ down }) => down?.rule ?? []))].sort()).toEqual(['R058', 'R136']);
  });

  test.each<[string, ConnectionSpec[], string | undefined]>([
    [
      'are customers of one circuit',
      [
        { from: 'circuit:er', to: 'nva:nva1' },
        { from: 'circuit:er', to: 'nva:nva2' },
      ],
      'R058',
    ],
    [
      'are a customer of a circuit and one behind a gateway on it',
      [
        { from: 'circuit:er', to: 'nva:nva1' },
        { from: 'expressRouteGateway:hub2/er2', to: 'circuit:er' },
      ],
      undefined,
    ],
    [
      'are behind two gateways on one circuit',
      [
        { from: 'expressRouteGateway:hub1/er1', to: 'circuit:er' },
        { from: 'expressRouteGateway:hub2/er2', to: 'circuit:er' },
      ],
      undefined,
    ],
    [
      'are one behind a gateway and one with a connection to it',
      [{ from: 'vpnGateway:hub2/vpn2', to: 'nva:nva1' }],
      undefined,
    ],
  ])('a session without a tunnel whose ends %s (R120)', (_, connections, rule) => {
    const { bgp } = routing({
      vnets: {
        hub1: hub(1, { expressRouteGateway: 'er1' }),
        hub2: hub(2, { expressRouteGateway: 'er2', vpnGateway: { name: 'vpn2' } }),
      },
      circuits: ['er'],
      connections,
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001 }, nva2: { nics: ['hub2/nva/nva2'], asn: 65002 } },
      sessions: [{ from: 'nva:nva1', to: 'nva:nva2' }],
    });
    const session = bgp.sessions.find(({ declaration }) => declaration.startsWith('bgp:'));
    expect(session?.down?.rule).toBe(rule);
  });

  test.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('of two stable states the same one comes about whether an NVA is called %s or %s', (low, high) => {
    const { bgp } = routing({
      vnets: {
        v: {
          address: '10.0.0.0/16',
          subnets: { nva: { prefix: '10.0.0.0/24', nics: { o: '10.0.0.9', low: '10.0.0.4', high: '10.0.0.5' } } },
        },
      },
      nvas: {
        origin: { nics: ['v/nva/o'], asn: 65000, advertise: '10.9.0.0/16' },
        [low]: { nics: ['v/nva/low'], asn: 65001 },
        [high]: { nics: ['v/nva/high'], asn: 65002 },
      },
      sessions: [
        { from: 'nva:origin', to: `nva:${low}`, fromPolicy: { prepend: 2 } },
        { from: 'nva:origin', to: `nva:${high}`, fromPolicy: { prepend: 2 } },
        {
          from: `nva:${low}`,
          to: `nva:${high}`,
          fromPolicy: { asDelete: [65000] },
          toPolicy: { asDelete: [65000] },
        },
      ],
    });
    const senders = [low, high].map((name) => bgp.best(`nva:${name}`, '10.9.0.0/16')[0]?.nextHops[0]?.text);
    expect(bgp.oscillations).toEqual([]);
    expect(senders).toEqual(['10.0.0.9', '10.0.0.4']);
  });

  test('three NVAs that each prefer a neighbour who goes direct never agree, and the rounds say so', () => {
    const ring = [0, 1, 2];
    const { bgp } = routing({
      vnets: {
        v: {
          address: '10.0.0.0/16',
          subnets: {
            nva: { prefix: '10.0.0.0/24', nics: { o: '10.0.0.9', n0: '10.0.0.4', n1: '10.0.0.5', n2: '10.0.0.6' } },
          },
        },
      },
      nvas: {
        origin: { nics: ['v/nva/o'], asn: 65000, advertise: '10.9.0.0/16' },
        ...Object.fromEntries(ring.map((i) => [`nva${i}`, { nics: [`v/nva/n${i}`], asn: 65001 + i }])),
      },
      sessions: ring.flatMap((i) => [
        { from: 'nva:origin', to: `nva:nva${i}`, fromPolicy: { prepend: 2 }, toPolicy: { deny: '0.0.0.0/0' } },
        {
          from: `nva:nva${(i + 1) % 3}`,
          to: `nva:nva${i}`,
          fromPolicy: { asDelete: [65000], prepend: 1 },
          toPolicy: { deny: '0.0.0.0/0' },
        },
      ]),
    });
    expect(bgp.oscillations).toMatchObject([
      {
        prefix: '10.9.0.0/16',
        rounds: expect.arrayContaining([expect.stringContaining('nva0 prefers 10.9.0.0/16 from')]),
      },
    ]);
    expect(bgp.oscillations[0]?.rounds.length).toBeLessThan(10);
  });

  test('forty NVAs in a full mesh with rewriting policies settle in bounded time', () => {
    const names = Array.from({ length: 40 }, (_, i) => `n${i}`);
    const { bgp } = routing({
      vnets: {
        v: {
          address: '10.0.0.0/16',
          subnets: {
            nva: { prefix: '10.0.0.0/24', nics: Object.fromEntries(names.map((n, i) => [n, `10.0.0.${i + 4}`])) },
          },
        },
      },
      nvas: Object.fromEntries(
        names.map((n, i) => [n, { nics: [`v/nva/${n}`], asn: 65001 + i, advertise: `10.${i + 1}.0.0/16` }]),
      ),
      sessions: names.flatMap((a, i) =>
        names.slice(i + 1).map((b, j) => ({
          from: `nva:${a}`,
          to: `nva:${b}`,
          fromPolicy: { asDelete: [65001 + ((i * 7 + j) % 40)], asOverride: (i + j) % 3 === 0 },
          toPolicy: { prepend: (i * j) % 3 },
        })),
      ),
    });
    expect(bgp.best('nva:n39', '10.1.0.0/16').length).toBeGreaterThan(0);
  });
});

describe('outcomes of the topology before are kept', () => {
  const spec = (site: string): TopologySpec => ({
    ...circuit,
    vnets: { hub1: withServer(1, { expressRouteGateway: 'er1' }, true), s: spoke(site) },
    peerings: ['hub1 agt <-> s urg'],
    nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.8.0.0/16, 10.1.16.0/24' } },
    sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
  });
  const compute = (site: string, previous?: BgpResult) =>
    computeBgp(new Network(topologyOf(spec(site))), defaultSettings, previous);
  const shown = (bgp: BgpResult) =>
    bgp.speakers.map(({ id }) => {
      const { routes, rejected } = bgp.table(id);
      return [
        id,
        [...routes].map(([text, entry]) => [text, entry.routes.map(showRoute)]),
        rejected.map(({ cause }) => cause.text),
      ];
    });

  test('touched prefixes are computed anew, and untouched ones come out as before', () => {
    const before = compute('10.1.17.0/24');
    const after = compute('10.1.16.0/24', before);
    expect(shown(after)).toEqual(shown(compute('10.1.16.0/24')));
    const route = (bgp: BgpResult, prefix: string) => bgp.best('routeServer:hub1/ars1#0', prefix)[0];
    expect(route(after, '10.8.0.0/16')).toEqual(route(before, '10.8.0.0/16'));
    expect(route(before, '10.1.16.0/24')?.asPath).toEqual([65001]);
    expect(route(after, '10.1.16.0/24')?.own).toEqual({ kind: 'network' });
  });
});

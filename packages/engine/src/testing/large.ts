import type { SessionSpec, SubnetSpec, TopologySpec, VnetSpec } from './builder.js';

/**
 * A large topology: four hubs with a Route Server, two NVAs, an ExpressRoute gateway and user-defined routes each, and
 * `spokes` VNets with `nics` NICs each around them.
 * @param sound with the routes between the regions, without which all traffic between them loops.
 */
export function largeTopology(spokes: number, nics: number, sound = true): TopologySpec {
  const hubs = [1, 2, 3, 4];
  const vnets: Record<string, VnetSpec> = {};
  const peerings: string[] = [];
  for (const n of hubs) {
    vnets[`hub${n}`] = {
      location: `region${n}`,
      address: `10.${n * 10}.0.0/20`,
      expressRouteGateway: `er${n}`,
      routeServer: { name: `ars${n}` },
      subnets: {
        GatewaySubnet: { prefix: `10.${n * 10}.3.0/24` },
        RouteServerSubnet: { prefix: `10.${n * 10}.0.0/24` },
        nva: {
          prefix: `10.${n * 10}.1.0/24`,
          routeTable: `rt-nva${n}`,
          nics: { [`nva${n}a`]: `10.${n * 10}.1.4`, [`nva${n}b`]: `10.${n * 10}.1.5` },
        },
        vms: { prefix: `10.${n * 10}.2.0/24`, nics: { vm: `10.${n * 10}.2.4` } },
      },
    };
    for (const other of hubs) if (other > n) peerings.push(`hub${n} aft <-> hub${other} aft`);
  }
  for (let i = 0; i < spokes; i++) {
    const n = (i % 4) + 1;
    const k = Math.floor(i / 4);
    const base = `10.${n * 10 + 1 + (k >> 8)}.${k & 255}`;
    const subnet: SubnetSpec = {
      prefix: `${base}.0/24`,
      nics: Object.fromEntries(Array.from({ length: nics }, (_, j) => [`vm${j}`, `${base}.${4 + j}`])),
    };
    vnets[`spoke${i}`] = { location: `region${n}`, address: `${base}.0/24`, subnets: { vms: subnet } };
    peerings.push(`hub${n} agt aft <-> spoke${i} urg aft`);
  }
  const others = (n: number) => hubs.filter((other) => other !== n);
  return {
    vnets,
    peerings,
    routeTables: Object.fromEntries(
      hubs.map((n) => [
        `rt-nva${n}`,
        {
          routes: [
            '0.0.0.0/0 -> Internet',
            ...(sound ? others(n).flatMap((m) => [`${summary(m)} -> 10.${m * 10}.1.4`]) : []),
          ],
        },
      ]),
    ),
    nvas: Object.fromEntries(
      hubs.flatMap((n) =>
        ['a', 'b'].map((side) => [
          `nva${n}${side}`,
          { nics: [`hub${n}/nva/nva${n}${side}`], asn: 65000 + n, advertise: '0.0.0.0/0', snat: 'internet' as const },
        ]),
      ),
    ),
    sites: Object.fromEntries(hubs.map((n) => [`dc${n}`, { address: `192.168.${n}.0/24`, asn: 65100 + n }])),
    circuits: hubs.map((n) => `circuit${n}`),
    connections: hubs.flatMap((n) => [
      { from: `expressRouteGateway:hub${n}/er${n}`, to: `circuit:circuit${n}` },
      { from: `circuit:circuit${n}`, to: `site:dc${n}` },
    ]),
    sessions: [
      ...hubs.flatMap((n) =>
        ['a', 'b'].map(
          (side): SessionSpec => ({
            from: `nva:nva${n}${side}`,
            to: `routeServer:hub${n}/ars${n}`,
            fromPolicy: { onlyExactly: ['0.0.0.0/0', ...hubs.map(summary)].join(), asDelete: [65515] },
          }),
        ),
      ),
      ...hubs.flatMap((n) =>
        hubs
          .filter((m) => m > n)
          .flatMap((m) =>
            ['a', 'b'].map(
              (side): SessionSpec => ({
                from: `nva:nva${n}${side}`,
                to: `nva:nva${m}${side}`,
                fromPolicy: { advertise: summary(n), onlyExactly: summary(n) },
                toPolicy: { advertise: summary(m), onlyExactly: summary(m) },
              }),
            ),
          ),
      ),
    ],
  };
}

function summary(n: number): string {
  return `10.${n * 10}.0.0/13`.replace(
    /10\.(\d+)\.0\.0\/13/,
    (_, octet) => `10.${Math.floor(Number(octet) / 8) * 8}.0.0/13`,
  );
}

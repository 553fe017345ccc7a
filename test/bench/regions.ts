/** Sizes of generated regions. */
export interface RegionsSize {
  readonly regions: number;
  readonly spokesPerRegion: number;
  readonly nicsPerSpoke: number;
}

/** 1,000 VNets and 10,000 NICs in two regions. */
export const thousand: RegionsSize = { regions: 2, spokesPerRegion: 499, nicsPerSpoke: 10 };

/** 3,000 VNets and 30,000 NICs in four regions. */
export const threeThousand: RegionsSize = { regions: 4, spokesPerRegion: 749, nicsPerSpoke: 10 };

/**
 * The text of a network with something to repair: regions whose appliances exchange the summaries of their regions over
 * the peering of their hubs, so that packets between regions loop at them (R156), and a handful of other faults at
 * single spokes. All spokes send everything to the appliance of their region, most because its Route Server says so,
 * and every fifth one because of a route table.
 */
export function regions(size: RegionsSize): string {
  const numbers = Array.from({ length: size.regions }, (_, region) => region);
  const pairs = numbers.flatMap((a) => numbers.slice(a + 1).map((b) => [a, b] as const));
  return `${[
    ...numbers.flatMap((region) => [regionText(size, region), ...spokes(size, region)]),
    ...pairs.map(([a, b]) => `peering hub${a} [allowForwardedTraffic] <-> hub${b} [allowForwardedTraffic]`),
    ...pairs.map(([a, b]) => `bgp nva${a} [onlyExactly ${summary(a)}] <-> nva${b} [onlyExactly ${summary(b)}]`),
    faults,
  ].join('\n\n')}\n`;
}

/** The next hop of a route that nothing has. */
export const unknownNextHop = '10.0.1.77';

/** The route tables of spokes with a fault: a black hole, a next hop that does not forward, one that bypasses. */
const faults = `routeTable rt-typo {
  route default 0.0.0.0/0 -> VirtualAppliance ${unknownNextHop}
}

routeTable rt-machine {
  route private 172.16.0.0/16 -> VirtualAppliance 10.0.2.4
}

routeTable rt-bypass {
  route site 172.16.0.0/16 -> VirtualNetworkGateway
  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
}

routeTable rt-none {
  route other-region 10.64.0.0/10 -> None
}`;

const faultyTables: readonly string[] = ['rt-typo', 'rt-machine', 'rt-bypass', 'rt-none'];

function summary(region: number): string {
  return `10.${64 * region}.0.0/10`;
}

function regionText({ regions: count }: RegionsSize, region: number): string {
  const base = `10.${64 * region}`;
  const passedOn = Array.from({ length: count }, (_, i) => `onlyExactly ${summary(i)}`).join(', ');
  return `vnet hub${region} {
  location region${region}
  address ${base}.0.0/20
  subnet GatewaySubnet ${base}.0.0/27
  subnet RouteServerSubnet ${base}.0.64/26
  subnet nva ${base}.1.0/24 {
    routeTable rt-nva${region}
    nic nva${region} ${base}.1.4
  }
  subnet vms ${base}.2.0/24 {
    nic vm ${base}.2.4
  }
  expressRouteGateway er${region}
  routeServer ars${region}
}

routeTable rt-nva${region} {
  route default 0.0.0.0/0 -> Internet
}

routeTable rt-spoke${region} {
  route default 0.0.0.0/0 -> VirtualAppliance ${base}.1.4
}

nva nva${region} {
  nic hub${region}.nva${region}
  asn ${65001 + region}
  advertise ${summary(region)}, 0.0.0.0/0
  snat internet
}
bgp nva${region} [${passedOn}, onlyExactly 0.0.0.0/0, asDelete 65515] <-> ars${region}

site dc${region} {
  address 172.${16 + region}.0.0/16
  asn ${65100 + region}
  host app 172.${16 + region}.1.10
}
circuit circuit${region}
connection er${region} <-> circuit${region}
connection circuit${region} <-> dc${region}`;
}

function spokes({ spokesPerRegion, nicsPerSpoke }: RegionsSize, region: number): string[] {
  return Array.from({ length: spokesPerRegion }, (_, i) => {
    const name = `spoke${region}x${i}`;
    const base = `10.${64 * region + 1 + (i >> 8)}.${i & 255}`;
    const faulty = region === 0 ? faultyTables[i] : undefined;
    const table = faulty ?? (i % 5 === 0 ? `rt-spoke${region}` : undefined);
    const nics = Array.from({ length: nicsPerSpoke }, (_, nic) => `    nic vm${nic} ${base}.${4 + nic}`);
    const lines = [...(table ? [`    routeTable ${table}`] : []), ...nics];
    return `vnet ${name} {
  location region${region}
  address ${base}.0/24
  subnet apps ${base}.0/24 {
${lines.join('\n')}
  }
}
peering hub${region} [allowGatewayTransit, allowForwardedTraffic] <-> ${name} [useRemoteGateways, allowForwardedTraffic]`;
  });
}

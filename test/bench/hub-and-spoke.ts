/** Sizes of a generated hub-and-spoke topology. */
export interface HubAndSpokeSize {
  readonly hubs: number;
  readonly spokesPerHub: number;
  readonly nicsPerSpoke: number;
  readonly workloadsPerHub: number;
}

/** 1,000 VNets and 10,000 NICs: 4 hubs with 2 appliances and 8 other NICs each, 996 spokes with 10 NICs each. */
export const large: HubAndSpokeSize = { hubs: 4, spokesPerHub: 249, nicsPerSpoke: 10, workloadsPerHub: 8 };

/**
 * The text of a topology of hubs that are peered with each other, each with a Route Server, two appliances behind a
 * load balancer, an ExpressRoute gateway with its circuit, and spokes whose subnets send everything to the load
 * balancer. The unused space of each hub's summary loops at its appliances, so that there is something to find.
 */
export function hubAndSpoke(size: HubAndSpokeSize): string {
  const parts: string[] = [];
  for (let hub = 0; hub < size.hubs; hub++) {
    parts.push(hubText(size, hub), ...spokes(size, hub));
  }
  for (let a = 0; a < size.hubs; a++) {
    for (let b = a + 1; b < size.hubs; b++) {
      parts.push(`peering hub${a} [allowForwardedTraffic] <-> hub${b} [allowForwardedTraffic]`);
    }
  }
  return `${parts.join('\n\n')}\n`;
}

function hubText(size: HubAndSpokeSize, hub: number): string {
  const base = `10.${64 * hub}`;
  const others = Array.from({ length: size.hubs }, (_, i) => i).filter((i) => i !== hub);
  const workloads = Array.from({ length: size.workloadsPerHub }, (_, i) => `    nic work${i} ${base}.2.${4 + i}`);
  return `vnet hub${hub} {
  location region${hub}
  address ${base}.0.0/20
  subnet GatewaySubnet ${base}.0.0/27
  subnet RouteServerSubnet ${base}.0.32/27
  subnet nva ${base}.1.0/24 {
    routeTable rt-nva${hub}
    nic nva${hub}a ${base}.1.4
    nic nva${hub}b ${base}.1.5
    loadBalancer ilb ${base}.1.100 -> nva${hub}a, nva${hub}b
  }
  subnet work ${base}.2.0/24 {
${workloads.join('\n')}
  }
  expressRouteGateway er${hub}
  routeServer ars${hub} { branchToBranch }
}

routeTable rt-nva${hub} {
${others.map((other) => `  route to-hub${other} 10.${64 * other}.0.0/10 -> VirtualAppliance 10.${64 * other}.1.100`).join('\n')}
  route default 0.0.0.0/0 -> Internet
}

routeTable rt-spoke${hub} {
  disableBgpRoutePropagation
  route default 0.0.0.0/0 -> VirtualAppliance ${base}.1.100
  route private 10.0.0.0/8 -> VirtualAppliance ${base}.1.100
}

nva nva${hub}a {
  nic hub${hub}.nva${hub}a
  asn ${65001 + 2 * hub}
  advertise ${base}.0.0/10
  snat internet
}
nva nva${hub}b {
  nic hub${hub}.nva${hub}b
  asn ${65001 + 2 * hub}
  advertise ${base}.0.0/10
  snat internet
}
bgp nva${hub}a [nextHop ${base}.1.100] <-> ars${hub}
bgp nva${hub}b [nextHop ${base}.1.100] <-> ars${hub}

site dc${hub} {
  address 172.${16 + hub}.0.0/16
  asn ${65100 + hub}
  host app 172.${16 + hub}.1.10
}
circuit circuit${hub}
connection er${hub} <-> circuit${hub}
connection circuit${hub} <-> dc${hub}`;
}

function spokes(size: HubAndSpokeSize, hub: number): string[] {
  return Array.from({ length: size.spokesPerHub }, (_, i) => {
    const name = `spoke${hub}x${i}`;
    const base = `10.${64 * hub + 1 + (i >> 8)}.${i & 255}`;
    const nics = Array.from({ length: size.nicsPerSpoke }, (_, nic) => `    nic vm${nic} ${base}.${4 + nic}`);
    return `vnet ${name} {
  location region${hub}
  address ${base}.0/24
  subnet apps ${base}.0/24 {
    routeTable rt-spoke${hub}
${nics.join('\n')}
  }
}
peering hub${hub} [allowGatewayTransit, allowForwardedTraffic] <-> ${name} [useRemoteGateways, allowForwardedTraffic]`;
  });
}

import { onPremisesPrefixes } from './estate.ts';

/** The size of a generated virtual WAN: its VNets, its hubs, and the prefixes of the site behind each circuit. */
export interface WanSize {
  readonly vnets: number;
  readonly hubs: number;
  readonly learned: number;
}

/**
 * The text of a company's virtual WAN, as large as an estate of hubs and spokes: hubs in as many regions, each with an
 * ExpressRoute and a VPN gateway, and a pair of NVAs in a spoke that speak BGP with it; spokes with 10 NICs each around
 * them; and a site behind each circuit. Every other hub has a firewall with routing intent; of the spokes of the others,
 * every fourth has a table of its own.
 */
export function wanText({ vnets, hubs, learned }: WanSize): string {
  const numbers = Array.from({ length: hubs }, (_, hub) => hub);
  return [
    ...numbers.map((hub) => hubText(hub, learned)),
    ...Array.from({ length: vnets }, (_, i) => spokeText(i, hubs)),
  ].join('\n\n');
}

const isSecured = (hub: number) => hub % 2 === 0;

function hubText(hub: number, learned: number): string {
  return `virtualHub hub${hub} {
  location region${hub}
  address 10.${32 * hub + 31}.0.0/23
  hubRoutingPreference ASPath
  vpnGateway vpn${hub}
  expressRouteGateway er${hub}
${
  isSecured(hub)
    ? `  firewall azfw${hub}
  routingIntent {
    PrivateTraffic -> azfw${hub}
    Internet -> azfw${hub}
  }
}`
    : `  hubRouteTable rt-isolated { labels isolated }
}`
}
site dc${hub} {
  address ${onPremisesPrefixes(learned, hub).join(', ')}
  asn ${65101 + hub}
}
circuit circuit${hub}
connection hub${hub}.er${hub} <-> circuit${hub}
connection circuit${hub} <-> dc${hub}
site branch${hub} {
  address 192.168.${hub}.0/24
  asn ${65201 + hub}
}
connection hub${hub}.vpn${hub} <-> branch${hub} enableBgp`;
}

function spokeText(i: number, hubs: number): string {
  const hub = i % hubs;
  const k = Math.floor(i / hubs);
  const base = `10.${32 * hub + 1 + (k >> 8)}.${k & 255}`;
  const nics = Array.from({ length: 10 }, (_, n) => `    nic vm${n} ${base}.${10 + n}`);
  const isIsolated = !isSecured(hub) && k % 4 === 3;
  const routing = isIsolated ? ' [associatedRouteTable rt-isolated, labels isolated, labels default]' : '';
  const nvas = ['a', 'b'].map(
    (side, n) => `nva nva${hub}${side} {
  nic spoke${i}.vm${n}
  asn ${65001 + hub}
  advertise 100.${64 + hub}.0.0/16
}
bgp nva${hub}${side} <-> hub${hub}`,
  );
  return `vnet spoke${i} {
  location region${hub}
  address ${base}.0/24
  subnet apps ${base}.0/25 {
${nics.join('\n')}
  }
}
connection hub${hub}${routing} <-> spoke${i}${k === 0 ? `\n${nvas.join('\n')}` : ''}`;
}

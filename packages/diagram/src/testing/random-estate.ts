import type {
  ConnectionSpec,
  SessionSpec,
  SiteSpec,
  SubnetSpec,
  TopologySpec,
  VnetSpec,
} from '../../../engine/src/testing/builder.js';
import type { Dice } from '../../../engine/src/testing/random.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A topology of any shape: hubs, stars, meshes and lonely VNets, several locations, devices with several NICs, lines
 * between anything. It need not make sense.
 */
export function randomEstate(dice: Dice): TopologySpec {
  const chance = (percent: number) => dice(100) < percent;
  const pick = <T>(values: readonly T[]): T => values[dice(values.length)] as T;
  const locations = ['westeurope', 'northeurope', undefined, 'a-location-with-quite-a-long-name'];
  const vnets: Record<string, VnetSpec> = {};
  const nvas: Record<string, { nics: string[]; asn?: number; connected?: string; hosts?: Record<string, string> }> = {};
  const devices: string[] = [];
  const gateways: string[] = [];
  const count = 1 + dice(chance(10) ? 40 : 9);
  for (let v = 0; v < count; v++) {
    const name = chance(5) ? `vnet-with-a-rather-long-name-${v}` : `v${v}`;
    const subnets: Record<string, SubnetSpec> = {};
    const prefix = (s: number) => `10.${v}.${s}.0/24`;
    const isHub = chance(35);
    if (isHub && chance(80)) subnets.GatewaySubnet = { prefix: prefix(0) };
    if (isHub && chance(70)) subnets.RouteServerSubnet = { prefix: prefix(1) };
    if (chance(8)) subnets.AzureFirewallSubnet = { prefix: prefix(2), routeTable: 'rt0' };
    for (let s = 3; s < 3 + dice(isHub ? 6 : 3); s++) {
      const nics = Object.fromEntries(
        Array.from({ length: dice(chance(10) ? 14 : 4) }, (_, i) => [`nic${i}`, `10.${v}.${s}.${4 + i}`]),
      );
      const names = Object.keys(nics);
      const subnet: Mutable<SubnetSpec> = { prefix: prefix(s), nics };
      if (chance(30)) subnet.routeTable = `rt${dice(3)}`;
      if (chance(12)) {
        const backends = names.filter(() => chance(60));
        subnet.loadBalancers = { [`lb${v}${s}`]: [`10.${v}.${s}.100`, ...backends] };
        if (chance(30)) subnet.loadBalancers = { ...subnet.loadBalancers, lbb: [`10.${v}.${s}.101`, ...backends] };
      }
      if (chance(12)) subnet.privateEndpoints = { pe: `10.${v}.${s}.200` };
      subnets[`s${s}`] = subnet;
      for (const nic of names.slice(0, 2)) {
        if (!chance(isHub ? 40 : 5)) continue;
        const id = Object.keys(nvas).length;
        const other = pick(Object.keys(subnets));
        const second = Object.keys(subnets[other]?.nics ?? {})[0];
        const nics = [`${name}/s${s}/${nic}`];
        if (second !== undefined && chance(40)) nics.push(`${name}/${other}/${second}`);
        nvas[`nva${id}`] = {
          nics,
          ...(chance(70) ? { asn: 65001 + id } : {}),
          ...(chance(15) ? { connected: `172.16.${id}.0/24`, hosts: { pod: `172.16.${id}.7` } } : {}),
        };
        devices.push(`nva:nva${id}`);
      }
    }
    const vnet: Mutable<VnetSpec> = { address: `10.${v}.0.0/16`, subnets };
    const location = pick(locations);
    if (location !== undefined) vnet.location = location;
    if (isHub && chance(60)) {
      vnet.vpnGateway = {
        name: `vpn${v}`,
        ...(chance(30) ? { pointToSite: '172.31.0.0/24', hosts: { laptop: '172.31.0.4' } } : {}),
      };
      gateways.push(`vpnGateway:${name}/vpn${v}`);
    }
    if (isHub && chance(60)) {
      vnet.expressRouteGateway = `er${v}`;
      gateways.push(`expressRouteGateway:${name}/er${v}`);
    }
    if (isHub && chance(60)) {
      vnet.routeServer = { name: `ars${v}` };
      devices.push(`routeServer:${name}/ars${v}`);
    }
    if (subnets.AzureFirewallSubnet || chance(3)) vnet.firewall = [`fw${v}`, `10.${v}.2.4`];
    vnets[name] = vnet;
  }
  const names = Object.keys(vnets);
  const peerings = new Set<string>();
  const mesh = chance(15);
  for (const [i, one] of names.entries()) {
    for (const other of names.slice(i + 1)) {
      if (!chance(mesh ? 95 : one === names[0] ? 70 : 12)) continue;
      const [a, b] = chance(50) ? [one, other] : [other, one];
      peerings.add(chance(10) ? `${a} -> ${b}` : `${a} agt aft <-> ${b} ${chance(50) ? 'urg ' : ''}aft`);
    }
  }
  const sites: Record<string, SiteSpec> = {};
  const ends: string[] = [];
  for (let s = 0; s < dice(5); s++) {
    const routers = Object.fromEntries(
      Array.from({ length: dice(3) }, (_, r) => [`r${s}${r}`, { address: `192.168.${s}.${r + 1}`, asn: 65100 + s }]),
    );
    const hosts = chance(60) ? { [`app${s}`]: `192.168.${s}.10` } : {};
    sites[`site${s}`] = { address: `192.168.${s}.0/24`, asn: 65100 + s, hosts, routers };
    ends.push(
      ...(Object.keys(routers).length > 0
        ? Object.keys(routers).map((r) => `router:site${s}/${r}`)
        : [`site:site${s}`]),
    );
  }
  const circuits = Array.from({ length: dice(4) }, (_, c) => `er-circuit-${c}`);
  const connections = new Map<string, ConnectionSpec>();
  const sessions: SessionSpec[] = [];
  const tunnels: Record<string, readonly ['vxlan' | 'ipsec', string, string]> = {};
  const all = [...devices, ...ends];
  const connectable = [...gateways, ...ends, ...circuits.map((name) => `circuit:${name}`)];
  for (let i = 0; connectable.length > 1 && i < dice(10); i++) {
    const [from, to] = [pick(connectable), pick(connectable)];
    if (from !== to) connections.set(`${from} ${to}`, { from, to, enableBgp: chance(50) });
  }
  for (let i = 0; all.length > 1 && i < dice(12); i++) {
    const [from, to] = [pick(all), pick(all)];
    if (from !== to) sessions.push({ from, to });
  }
  const tunnelEnds = all.filter((id) => !id.startsWith('routeServer'));
  for (let i = 0; tunnelEnds.length > 1 && i < dice(4); i++) {
    const [from, to] = [pick(tunnelEnds), pick(tunnelEnds)];
    if (from !== to) tunnels[`tun${i}`] = [pick(['vxlan', 'ipsec']), from, to];
  }
  return {
    vnets,
    nvas,
    peerings: [...peerings],
    routeTables: { rt0: { routes: [] }, rt1: { routes: [] }, rt2: { routes: [] } },
    sites,
    circuits,
    connections: [...connections.values()],
    sessions,
    tunnels,
  };
}

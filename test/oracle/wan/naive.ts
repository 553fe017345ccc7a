import { comingBackTo } from './circuits.js';
import { applianceOf, type Wan, type WanBranch, type WanHub, type WanSpoke } from './model.js';
import { contains } from './prefixes.js';
import { targetsOf } from './targets.js';

/** A way to a prefix that a table of a hub may choose. */
export interface Way {
  readonly prefix: string;
  readonly by: 'static' | 'vnet' | 'peer' | 'vpn' | 'expressRoute';
  readonly isRemote: boolean;
  readonly path: readonly number[];
  /** The next hop as a word: its kind and its name. */
  readonly hop: string;
}

/** A row of a table: all next hops of the best ways, and the paths that it may show. */
export interface Row {
  readonly prefix: string;
  readonly hops: readonly string[];
  readonly paths: readonly string[];
}

/** All connections of a WAN with what they bring and where they propagate to. */
interface Connected {
  readonly hub: number;
  readonly ways: readonly Way[];
  readonly targets: ReadonlySet<string>;
  /** Prefixes of a VNet, inside which more specific routes of its NVA stay out of the tables of the own hub (W114). */
  readonly space: readonly string[];
}

export const everywhere = '0.0.0.0/0';
const local = (prefix: string, by: Way['by'], path: readonly number[], hop: string): Way => ({
  prefix,
  by,
  isRemote: false,
  path,
  hop,
});

/** The tables of all hubs of a WAN as section 16 of the rulebook computes them; by `hub.table` and `hub.firewall`. */
export function naiveTables(wan: Wan): Map<string, Row[]> {
  const connected = connectedTo(wan);
  const tables = new Map<string, Row[]>();
  wan.hubs.forEach((hub, i) => {
    for (const name of ['defaultRouteTable', ...hub.tables.map((table) => table.name)]) {
      const id = `${hub.name}.${name}`;
      const ways = waysInto(wan, connected, i, ({ targets }) => targets.has(id));
      tables.set(id, best(hub, [...ways, ...staticsOf(wan, hub, name)]));
    }
    tables.set(`${hub.name}.noneRouteTable`, []);
    if (hub.firewall) tables.set(`${hub.name}.firewall`, ofFirewall(wan, connected, i));
    if (hub.policies.includes('PrivateTraffic')) tables.set(`${hub.name}.defaultRouteTable`, policiesOf(hub, i));
  });
  return tables;
}

/** W006, W007, W056, W101, W114: what can come into a table of a hub from connections that propagate to it. */
export function waysInto(
  wan: Wan,
  connected: readonly Connected[],
  at: number,
  reaches: (one: Connected) => boolean,
): Way[] {
  const ways = connected
    .filter((one) => one.hub === at && reaches(one))
    .flatMap(({ ways: all, space }) =>
      all.filter(({ by, prefix }) => by !== 'peer' || !space.some((own) => own !== prefix && contains(own, prefix))),
    );
  wan.hubs.forEach((other, j) => {
    if (j === at) return;
    const theirs = connected.filter((one) => one.hub === j && reaches(one)).flatMap((one) => one.ways);
    for (const [, group] of grouped(theirs)) {
      for (const way of bestOf(other, group)) {
        if (way.prefix === everywhere || wan.hubs.some(({ prefix }) => prefix === way.prefix)) continue;
        ways.push({ ...way, isRemote: true, path: [65520, 65520, ...way.path], hop: `hub ${other.name}` });
      }
    }
  });
  return ways;
}

/** All connections of a WAN. */
export function connectedTo(wan: Wan): Connected[] {
  return [
    ...wan.spokes.map((spoke) => ofSpoke(wan, spoke)),
    ...wan.branches.flatMap((branch) => ofBranch(wan, branch)),
  ];
}

function ofSpoke(wan: Wan, spoke: WanSpoke): Connected {
  const { name, nva } = spoke;
  const own = [...spoke.prefixes, ...(spoke.propagateStaticRoutes ? spoke.statics : [])];
  return {
    hub: spoke.hub,
    space: spoke.prefixes,
    targets: targetsOf(wan, spoke.hub, spoke.routing),
    ways: [
      ...[...new Set(own)].map((prefix) => local(prefix, 'vnet', [], `vnet ${name}`)),
      ...(nva?.advertises ?? []).map((prefix) =>
        local(prefix, 'peer', Array(1 + (nva?.prepend ?? 0)).fill(nva?.asn), `peer ${name}-app ${applianceOf(spoke)}`),
      ),
    ],
  };
}

function ofBranch(wan: Wan, branch: WanBranch): Connected[] {
  const { name, hub, by, asn, prefixes, routing, shared } = branch;
  const paths = { staticVpn: [], bgpVpn: [asn], expressRoute: [12076, asn] };
  const isVpn = by !== 'expressRoute';
  return [{ hub, routing }, ...shared].map((at): Connected => {
    const hop = isVpn ? `vpn vpn${hub}` : `expressRoute c-${name}`;
    const own = prefixes.map((prefix) => local(prefix, isVpn ? 'vpn' : 'expressRoute', paths[by], hop));
    const back = comingBackTo(wan, branch, at.hub).map(({ prefix, path }) => local(prefix, 'expressRoute', path, hop));
    return { hub: at.hub, space: [], targets: targetsOf(wan, at.hub, at.routing), ways: [...own, ...back] };
  });
}

/** W026, W085, W087: the static routes of a table, and the Internet policy. */
export function staticsOf(wan: Wan, hub: WanHub, table: string): Way[] {
  const at = wan.hubs.indexOf(hub);
  const written =
    table === 'defaultRouteTable' ? hub.defaultStatics : hub.tables.find(({ name }) => name === table)?.statics;
  const hasIntent = hub.policies.length > 0;
  const ways = (hasIntent ? [] : (written ?? [])).flatMap(({ prefixes, to }) =>
    prefixes.map((prefix) =>
      local(prefix, 'static', [], to === 'firewall' ? `firewall azfw${at}` : `vnet ${wan.spokes[to.spoke]?.name}`),
    ),
  );
  const internet = table === 'defaultRouteTable' && hub.policies.includes('Internet');
  return internet ? [...ways, local(everywhere, 'static', [], `firewall azfw${at}`)] : ways;
}

/** W087: what the default table shows with a private policy. */
function policiesOf(hub: WanHub, at: number): Row[] {
  const prefixes = [
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    ...hub.defaultStatics.flatMap((one) => one.prefixes),
    ...(hub.policies.includes('Internet') ? [everywhere] : []),
  ];
  return [...new Set(prefixes)].map((prefix) => ({ prefix, hops: [`firewall azfw${at}`], paths: [''] }));
}

/** W079, W090, W104: a firewall knows every connection, and sends what it does not know to the Internet. */
function ofFirewall(wan: Wan, connected: readonly Connected[], at: number): Row[] {
  const hub = wan.hubs[at];
  if (!hub) return [];
  const rows = best(
    hub,
    waysInto(wan, connected, at, () => true),
  );
  const { policies, defaultStatics } = hub;
  const hasDefault = defaultStatics.some(({ prefixes }) => prefixes.includes(everywhere));
  // W105
  if (policies.length > 0 && !policies.includes('Internet') && hasDefault) return rows;
  const others = rows.filter(({ prefix }) => prefix !== everywhere);
  return [...others, { prefix: everywhere, hops: ['internet'], paths: [''] }];
}

function best(hub: WanHub, ways: readonly Way[]): Row[] {
  return [...grouped(ways)].map(([prefix, group]) => {
    const chosen = bestOf(hub, group);
    return {
      prefix,
      hops: [...new Set(chosen.map(({ hop }) => hop))].sort(),
      paths: [...new Set(chosen.map(({ path }) => path.join('-')))],
    };
  });
}

/** Ways by their prefix. */
export function grouped(ways: readonly Way[]): Map<string, Way[]> {
  const groups = new Map<string, Way[]>();
  for (const way of ways) groups.set(way.prefix, [...(groups.get(way.prefix) ?? []), way]);
  return groups;
}

/** W050–W055: the best ways to one prefix, step by step. */
export function bestOf({ preference }: WanHub, ways: readonly Way[]): Way[] {
  let left = [...ways];
  const keep = (isBetter: (way: Way) => boolean) => {
    const better = left.filter(isBetter);
    if (better.length > 0) left = better;
  };
  keep(({ by, isRemote }) => by === 'static' && !isRemote);
  keep(({ by, isRemote }) => by === 'vnet' && !isRemote);
  const shortest = () => {
    const length = Math.min(...left.map(({ path }) => path.length));
    keep(({ path }) => path.length === length);
  };
  if (preference === 'ASPath') shortest();
  keep(({ isRemote }) => !isRemote);
  if (left.every(({ isRemote }) => isRemote)) {
    keep(({ by }) => by !== 'expressRoute');
  } else {
    keep(({ by }) => by === (preference === 'VpnGateway' ? 'vpn' : 'expressRoute'));
    // W054: a BGP peer's route loses to those of both kinds of branches, except in this mode.
    if (preference !== 'ASPath') keep(({ by }) => by !== 'peer');
  }
  shortest();
  return left;
}

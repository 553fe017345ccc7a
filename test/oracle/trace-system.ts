import type { Address, DeclId, Nva, Prefix } from '@azroute/engine';
import { parseAddress, prefix } from '@azroute/engine';
import type { RibRoute } from './routes.js';
import { containing, type Listed, listed, type Tables } from './trace-tables.js';
import { nicsOf } from './world.js';

/** Where an operating system sends a packet (R188, R189). */
export type Way =
  | { readonly to: 'nic'; readonly nic: DeclId }
  | { readonly to: 'tunnel'; readonly tunnel: DeclId }
  | { readonly to: 'connection'; readonly far: DeclId }
  | { readonly to: 'itself' }
  | { readonly to: 'drop' };

interface Line {
  readonly prefix: Prefix;
  readonly rank: number;
  readonly length: number;
  readonly to: Way | { readonly to: 'address'; readonly address: Address };
}

/** The paths of an NVA's operating system to an address, by its longest prefix (language reference, section 6). */
export function systemWays(tables: Tables, nva: Nva, ip: Address): Way[] {
  const table = systemTable(tables, nva);
  const entry = containing(table, ip)[0];
  if (entry === undefined) return [];
  return entry.of.flatMap((line): Way[] => {
    if (line.to.to !== 'address') return [line.to];
    const found = resolve(table, line.to.address, [entry.prefix.text]);
    // The host route to the peer, which a correct configuration has, leaves by the first NIC (R172).
    const [first] = nva.nics;
    return found.length > 0 || first === undefined ? found : [{ to: 'nic', nic: first }];
  });
}

/** The prefix by which an NVA's operating system decides for an address. */
export function systemPrefix(tables: Tables, nva: Nva, ip: Address): string | undefined {
  return containing(systemTable(tables, nva), ip)[0]?.prefix.text;
}

/** A next hop is resolved through the other routes; a route that would lead to itself is skipped (R172). */
function resolve(table: Listed<readonly Line[]>, next: Address, used: readonly string[]): Way[] {
  for (const entry of containing(table, next)) {
    if (used.includes(entry.prefix.text)) continue;
    const found = entry.of.flatMap(({ to }) =>
      to.to === 'address' ? resolve(table, to.address, [...used, entry.prefix.text]) : [to],
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** The routes that count for each prefix: connected, static, BGP with the shortest path, the default route. */
function systemTable(tables: Tables, nva: Nva): Listed<readonly Line[]> {
  const own = nva.nics.flatMap((id) => nicsOf(tables.topology).find(({ nic }) => nic.id === id) ?? []);
  const lines: Line[] = [
    ...own.flatMap(({ nic, subnet }) =>
      subnet.prefixes.map((of): Line => ({ prefix: of, rank: 0, length: 0, to: { to: 'nic', nic: nic.id } })),
    ),
    ...nva.connected
      .filter((of) => !own.some(({ subnet }) => subnet.prefixes.some(({ text }) => text === of.text)))
      .map((of): Line => ({ prefix: of, rank: 0, length: 0, to: { to: 'itself' } })),
    ...nva.routes.map((route): Line => ({ prefix: route.prefix, rank: 1, length: 0, to: staticWay(route.target) })),
    ...(tables.routes.get(nva.id) ?? []).flatMap(({ of }) =>
      of.flatMap((route) => learnedWays(tables, route).map((to): Line => ({ ...learned(route), to }))),
    ),
    ...own
      .slice(0, 1)
      .flatMap(({ nic }) =>
        ['0.0.0.0/0', '::/0'].map(
          (text): Line => ({ prefix: prefix(text), rank: 3, length: 0, to: { to: 'nic', nic: nic.id } }),
        ),
      ),
  ];
  return listed(
    [...new Map(lines.map((line) => [line.prefix.text, line.prefix])).values()].map((of) => {
      const rivals = lines.filter((line) => line.prefix.text === of.text);
      const rank = Math.min(...rivals.map((line) => line.rank));
      const ranked = rivals.filter((line) => line.rank === rank);
      const length = Math.min(...ranked.map((line) => line.length));
      return [of, ranked.filter((line) => line.length === length)];
    }),
  );
}

function learned(route: RibRoute) {
  return { prefix: route.prefix, rank: 2, length: route.path.length };
}

function staticWay(target: Nva['routes'][number]['target']): Line['to'] {
  switch (target.via) {
    case 'tunnel':
      return { to: 'tunnel', tunnel: target.tunnel };
    case 'nic':
      return { to: 'nic', nic: target.nic };
    case 'address':
      return { to: 'address', address: target.address };
    case 'drop':
      return { to: 'drop' };
  }
}

function learnedWays(tables: Tables, route: RibRoute): Line['to'][] {
  if (route.own === 'connection' && route.peer !== undefined) return [{ to: 'connection', far: route.peer }];
  const { side } = route;
  if (side === undefined) return [];
  const tunnel = tunnelOf(tables, route);
  if (tunnel !== undefined) return [{ to: 'tunnel', tunnel }];
  if (side.type === 'connection') return [{ to: 'connection', far: side.from.device.of.id }];
  return route.hops.flatMap((text): Line['to'][] => {
    const ip = parseAddress(text);
    return 'words' in ip ? [{ to: 'address', address: ip }] : [];
  });
}

/** The tunnel that a static route leads into, or that the session of a learned route is bound to (language reference, section 7). */
export function tunnelOf({ topology }: Tables, { side, target }: RibRoute): DeclId | undefined {
  if (target?.via === 'tunnel') return target.tunnel;
  if (side?.type !== 'declared') return undefined;
  const devices = [side.from.device.of.id, side.to.device.of.id];
  return topology.sessions.find(({ a, b }) => devices.includes(a.device) && devices.includes(b.device))?.tunnel;
}

import { type BgpRoute, computeBgp, defaultSettings, EffectiveTables, Network, type Topology } from '@azroute/engine';
import { type OracleBgp, oracleBgp } from './bgp.js';
import { oracleTable } from './table.js';
import { nicsOf } from './world.js';

/** All results for a topology, by speaker or NIC: unordered lists of lines. */
export type View = ReadonlyMap<string, readonly string[]>;

/** The engine's results; undefined if some prefix does not converge. */
export function engineView(topology: Topology): View | undefined {
  const network = new Network(topology);
  const bgp = computeBgp(network, defaultSettings);
  if (bgp.oscillations.length > 0) return undefined;
  const tables = new EffectiveTables(network, () => bgp, defaultSettings);
  const view = new Map<string, string[]>();
  for (const { id } of bgp.speakers) {
    const routes = [...bgp.table(id).routes.values()]
      .flatMap(({ routes }) => routes)
      .filter((route) => !summary(route));
    view.set(
      `${id} holds`,
      routes.flatMap((route) => {
        const hops = route.own ? [] : route.nextHops.map(({ text }) => text);
        return lines(route.prefix.text, hops, route.asPath, route.own?.kind ?? `from ${route.session?.local}`);
      }),
    );
    view.set(
      `${id} sends`,
      bgp.advertised(id).flatMap((route) => {
        const hops = route.nextHops.map(({ text }) => text);
        return lines(route.prefix.text, hops, route.asPath, `to ${route.session.remote}`);
      }),
    );
  }
  for (const { nic } of nicsOf(topology)) {
    const rows = tables.ofNic(nic.id)?.routes ?? [];
    view.set(
      nic.id,
      rows.map(({ source, state, prefix, serviceTag, nextHopType, nextHops }) =>
        rowLine(
          [source, state, prefix?.text ?? serviceTag ?? '', nextHopType],
          nextHops.flatMap(({ text }) => text ?? []),
        ),
      ),
    );
  }
  return view;
}

/** The oracle's results; undefined if its lists still change after many rounds. */
export function oracleView(topology: Topology, bgp: OracleBgp = oracleBgp(topology)): View | undefined {
  if (!bgp.settled) return undefined;
  const view = new Map<string, string[]>();
  for (const { id } of bgp.speakers) {
    view.set(
      `${id} holds`,
      (bgp.ribs.get(id) ?? []).flatMap((route) =>
        lines(route.prefix.text, route.own ? [] : route.hops, route.path, route.own ?? `from ${route.side?.from.id}`),
      ),
    );
    view.set(
      `${id} sends`,
      bgp.advertised
        .filter(({ side }) => side.from.id === id)
        .flatMap(({ side, routes }) =>
          routes.flatMap((route) => lines(route.prefix.text, route.hops, route.path, `to ${side.to.id}`)),
        ),
    );
  }
  for (const { nic, subnet, vnet } of nicsOf(topology)) {
    view.set(
      nic.id,
      oracleTable(topology, bgp, vnet, subnet).map(({ source, state, destination, type, hops }) =>
        rowLine([source, state, destination, type], hops),
      ),
    );
  }
  return view;
}

/** The differences between two views, as lines: only for `a`'s places, or for both. */
export function differences(
  a: View,
  b: View,
  names: readonly [string, string],
  places: Iterable<string> = new Set([...a.keys(), ...b.keys()]),
): string[] {
  return [...places].flatMap((place) => {
    const [left, right] = [new Set(a.get(place)), new Set(b.get(place))];
    return [
      ...[...left].filter((text) => !right.has(text)).map((text) => `${place}: ${names[0]} only: ${text}`),
      ...[...right].filter((text) => !left.has(text)).map((text) => `${place}: ${names[1]} only: ${text}`),
    ];
  });
}

/** The engine lists a gateway's summaries next to its own prefixes; only what is sent matters. */
function summary(route: BgpRoute): boolean {
  return route.own?.kind === 'advertised' && !/^(nva|router|site):/.test(route.holder);
}

/** One line per next hop: two routes and one route with two next hops are equivalent. */
function lines(prefix: string, hops: readonly string[], path: readonly number[], note: string): string[] {
  return (hops.length > 0 ? hops : ['-']).map((hop) => `${prefix} via ${hop} [${path.join('-')}] ${note}`);
}

function rowLine(columns: readonly string[], hops: readonly string[]): string {
  return [...columns, [...hops].sort().join(',')].join(' ');
}

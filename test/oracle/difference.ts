import { type BgpRoute, computeBgp, defaultSettings, EffectiveTables, Network, type Topology } from '@azroute/engine';
import { compareHops } from './best.js';
import { oracleBgp } from './bgp.js';
import { oracleTable } from './table.js';
import { nicsOf } from './world.js';

/** What engine and oracle say differently about a topology, in lines; undefined if BGP does not settle. */
export function differences(topology: Topology): string[] | undefined {
  const network = new Network(topology);
  const bgp = computeBgp(network, defaultSettings);
  const oracle = oracleBgp(topology);
  if (bgp.oscillations.length > 0 || !oracle.settled) return undefined;
  const tables = new EffectiveTables(network, () => bgp, defaultSettings);
  return [
    ...oracle.speakers.flatMap((speaker) => {
      const engineRoutes = [...bgp.table(speaker.id).routes.values()].flatMap(({ routes }) => routes);
      const held = oracle.held.get(speaker.id) ?? [];
      return unlike(
        `${speaker.id} holds`,
        engineRoutes.filter((r) => !summary(r)).flatMap((r) => lines(r.prefix.text, r.own ? [] : r.nextHops.map(({ text }) => text), r.asPath, r.own?.kind ?? r.session?.local)),
        held.flatMap((r) => lines(r.prefix.text, r.own ? [] : r.hops, r.path, r.own ?? r.side?.from.id)),
      );
    }),
    ...oracle.speakers.flatMap((speaker) =>
      unlike(
        `${speaker.id} sends`,
        bgp.advertised(speaker.id).flatMap((r) => lines(r.prefix.text, r.nextHops.map(({ text }) => text), r.asPath, `to ${r.session.remote}`)),
        oracle.sent
          .filter(({ side }) => side.from.id === speaker.id)
          .flatMap(({ side, routes }) => routes.flatMap((r) => lines(r.prefix.text, r.hops, r.path, `to ${side.to.id}`))),
      ),
    ),
    ...nicsOf(topology).flatMap(({ nic, subnet, vnet }) =>
      unlike(
        nic.id,
        (tables.ofNic(nic.id)?.routes ?? []).map((row) =>
          rowLine(row.source, row.state, row.prefix?.text ?? row.serviceTag ?? '', row.nextHopType, row.nextHops.flatMap(({ text }) => text ?? [])),
        ),
        oracleTable(topology, oracle, vnet, subnet).map((row) => rowLine(row.source, row.state, row.destination, row.type, row.hops)),
      ),
    ),
  ];
}

/** A gateway's summaries are listed beside its own prefixes by the engine; what counts is that they are sent. */
function summary(route: BgpRoute): boolean {
  return route.own?.kind === 'advertised' && !/^(nva|router|site):/.test(route.holder);
}

/** One line a next hop: two routes and one route with two next hops say the same. */
function lines(prefix: string, hops: readonly string[], path: readonly number[], note: string | undefined): string[] {
  return (hops.length > 0 ? hops : ['-']).map((hop) => `${prefix} via ${hop} [${path.join('-')}] ${note}`);
}

function rowLine(source: string, state: string, destination: string, type: string, hops: readonly string[]): string {
  return `${source} ${state} ${destination} ${type} ${[...hops].sort(compareHops).join(',')}`;
}

function unlike(where: string, engine: readonly string[], oracle: readonly string[]): string[] {
  const [e, o] = [new Set(engine), new Set(oracle)];
  return [
    ...[...e].filter((text) => !o.has(text)).map((text) => `${where}: engine only: ${text}`),
    ...[...o].filter((text) => !e.has(text)).map((text) => `${where}: oracle only: ${text}`),
  ];
}

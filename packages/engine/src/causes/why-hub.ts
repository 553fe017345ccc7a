import { type Address, covers, hostPrefix, type Prefix } from '../address/index.js';
import { entryOf } from '../bgp/hubs/entry.js';
import { propagatedTables } from '../bgp/hubs/propagated-tables.js';
import { firewallTableId } from '../bgp/hubs/propagation.js';
import type { BgpResult } from '../bgp/result.js';
import type { BgpRoute } from '../bgp/route.js';
import type { HubRouteRow, HubRoutes } from '../effective/hubs/hub-routes.js';
import {
  type Cause,
  type Connection,
  type DeclId,
  defaultLabel,
  endOfHub,
  type HubRouteTable,
  type HubVirtualNetworkConnection,
  hubsOfWan,
  type Network,
  type VirtualHub,
} from '../topology/index.js';
import { speakersById, waysOf } from './bgp-way.js';
import type { HubWhy } from './hub-why.js';
import { whyNotChosen } from './not-chosen.js';

/** What is needed of a computation. */
interface Computed {
  readonly network: Network;
  readonly bgp: BgpResult;
}

/** Why the routes of a hub's table or firewall decide as they do for an address or prefix. */
export function whyHub({ network, bgp }: Computed, id: DeclId, routes: HubRoutes, to: Address | Prefix): HubWhy {
  const address = 'length' in to ? undefined : to;
  const prefix = 'length' in to ? to : hostPrefix(to);
  const [decides, ...shorter] = routes.table.covering(prefix);
  const thing = network.thing(id);
  const table = thing?.kind === 'hubRouteTable' ? thing.hubRouteTable : undefined;
  const label = network.label(id);
  const speaker = bgp.speakers.find((one) => one.id === (table ? id : firewallTableId(id)));
  const best = decides?.bgp[0];
  const sameLength =
    speaker && best && decides
      ? (bgp.table(speaker.id).routes.get(decides.prefix.text)?.routes ?? [])
          .filter((route) => !decides.bgp.includes(route))
          .map((route) => ({
            prefix: decides.prefix,
            because: route.cause,
            beatenBy: whyNotChosen(network, speaker, best, route),
          }))
      : [];
  return {
    table: id,
    prefix,
    address,
    decides,
    decision: decision(label, id, decides, prefix, address),
    propagation: decides ? propagationOf(network, table, decides) : [],
    ways: waysOf(speakersById(bgp), decides?.bgp ?? []),
    losers: [
      ...sameLength,
      ...shorter.map((row) => ({
        prefix: row.prefix,
        because: row.cause,
        beatenBy: {
          rule: 'W050' as const,
          text: `${decides?.prefix.text} is longer.`,
          declarations: decides?.cause.declarations ?? [],
        },
      })),
    ],
    missing: [...keptOut(network, bgp, routes.hub, table, prefix), ...refused(bgp, speaker?.id, prefix)],
  };
}

function decision(label: string, id: DeclId, row: HubRouteRow | undefined, prefix: Prefix, address?: Address): Cause {
  const asked = address?.text ?? prefix.text;
  if (!row) return { rule: 'W050', text: `No route of ${label} contains ${asked}.`, declarations: [id] };
  const exact = row.prefix.text === prefix.text && !address;
  const text = exact
    ? `${label} has a route for ${asked}.`
    : `${row.prefix.text} is the longest prefix in ${label} that contains ${asked}.`;
  return { rule: 'W050', text, declarations: [id] };
}

/** W012, W015: the connections that brought the routes, and why they propagate to this table. */
function propagationOf(network: Network, table: HubRouteTable | undefined, { bgp }: HubRouteRow): readonly Cause[] {
  const connections = new Set(bgp.flatMap((route) => connectionOf(network, route) ?? []));
  return [...connections].map((connection) => {
    const { id, label } = connection;
    if (!table) {
      return {
        rule: 'W079',
        text: `The firewall knows what ${label} brings, whatever it propagates to.`,
        declarations: [id],
      };
    }
    const by = howPropagated(network, connection, table);
    return {
      rule: 'W012',
      text: `${label} brings it and propagates to ${table.label}${by}.`,
      declarations: [id, table.id],
    };
  });
}

type HubConnection = Connection | HubVirtualNetworkConnection;

function connectionOf(network: Network, route: BgpRoute): HubConnection | undefined {
  const { by, connection } = entryOf(route);
  if (connection === undefined || by === 'static' || by === 'hub') return undefined;
  const session = by === 'peer' ? network.topology.sessions.find(({ id }) => id === connection) : undefined;
  const nva = session && (network.nva(session.a.device) ?? network.nva(session.b.device));
  if (nva) return network.nicsOf(nva).flatMap(({ vnet }) => network.hubConnectionOf(vnet.id) ?? [])[0];
  return network.hubConnection(connection) ?? network.topology.connections.find(({ id }) => id === connection);
}

function howPropagated(network: Network, connection: HubConnection, table: HubRouteTable): string {
  const routing = 'hub' in connection ? connection.routing : endOfHub(connection)?.routing;
  const hub = 'hub' in connection ? network.virtualHub(connection.hub) : undefined;
  if (hub?.routingIntent) return ', as with routing intent all connections of its hub do';
  const propagation = routing?.propagation;
  if (!propagation) return ` by the label ${defaultLabel}, its default`;
  if (propagation.routeTables.includes(table.id)) return ', which it names';
  const label = propagation.labels.find((one) => table.labels.includes(one));
  return label === undefined ? '' : ` by the label ${label}`;
}

/** W012: the connections that have a route for the prefix and do not propagate to the table. */
function* keptOut(
  network: Network,
  bgp: BgpResult,
  hub: VirtualHub,
  table: HubRouteTable | undefined,
  prefix: Prefix,
): Generator<Cause> {
  if (!table) return;
  const seen = new Set<DeclId>();
  for (const own of hubsOfWan(network.topology, hub)) {
    for (const { connection, brought } of broughtInto(network, bgp, own)) {
      if (seen.has(connection.id) || !brought.some((one) => covers(one, prefix))) continue;
      seen.add(connection.id);
      if (propagatedTables(network, connection.id).includes(table)) continue;
      const text = `${connection.label} has a route for ${prefix.text} and does not propagate to ${table.label}.`;
      yield { rule: 'W012', text, declarations: [connection.id, table.id] };
    }
  }
}

function* broughtInto(
  network: Network,
  bgp: BgpResult,
  hub: VirtualHub,
): Generator<{ readonly connection: HubConnection; readonly brought: readonly Prefix[] }> {
  for (const connection of network.hubConnectionsOf(hub.id)) {
    const statics = connection.propagateStaticRoutes ? connection.staticRoutes.flatMap(({ prefixes }) => prefixes) : [];
    yield { connection, brought: [...(network.vnet(connection.vnet)?.addressSpace ?? []), ...statics] };
  }
  const gateways = [...hub.vnet.vpnGateways.slice(0, 1), ...hub.vnet.expressRouteGateways.slice(0, 1)];
  for (const { id } of gateways) {
    const routes = bgp.speakersOf(id).flatMap((speaker) => [...bgp.table(speaker.id).routes.values()]);
    for (const connection of network.connectionsOf(id)) {
      const own = routes.filter((entry) => entry.routes.some((route) => entryOf(route).connection === connection.id));
      yield { connection, brought: own.map((entry) => entry.prefix) };
    }
  }
}

function refused(bgp: BgpResult, speaker: string | undefined, prefix: Prefix): readonly Cause[] {
  if (speaker === undefined) return [];
  return bgp.table(speaker).rejected.flatMap(({ route, cause }) => (covers(route.prefix, prefix) ? [cause] : []));
}

import { type Address, covers, type Prefix, PrefixTable } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import type { Settings } from '../settings.js';
import {
  appliesRouteTables,
  type DeclId,
  type Network,
  type RouteTable,
  type Subnet,
  type Vnet,
} from '../topology/index.js';
import { bgpAbsent, defaultRouteWins, hidden, propagationOff, systemAbsent } from './absent-rows.js';
import type { InjectedRoutes } from './injected.js';
import { injectedRows } from './injected-rows.js';
import { noneRows, type RemovedNoneRow } from './none-rows.js';
import { displayOrder } from './order.js';
import type { AbsentRoute, EffectiveRoute, EffectiveTable, InjectedRoute } from './route.js';
import { ServiceRows, staysBeside } from './service-rows.js';
import { userRoutes } from './user-routes.js';
import { spaceAround, type VnetRows } from './vnet-rows.js';

/** The input of the table of a class of NICs. */
export interface TableInput {
  readonly network: Network;
  readonly settings: Settings;
  readonly vnet: Vnet;
  readonly vnetRows: VnetRows;
  readonly routeTable: RouteTable | undefined;
  /** The subnet that names the service endpoints (any subnet of the class). */
  readonly subnet: Subnet;
  readonly injected: InjectedRoutes;
}

/** The rows of this class, except those that gateways and Route Server inject. */
interface LocalRows {
  readonly rows: readonly EffectiveRoute[];
  readonly users: readonly EffectiveRoute[];
  readonly removedNone: readonly RemovedNoneRow[];
  /** Internet rows that a BGP default route removed (R011). */
  readonly removedInternet: readonly EffectiveRoute[];
  /** Active rows without a prefix. */
  readonly ofUnknownExtent: readonly EffectiveRoute[];
  /** Active rows by prefix, the strongest of each. */
  readonly matching: PrefixTable<EffectiveRoute>;
}

/**
 * An effective route table by the reference algorithm (R055). Rows that a hub injects are the same for all its NICs, so
 * they are stored once, and a lookup consults them together with the class's own rows. The complete list is created
 * only when it is read.
 */
export class ClassTable implements EffectiveTable {
  readonly vnet: DeclId;
  readonly routeTable: DeclId | undefined;
  readonly disableBgpRoutePropagation: boolean;
  readonly isUnknown: boolean;
  private localRows: LocalRows | undefined;
  private readonly services: ServiceRows;
  private listed: { readonly routes: readonly EffectiveRoute[]; readonly absent: readonly AbsentRoute[] } | undefined;

  constructor(private readonly input: TableInput) {
    this.vnet = input.vnet.id;
    this.services = new ServiceRows(input.network, input.subnet);
    this.routeTable = input.routeTable?.id;
    this.disableBgpRoutePropagation = input.routeTable?.disableBgpRoutePropagation ?? false;
    this.isUnknown = input.routeTable?.unknown ?? false;
  }

  /** Whether the user-defined routes of this class are the same in another state of the topology. */
  hasRoutesOf(network: Network): boolean {
    return network.routeTable(this.input.subnet.routeTable) === this.input.routeTable;
  }

  get routes(): readonly EffectiveRoute[] {
    return this.list().routes;
  }

  get absent(): readonly AbsentRoute[] {
    return this.list().absent;
  }

  get ofUnknownExtent(): readonly EffectiveRoute[] {
    return this.local().ofUnknownExtent;
  }

  lookup(address: Address): EffectiveRoute | undefined {
    const match = this.match(address);
    return match?.kind === 'injected' ? merged(this.injectedRowsOf(match)) : match;
  }

  match(address: Address): EffectiveRoute | InjectedRoute | undefined {
    const local = this.local().matching.lookup(address);
    if (this.disableBgpRoutePropagation) return local;
    const injected = this.input.injected.table.lookup(address);
    if (!injected) return local;
    const localLength = local?.prefix?.length ?? -1;
    // R035, R036. A BGP route inside own or peered space is not in the table (R037), and a shorter one loses to that space.
    if (localLength > injected.prefix.length) return local;
    if (localLength === injected.prefix.length && local?.source === 'User') return local;
    return this.input.vnetRows.space.lookup(address) || this.services.around(injected.prefix) ? local : injected;
  }

  inPlaceOf(prefix: Prefix): EffectiveRoute | undefined {
    const { rows, removedNone, matching } = this.local();
    let beaten: EffectiveRoute | undefined;
    for (const row of rows) {
      if (row.state === 'Active' || !row.prefix) continue;
      if (row.beatenBy?.because === 'endpointPolicy' && covers(prefix, row.prefix)) return undefined;
      if (row.prefix.text === prefix.text) beaten = beaten && staysBeside(beaten, row) ? beaten : row;
    }
    // R007: the route replaces the None row of its own prefix.
    const none = removedNone.find(
      (each) => each.prefix.text === prefix.text && each.removedBy.because === 'userRoute',
    )?.row;
    const shorter = matching.covering(prefix).find((row) => row.prefix?.text !== prefix.text);
    const local = beaten ?? none ?? shorter;
    if (this.disableBgpRoutePropagation) return local;
    const { injected } = this.input;
    const route = injected.table.covering(prefix).find((each) => !this.around(each.prefix));
    const localLength = local?.prefix?.length ?? -1;
    if (!route || localLength > route.prefix.length) return local;
    if (localLength === route.prefix.length && local?.source === 'User') return local;
    return merged(this.injectedRowsOf(route));
  }

  private local(): LocalRows {
    this.localRows ??= this.buildLocal();
    return this.localRows;
  }

  private buildLocal(): LocalRows {
    checkpoint();
    const { network, settings, vnet, vnetRows, routeTable } = this.input;
    const users = (routeTable ? userRoutes(network, vnet, routeTable) : []).map((row) => this.services.beside(row));
    const inForce = users.filter(({ state }) => state === 'Active');
    const userByDestination = byDestination(inForce);
    const lost = (row: EffectiveRoute): EffectiveRoute => {
      const winner = userByDestination.get(destination(row));
      return winner ? invalid(row, winner, 'userRoute') : row;
    };
    const bgpRoute = (text: string) => this.injectedFor(text)?.cause;
    const removedInternet = vnetRows.internet.filter(({ prefix }) => prefix && bgpRoute(prefix.text));
    const none = noneRows(vnet, settings, vnetRows, bgpRoute, inForce);
    const internet = vnetRows.internet.filter((row) => !removedInternet.includes(row));
    const rows = [
      ...[...vnetRows.own, ...vnetRows.peers, ...internet, ...this.services.rows].map(lost),
      ...none.rows,
      ...users,
      ...vnetRows.endpoints.map(({ row, home, subnet: at }) => endpointRow(lost(row), home, at, inForce)),
    ];
    const ofUnknownExtent = rows.filter((row) => !row.prefix && row.state === 'Active');
    return { rows, users, removedNone: none.removed, removedInternet, ofUnknownExtent, matching: strongest(rows) };
  }

  /** The injected route of exactly this prefix, if it is in the table. */
  private injectedFor(prefixText: string): InjectedRoute | undefined {
    if (this.disableBgpRoutePropagation) return undefined;
    const route = this.input.injected.byText.get(prefixText);
    return route && !this.around(route.prefix) ? route : undefined;
  }

  /** The row of own or peered space, or of a service endpoint, because of which a BGP route is not in the table. */
  private around(prefix: Prefix): EffectiveRoute | undefined {
    return spaceAround(this.input.vnetRows, prefix) ?? this.services.around(prefix);
  }

  private injectedRowsOf(route: InjectedRoute): readonly EffectiveRoute[] {
    const { network, vnet, vnetRows } = this.input;
    let rows = vnetRows.injected.get(route);
    if (!rows) {
      rows = injectedRows(network, vnet, route);
      vnetRows.injected.set(route, rows);
    }
    return rows;
  }

  private list(): { readonly routes: readonly EffectiveRoute[]; readonly absent: readonly AbsentRoute[] } {
    this.listed ??= this.buildList();
    return this.listed;
  }

  private buildList() {
    const { injected, routeTable, vnet } = this.input;
    const local = this.local();
    const userByDestination = byDestination(local.users);
    const absent: AbsentRoute[] = injected.notInjected.map((candidate) => bgpAbsent(candidate, candidate.removedBy));
    const bgp: EffectiveRoute[] = [];
    for (const route of injected.routes) {
      checkpoint();
      const candidate = { prefix: route.prefix, nextHopTexts: texts(route), cause: route.cause, bgp: route.bgp };
      const space = this.around(route.prefix);
      if (this.disableBgpRoutePropagation && routeTable) absent.push(bgpAbsent(candidate, propagationOff(routeTable)));
      else if (space) absent.push(bgpAbsent(candidate, hidden(space, vnet)));
      else {
        const winner = userByDestination.get(route.prefix.text);
        bgp.push(...this.injectedRowsOf(route).map((row) => (winner ? invalid(row, winner, 'userRoute') : row)));
      }
    }
    for (const row of local.removedInternet) {
      const winner = row.prefix && this.injectedFor(row.prefix.text);
      if (winner && row.prefix) absent.push(systemAbsent(row, row.prefix, defaultRouteWins(winner)));
    }
    for (const { row, prefix, removedBy } of local.removedNone) absent.push(systemAbsent(row, prefix, removedBy));
    return { routes: displayOrder([...local.rows, ...bgp]), absent };
  }
}

/**
 * Active rows by prefix. R036: User beats Default. Rows of a service tag whose prefixes are not declared match no
 * address (R067).
 */
function strongest(rows: readonly EffectiveRoute[]): PrefixTable<EffectiveRoute> {
  const table = new PrefixTable<EffectiveRoute>();
  for (const row of rows) {
    if (row.state !== 'Active' || !row.prefix) continue;
    if (!table.get(row.prefix) || row.source === 'User') table.set(row.prefix, row);
  }
  return table;
}

/**
 * A BGP route of which only some next hops can be reached has two rows; their next hops are one equal-cost set, so that
 * some flows are dropped (R208).
 */
function merged(rows: readonly EffectiveRoute[]): EffectiveRoute | undefined {
  const first = rows[0];
  return first && rows.length > 1 ? { ...first, nextHops: rows.flatMap(({ nextHops }) => nextHops) } : first;
}

/** R028: with network policies for route tables a user-defined route as long as the VNet's mask invalidates the /32. */
function endpointRow(
  row: EffectiveRoute,
  home: Vnet,
  subnet: Subnet,
  users: readonly EffectiveRoute[],
): EffectiveRoute {
  const { prefix } = row;
  if (row.state === 'Invalid' || !prefix || !appliesRouteTables(subnet)) return row;
  const space = home.addressSpace.find((candidate) => covers(candidate, prefix));
  const winner = users.find(
    (user) => user.prefix && covers(user.prefix, prefix) && space && user.prefix.length >= space.length,
  );
  return winner ? invalid(row, winner, 'endpointPolicy') : row;
}

function invalid(row: EffectiveRoute, winner: EffectiveRoute, because: 'endpointPolicy' | 'userRoute'): EffectiveRoute {
  const name = winner.name ? `"${winner.name}" ` : '';
  const [rule, text] =
    because === 'userRoute'
      ? [
          'R043' as const,
          `The user-defined route ${name}has the same prefix and wins (User before BGP before Default).`,
        ]
      : [
          'R028' as const,
          `The user-defined route ${name}for ${winner.prefix?.text} is as long as the VNet's mask and the endpoint's subnet has network policies for route tables, so it wins over the /32.`,
        ];
  const { declarations } = winner.cause;
  return {
    ...row,
    state: 'Invalid',
    beatenBy: { because, rule, text, declarations, ...(winner.route !== undefined && { route: winner.route }) },
  };
}

/** The user-defined routes that count, by destination. */
function byDestination(users: readonly EffectiveRoute[]): ReadonlyMap<string, EffectiveRoute> {
  return new Map(users.filter(({ state }) => state === 'Active').map((row) => [destination(row), row]));
}

function destination(row: EffectiveRoute): string {
  return row.prefix?.text ?? `tag ${row.serviceTag}`;
}

function texts(route: InjectedRoute): string[] {
  return route.nextHops.flatMap(({ text }) => text ?? []);
}

import { type Address, covers, type Prefix, PrefixTable } from '../address/index.js';
import type { Settings } from '../settings.js';
import type { Cause, DeclId, Network, RouteTable, Subnet, Vnet } from '../topology/index.js';
import { coveredBy, type InjectedRoute, type InjectedRoutes } from './injected.js';
import { injectedRows } from './injected-rows.js';
import { noneRoutes } from './none-routes.js';
import { displayOrder } from './order.js';
import type { AbsentRoute, EffectiveRoute, EffectiveTable } from './route.js';
import {
  internetRoutes,
  noneRow,
  peeringRoutes,
  privateEndpointRoutes,
  serviceEndpointRoutes,
  vnetRoutes,
} from './system-routes.js';
import { userRoutes } from './user-routes.js';

/** What the table of a class of NICs is made from. */
export interface TableInput {
  readonly network: Network;
  readonly settings: Settings;
  readonly vnet: Vnet;
  readonly routeTable: RouteTable | undefined;
  /** The subnet that names the service endpoints (any subnet of the class). */
  readonly subnet: Subnet;
  readonly injected: InjectedRoutes;
}

/** Builds an effective route table by the reference algorithm (R055). */
export function buildTable(input: TableInput): EffectiveTable {
  return new TableBuilder(input).build();
}

class TableBuilder {
  private readonly absent: AbsentRoute[] = [];

  constructor(private readonly input: TableInput) {}

  build(): EffectiveTable {
    const { network, vnet, routeTable, subnet } = this.input;
    const own = vnetRoutes(vnet);
    const peers = peeringRoutes(network, vnet).filter(
      ({ prefix }) => !vnet.addressSpace.some((p) => p.text === prefix?.text),
    );
    const endpoints = privateEndpointRoutes(network, vnet);
    const users = routeTable ? userRoutes(network, vnet, routeTable) : [];
    const bgp = this.bgpRows(peers);
    const services = serviceEndpointRoutes(subnet, subnet.serviceEndpoints);
    const internet = this.internetRows(bgp);
    const nones = this.noneRows(peers, bgp, users);

    const userByPrefix = new Map(users.map((row) => [destination(row), row]));
    const lost = (row: EffectiveRoute): EffectiveRoute => {
      const winner = userByPrefix.get(destination(row));
      return winner ? invalid(row, winner, 'R043') : row;
    };
    const rows = displayOrder([
      ...[...own, ...peers, ...bgp, ...internet, ...services].map(lost),
      ...nones,
      ...users,
      ...endpoints.map(({ row, home, subnet: endpointSubnet }) =>
        this.endpointRow(lost(row), home, endpointSubnet, users),
      ),
    ]);
    return new Table(vnet.id, routeTable?.id, routeTable?.disableBgpRoutePropagation ?? false, rows, this.absent);
  }

  private bgpRows(peers: readonly EffectiveRoute[]): EffectiveRoute[] {
    const { network, vnet, routeTable, injected } = this.input;
    for (const { prefix, nextHopTexts, cause, removedBy } of injected.notInjected) {
      this.remove(prefix, nextHopTexts, cause, removedBy);
    }
    if (routeTable?.disableBgpRoutePropagation) {
      const removedBy: Cause = {
        rule: 'R069',
        text: `${routeTable.label} has disableBgpRoutePropagation: no BGP route is written here.`,
        declarations: [routeTable.id],
      };
      for (const route of injected.routes) this.remove(route.prefix, texts(route), route.cause, removedBy);
      return [];
    }
    const peerPrefixes = peers.flatMap(({ prefix }) => prefix ?? []);
    return injected.routes.flatMap((route) => {
      const hiddenBy = this.hiddenBy(route.prefix, peerPrefixes, peers);
      if (hiddenBy) {
        this.remove(route.prefix, texts(route), route.cause, hiddenBy);
        return [];
      }
      return injectedRows(network, vnet, route);
    });
  }

  /** R037: BGP routes equal to or inside own or peered address space never enter the table. */
  private hiddenBy(
    prefix: Prefix,
    peerPrefixes: readonly Prefix[],
    peers: readonly EffectiveRoute[],
  ): Cause | undefined {
    const { vnet } = this.input;
    const own = coveredBy(vnet.addressSpace, prefix);
    if (own) {
      return {
        rule: 'R037',
        text: `It is equal to or inside ${own.text}, the address space of ${vnet.label} itself, so the system route stands alone.`,
        declarations: [vnet.id],
      };
    }
    const peer = coveredBy(peerPrefixes, prefix);
    if (!peer) return undefined;
    const row = peers.find((candidate) => candidate.prefix === peer);
    return {
      rule: 'R037',
      text: `It is equal to or inside ${peer.text}, which is directly peered, so the peering route stands alone.`,
      declarations: row?.cause.declarations ?? [vnet.id],
    };
  }

  /** R011: a BGP default route makes the Internet row vanish. */
  private internetRows(bgp: readonly EffectiveRoute[]): EffectiveRoute[] {
    return internetRoutes(this.input.vnet).filter((row) => {
      const winner = bgp.find((candidate) => candidate.prefix?.text === row.prefix?.text);
      if (!winner || !row.prefix) return true;
      this.removeSystem(row, row.prefix, {
        rule: 'R011',
        text: `A default route from ${winner.nextHops[0]?.text ?? 'BGP'} replaces the Internet route and all None routes.`,
        declarations: winner.cause.declarations,
      });
      return false;
    });
  }

  private noneRows(
    peers: readonly EffectiveRoute[],
    bgp: readonly EffectiveRoute[],
    users: readonly EffectiveRoute[],
  ): EffectiveRoute[] {
    const { vnet, settings } = this.input;
    const userDefault = users.find((row) => row.prefix?.text === '0.0.0.0/0');
    const bgpDefault = bgp.find((row) => row.prefix?.text === '0.0.0.0/0');
    const rows: EffectiveRoute[] = [];
    for (const prefix of noneRoutes(settings.noneRoutes)) {
      const row = noneRow(prefix, vnet.id);
      const removedBy =
        replacedBySpace(prefix, vnetRoutes(vnet), 'R005') ??
        replacedBySpace(prefix, peers, 'R006') ??
        (bgpDefault && stripped(bgpDefault, 'R011')) ??
        replacedBySame(prefix, bgp, 'R012') ??
        replacedBySame(prefix, users, 'R007') ??
        // R009: a user-defined default route with next hop None leaves the None rows.
        (userDefault && userDefault.nextHopType !== 'None' ? stripped(userDefault, 'R008') : undefined);
      if (removedBy) this.removeSystem(row, prefix, removedBy);
      else rows.push(row);
    }
    return rows;
  }

  /** R028: with network policies for route tables a user-defined route as long as the VNet's mask invalidates the /32. */
  private endpointRow(
    row: EffectiveRoute,
    home: Vnet,
    subnet: Subnet,
    users: readonly EffectiveRoute[],
  ): EffectiveRoute {
    const policy = subnet.privateEndpointNetworkPolicies;
    const { prefix } = row;
    if (row.state === 'Invalid' || !prefix || (policy !== 'Enabled' && policy !== 'RouteTableEnabled')) return row;
    const space = home.addressSpace.find((candidate) => covers(candidate, prefix));
    const winner = users.find(
      (user) => user.prefix && covers(user.prefix, prefix) && space && user.prefix.length >= space.length,
    );
    return winner ? invalid(row, winner, 'R028') : row;
  }

  private remove(prefix: Prefix, nextHopTexts: readonly string[], cause: Cause, removedBy: Cause): void {
    this.absent.push({
      source: 'VirtualNetworkGateway',
      prefix,
      nextHopType: 'VirtualNetworkGateway',
      nextHopTexts,
      cause,
      removedBy,
    });
  }

  private removeSystem(row: EffectiveRoute, prefix: Prefix, removedBy: Cause): void {
    this.absent.push({
      source: 'Default',
      prefix,
      nextHopType: row.nextHopType,
      nextHopTexts: [],
      cause: row.cause,
      removedBy,
    });
  }
}

class Table implements EffectiveTable {
  private matching: PrefixTable<EffectiveRoute> | undefined;

  constructor(
    readonly vnet: DeclId,
    readonly routeTable: DeclId | undefined,
    readonly disableBgpRoutePropagation: boolean,
    readonly routes: readonly EffectiveRoute[],
    readonly absent: readonly AbsentRoute[],
  ) {}

  lookup(address: Address): EffectiveRoute | undefined {
    this.matching ??= index(this.routes);
    return this.matching.lookup(address);
  }
}

/**
 * R036: of Active rows with one prefix User beats BGP beats Default. Next hops of one BGP route that stand in two rows,
 * since only some can be reached, count as one set: a part of the flows is dropped (R208). Rows of a service tag match
 * no address, since tags are matched by name only (R067).
 */
function index(rows: readonly EffectiveRoute[]): PrefixTable<EffectiveRoute> {
  const table = new PrefixTable<EffectiveRoute>();
  for (const row of rows) {
    if (row.state !== 'Active' || !row.prefix) continue;
    const known = table.get(row.prefix);
    if (!known || strength(row) > strength(known)) table.set(row.prefix, row);
    else if (row.source === 'VirtualNetworkGateway' && known.source === row.source) {
      table.set(row.prefix, { ...known, nextHops: [...known.nextHops, ...row.nextHops] });
    }
  }
  return table;
}

function strength({ source }: EffectiveRoute): number {
  return source === 'User' ? 2 : source === 'VirtualNetworkGateway' ? 1 : 0;
}

function replacedBySpace(none: Prefix, rows: readonly EffectiveRoute[], rule: 'R005' | 'R006'): Cause | undefined {
  const row = rows.find(({ prefix }) => prefix && covers(prefix, none));
  return (
    row && {
      rule,
      text: `${row.prefix?.text} equals or contains it and replaces it.`,
      declarations: row.cause.declarations,
    }
  );
}

function replacedBySame(none: Prefix, rows: readonly EffectiveRoute[], rule: 'R007' | 'R012'): Cause | undefined {
  const row = rows.find(({ prefix }) => prefix?.text === none.text);
  return (
    row && {
      rule,
      text: 'A route for exactly this prefix removes the None route.',
      declarations: row.cause.declarations,
    }
  );
}

function stripped(row: EffectiveRoute, rule: 'R008' | 'R011'): Cause {
  return {
    rule,
    text: 'A default route that leads elsewhere removes all None routes.',
    declarations: row.cause.declarations,
  };
}

function invalid(row: EffectiveRoute, winner: EffectiveRoute, rule: 'R028' | 'R043'): EffectiveRoute {
  const name = winner.name ? `"${winner.name}" ` : '';
  const text =
    rule === 'R043'
      ? `The user-defined route ${name}has the same prefix and wins (User before BGP before Default).`
      : `The user-defined route ${name}for ${winner.prefix?.text} is as long as the VNet's mask and the endpoint's subnet has network policies for route tables, so it wins over the /32.`;
  return { ...row, state: 'Invalid', beatenBy: { rule, text, declarations: winner.cause.declarations } };
}

function destination(row: EffectiveRoute): string {
  return row.prefix?.text ?? `tag ${row.serviceTag}`;
}

function texts(route: InjectedRoute): string[] {
  return route.nextHops.flatMap(({ text }) => text ?? []);
}

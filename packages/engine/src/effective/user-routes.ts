import { type Address, contains } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import {
  associatedTable,
  type Cause,
  type Network,
  type RouteTable,
  rankOfDestination,
  type UserRoute,
  type Vnet,
} from '../topology/index.js';
import type { Loss } from './loss.js';
import type { EffectiveRoute, FabricAction, NextHopType, RowNextHop } from './route.js';

/** The rows of a route table as the NICs of a VNet show them (R056–R066). */
export function userRoutes(network: Network, vnet: Vnet, table: RouteTable): EffectiveRoute[] {
  const seen = new Set<string>();
  const rows: EffectiveRoute[] = [];
  for (const route of table.routes) {
    checkpoint();
    const destination = 'prefix' in route.destination ? route.destination.prefix.text : route.destination.serviceTag;
    // R048: Azure refuses a second route with the same prefix; the first one counts.
    if (seen.has(destination)) continue;
    seen.add(destination);
    rows.push(...rowsOf(network, userRow(network, vnet, table, route)));
  }
  return table.routes.some(({ destination }) => !('prefix' in destination)) ? ranked(rows, table) : rows;
}

/** A row for each prefix of a service tag that statements give; without them one that is named by the tag. */
function rowsOf(network: Network, row: EffectiveRoute): EffectiveRoute[] {
  const prefixes = row.serviceTag === undefined ? undefined : network.serviceTags.of(row.serviceTag);
  if (!prefixes) return [row];
  return prefixes.map(({ prefix, declaration }) => {
    const text = `${row.cause.text} ${prefix.text} belongs to ${row.serviceTag}.`;
    const cause: Cause = { ...row.cause, text, declarations: [...row.cause.declarations, declaration] };
    return { ...row, prefix, cause, nextHops: row.nextHops.map((hop) => ({ ...hop, cause })) };
  });
}

/** R067: for one prefix a route for it comes before those for tags, and of these the narrower tag. */
function ranked(rows: readonly EffectiveRoute[], table: RouteTable): EffectiveRoute[] {
  const ranks = new Map(table.routes.map((route) => [route.id, rankOfDestination(route)]));
  const rankOf = ({ route }: EffectiveRoute) => ranks.get(route ?? '') ?? 0;
  const first = new Map<string, EffectiveRoute>();
  for (const row of rows) {
    const before = first.get(row.prefix?.text ?? '');
    if (row.prefix && (!before || rankOf(row) < rankOf(before))) first.set(row.prefix.text, row);
  }
  return rows.map((row) => {
    const winner = row.prefix && first.get(row.prefix.text);
    return !winner || winner === row ? row : { ...row, state: 'Invalid', beatenBy: otherDestination(winner) };
  });
}

function otherDestination(winner: EffectiveRoute): Loss {
  const what = winner.serviceTag === undefined ? 'the prefix itself' : `the service tag ${winner.serviceTag}`;
  return {
    because: 'userRoute',
    rule: 'R067',
    text: `A route of the table for ${what} comes first (the prefix itself, then a regional tag, then one of all regions, AzureCloud last).`,
    declarations: winner.cause.declarations,
    ...(winner.route !== undefined && { route: winner.route }),
  };
}

/** Why a packet from this VNet cannot be handed to a next hop address; undefined if it can. */
export function unreachable(network: Network, vnet: Vnet, address: Address): string | undefined {
  const near = network.ownerNear(vnet.id, address);
  if (near?.owner.kind === 'privateEndpoint') {
    return `${address.text} is the private endpoint ${near.owner.endpoint.label}, which forwards no packets (R030)`;
  }
  if (vnet.addressSpace.some((prefix) => contains(prefix, address))) return undefined;
  const peered = network
    .neighbours(vnet.id)
    .some(({ prefixes }) => prefixes.some((prefix) => contains(prefix, address)));
  return peered ? undefined : `${address.text} is neither in ${vnet.label} nor in a VNet directly peered with it`;
}

function userRow(network: Network, vnet: Vnet, table: RouteTable, route: UserRoute): EffectiveRoute {
  const { type, hops, cause } = nextHop(network, vnet, table, route);
  return {
    kind: 'row',
    source: 'User',
    state: 'Active',
    prefix: 'prefix' in route.destination ? route.destination.prefix : undefined,
    serviceTag: 'prefix' in route.destination ? undefined : route.destination.serviceTag,
    nextHopType: type,
    nextHops: hops,
    name: route.name,
    route: route.id,
    cause,
    beatenBy: undefined,
  };
}

interface UserNextHopRow {
  readonly type: NextHopType;
  readonly hops: readonly RowNextHop[];
  readonly cause: Cause;
}

function nextHop(network: Network, vnet: Vnet, table: RouteTable, route: UserRoute): UserNextHopRow {
  const because = (rule: Cause['rule'], text: string): Cause => ({ rule, text, declarations: [route.id, table.id] });
  const without = (type: NextHopType, action: FabricAction, cause: Cause): UserNextHopRow => ({
    type,
    hops: [{ text: undefined, action, cause }],
    cause,
  });
  const intro = `User-defined route of ${table.label}`;
  switch (route.nextHop.type) {
    case 'VirtualAppliance': {
      const hop = applianceHop(network, vnet, route.nextHop.address, intro, because);
      return appliances([hop], hop.cause);
    }
    case 'VirtualApplianceEcmp': {
      // R286: printed as VirtualAppliance with all addresses; nothing probes them.
      const { addresses } = route.nextHop;
      const hops = addresses.map((address) => applianceHop(network, vnet, address, intro, because));
      const cause = because('R286', `${intro} with ${addresses.length} next hops: each flow takes one of them.`);
      return appliances(hops, cause);
    }
    case 'VirtualNetworkGateway': {
      // R278: no address is printed.
      const { action, cause } = gatewayAction(network, vnet, table, because);
      return without('VirtualNetworkGateway', action, cause);
    }
    case 'VnetLocal':
      return without(
        'VnetLocal',
        { to: 'vnet', vnet: vnet.id },
        because('R064', `${intro}: exempts the range from a wider one.`),
      );
    case 'Internet':
      return without('Internet', { to: 'internet' }, because('R066', `${intro}.`));
    case 'None':
      return without('None', { to: 'drop' }, because('R065', `${intro}: drops.`));
  }
}

/** R059: a row with no appliance in reach is shown as None. */
function appliances(hops: readonly RowNextHop[], cause: Cause): UserNextHopRow {
  const isReached = hops.some(({ action }) => action.to !== 'drop');
  return { type: isReached ? 'VirtualAppliance' : 'None', hops, cause };
}

function applianceHop(
  network: Network,
  vnet: Vnet,
  address: Address,
  intro: string,
  because: (rule: Cause['rule'], text: string) => Cause,
): RowNextHop {
  const problem = unreachable(network, vnet, address);
  return problem === undefined
    ? { text: address.text, action: { to: 'address', address }, cause: because('R057', `${intro}.`) }
    : {
        text: address.text,
        action: { to: 'drop' },
        cause: because('R059', `${intro}, but ${problem}: packets are dropped.`),
      };
}

/** R061, R062: the VPN gateway of the VNet, or of the hub whose gateways it uses; never ExpressRoute. */
function gatewayAction(
  network: Network,
  vnet: Vnet,
  table: RouteTable,
  because: (rule: Cause['rule'], text: string) => Cause,
): { action: FabricAction; cause: Cause } {
  const connection = network.hubConnectionOf(vnet.id);
  const hub = connection && network.virtualHub(connection.hub);
  if (hub) {
    return {
      action: { to: 'hub', hub: hub.id, table: associatedTable(hub, connection).id },
      cause: because(
        'W124',
        `User-defined route of ${table.label} to the virtual network gateway: the router of ${hub.label}. Whether this works is not known (V09); taken as working.`,
      ),
    };
  }
  const home = network.hubOf(vnet.id) ?? vnet;
  const gateway = home.vpnGateways[0];
  const intro = `User-defined route of ${table.label} to the virtual network gateway`;
  if (!gateway) {
    const why =
      home.expressRouteGateways.length > 0
        ? `${home.label} has only an ExpressRoute gateway, for which this next hop does not work`
        : `${vnet.label} has no VPN gateway and does not use another VNet's`;
    return { action: { to: 'drop' }, cause: because('R061', `${intro}, but ${why}: packets are dropped.`) };
  }
  if (home.expressRouteGateways.length > 0) {
    return {
      action: { to: 'drop' },
      cause: because(
        'R061',
        `${intro}, which does not work where VPN and ExpressRoute gateways coexist: packets are dropped.`,
      ),
    };
  }
  const doubt =
    home.routeServers.length > 0
      ? ' Whether this works beside a Route Server is disputed (T03); taken as working.'
      : '';
  return {
    action: { to: 'vpnGateway', gateway: gateway.id },
    cause: because(home.routeServers.length > 0 ? 'R063' : 'R062', `${intro} ${gateway.label}.${doubt}`),
  };
}

import { isDefaultRoute } from '../../address/index.js';
import {
  associatedTable,
  type Cause,
  type DeclId,
  deployedFirewall,
  type HubVirtualNetworkConnection,
  type Network,
  type VirtualHub,
  vpnGatewayAddresses,
} from '../../topology/index.js';
import { type InjectedRoutes, injectedList, type NotInjected } from '../injected.js';
import type { InjectedRoute, RowNextHop } from '../route.js';
import { type HubNextHop, type HubRouteRow, type HubTables, hubNextHopTypes } from './hub-routes.js';

/** The routes that a hub writes into the NICs of a connected VNet (W039–W043). */
export function injectedByHub(
  network: Network,
  tables: HubTables,
  connection: HubVirtualNetworkConnection,
): InjectedRoutes {
  const hub = network.virtualHub(connection.hub);
  if (!hub) return injectedList([], []);
  const table = associatedTable(hub, connection);
  const routes: InjectedRoute[] = [];
  const notInjected: NotInjected[] = [];
  for (const row of tables.ofTable(table, hub).rows) {
    const { prefix, cause, bgp } = row;
    const nextHops = distinct(row.nextHops.flatMap((hop) => nextHopsOf(network, hub, table.id, row, hop)));
    if (isDefaultRoute(prefix) && connection.routing.enableInternetSecurity === false) {
      notInjected.push({
        prefix,
        nextHopTexts: nextHops.flatMap(({ text }) => text ?? []),
        cause,
        bgp,
        removedBy: {
          because: 'internetSecurityOff',
          rule: 'W043',
          text: `Connection ${connection.label} has enableInternetSecurity false, so the hub's default route is not propagated to it.`,
          declarations: [connection.id],
        },
      });
    } else if (nextHops.length > 0) {
      routes.push({ kind: 'injected', prefix, nextHops, cause, bgp });
    }
  }
  return injectedList(routes, notInjected);
}

/** W040: what NICs print depends on the type of the best path. */
function nextHopsOf(network: Network, hub: VirtualHub, table: DeclId, row: HubRouteRow, hop: HubNextHop): RowNextHop[] {
  const from = `From ${network.label(table)}: ${hubNextHopTypes[hop.to]}`;
  const because = (text: string, ...more: readonly DeclId[]): Cause => ({
    rule: 'W040',
    text: `${from}${text}`,
    declarations: [...more, ...row.cause.declarations.filter((id) => !more.includes(id))],
  });
  switch (hop.to) {
    case 'vnet':
    case 'peer':
    case 'hub': {
      const what = hop.to === 'vnet' ? hop.vnet : hop.to === 'peer' ? hop.nva : hop.hub;
      return [
        {
          text: hub.virtualRouterIps[0]?.text ?? '<router>',
          action: { to: 'hub', hub: hub.id, table },
          cause: because(` ${network.label(what)}, through the hub's router.`, hub.id),
        },
      ];
    }
    case 'vpnGateway': {
      const gateway = hub.vnet.vpnGateways[0];
      const addresses = gateway ? vpnGatewayAddresses(hub.vnet, gateway) : [];
      return addresses.map(({ text }) => ({
        text,
        action: { to: 'vpnGateway', gateway: hop.gateway },
        cause: because(` ${network.label(hop.gateway)}, with the address of each instance.`, hop.gateway),
      }));
    }
    case 'expressRoute': {
      const thing = network.thing(hop.circuit);
      const edges = thing?.kind === 'circuit' ? thing.circuit.nextHops.map(({ text }) => text) : [];
      return (edges.length > 0 ? edges : ['<MSEE>']).map((text) => ({
        text,
        action: { to: 'circuit', circuit: hop.circuit, gateway: hop.gateway },
        cause: because(
          ` ${network.label(hop.gateway)}; packets go straight to the Microsoft edge (W134).`,
          hop.circuit,
        ),
      }));
    }
    case 'firewall': {
      const firewall = deployedFirewall(hub, hop.firewall);
      const address = firewall?.address;
      return [
        {
          text: address?.text,
          action: address ? { to: 'address', address } : { to: 'drop' },
          cause: because(` ${firewall?.label ?? network.label(hop.firewall)}.`, hop.firewall),
        },
      ];
    }
    case 'internet':
      return [];
  }
}

/** Next hops of which a NIC shows each once: several of a table have the router's address (W045). */
function distinct(nextHops: readonly RowNextHop[]): RowNextHop[] {
  const isSame = (a: RowNextHop, b: RowNextHop) => a.text === b.text && a.action.to === b.action.to;
  return nextHops.filter((hop, i) => nextHops.findIndex((other) => isSame(other, hop)) === i);
}

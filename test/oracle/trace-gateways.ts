import type { DeclId } from '@azroute/engine';
import { parseAddress } from '@azroute/engine';
import type { RibRoute } from './routes.js';
import type { Row } from './table.js';
import { arriveAt, hand, rowsFor, send } from './trace-fabric.js';
import { onWire, type Spot, type Step } from './trace-packet.js';
import { containing, leadsOf, type PlacedSubnet, passedOnBy, type Tables } from './trace-tables.js';
import { deviceOf, hubOf } from './world.js';

/** A packet from a VNet at a VPN gateway: the gateway's own table decides (R200). */
export function vpnGateway(tables: Tables, spot: Spot): Step[] {
  const best = containing(tables.routes.get(spot.device), onWire(spot))[0];
  if (best === undefined) return ['dropped'];
  return best.of.flatMap((route) => followRoute(tables, spot, route));
}

/**
 * A packet from a connection or a point-to-site client at a VPN gateway: the GatewaySubnet's rows decide (R130, R168,
 * R201), unless a route into a connection is as long (R106, R123) or they lead back to the gateway.
 */
export function branch(tables: Tables, spot: Spot): Step[] {
  const place = gatewaySubnet(tables, spot.device);
  const rows = place ? rowsFor(tables, place.subnet.id, onWire(spot)) : [];
  const length = rows[0] ? Number(rows[0].destination.split('/')[1]) : -1;
  const back = place !== undefined && rows.some((row) => leadTo(tables, place, row) === 'vpnGateway');
  const onward = containing(tables.routes.get(spot.device), onWire(spot)).find(({ of }) => of.some(isOnward));
  if (onward && (back || onward.prefix.length >= length)) {
    return onward.of.filter(isOnward).flatMap((route) => followRoute(tables, spot, route));
  }
  if (place === undefined || rows.length === 0 || back) return vpnGateway(tables, spot);
  const leads = rows.map((row) => leadTo(tables, place, row));
  // A gateway never forwards branch traffic to the Internet, nor to a circuit without a Route Server in between (R120,
  // R122).
  if (leads.includes('Internet')) return ['dropped'];
  if (leads.includes('circuit') && !taughtBy(tables, spot, 'expressRouteGateway')) return ['dropped'];
  return send(tables, spot.device, place, spot);
}

/** A packet from a circuit at an ExpressRoute gateway: the GatewaySubnet's rows decide (R117, R130). */
export function expressRouteGateway(tables: Tables, spot: Spot): Step[] {
  const place = gatewaySubnet(tables, spot.device);
  if (place === undefined) return ['dropped'];
  const leads = rowsFor(tables, place.subnet.id, onWire(spot)).map((row) => leadTo(tables, place, row));
  if (leads.includes('Internet') || leads.includes('circuit')) return ['dropped']; // R120
  if (leads.includes('vpnGateway') && !taughtBy(tables, spot, 'vpnGateway')) return ['dropped']; // R122
  return send(tables, spot.device, place, spot);
}

/** The Microsoft edge forwards by its own table, to routers and to other VNets' gateways (R121). */
export function circuit(tables: Tables, spot: Spot): Step[] {
  const best = containing(tables.routes.get(spot.device), onWire(spot))[0];
  const far = (best?.of ?? []).flatMap(({ side }) => side?.from.device.of.id ?? []);
  return far.length === 0 ? ['dropped'] : far.map((device) => arriveAt(tables.topology, device, spot));
}

function followRoute(tables: Tables, spot: Spot, route: RibRoute): Step[] {
  const { topology } = tables;
  if (route.own === 'pointToSite') return ['delivered']; // R102
  if (isOnward(route)) return [arriveAt(topology, route.peer ?? route.side?.from.device.of.id ?? '', spot)];
  const place = gatewaySubnet(tables, spot.device);
  if (place === undefined) return ['dropped'];
  if (route.own === 'network' || cameFrom(tables, route) === 'expressRouteGateway') {
    return send(tables, spot.device, place, spot);
  }
  // With a different ASN, the gateway sees the Route Server as next hop, whose own next hop then counts (R128).
  const { side } = route;
  const meant =
    side?.from.kind === 'routeServer' && side.from.asn !== side.to.asn
      ? (passedOnBy(tables, side.from.id, route.prefix) ?? route)
      : route;
  const hops = meant.hops.flatMap((text) => {
    const ip = parseAddress(text);
    return 'words' in ip ? [ip] : [];
  });
  // R127, R168
  return hops.length === 0 ? ['dropped'] : hops.flatMap((hop) => hand(topology, spot.device, place.vnet, hop, spot));
}

/** Whether a gateway's route leads into one of its connections or to its point-to-site clients. */
function isOnward({ own, side }: RibRoute): boolean {
  return own === undefined ? side?.type === 'connection' : own !== 'network';
}

/** Whether a gateway's best route is one that a Route Server has from the other gateway (R122). */
function taughtBy(tables: Tables, spot: Spot, kind: 'vpnGateway' | 'expressRouteGateway'): boolean {
  const best = containing(tables.routes.get(spot.device), onWire(spot))[0];
  return best?.of.some((route) => cameFrom(tables, route) === kind) ?? false;
}

/** The kind of device that the Route Server learned the route from. */
function cameFrom(tables: Tables, { side, prefix }: RibRoute) {
  if (side?.from.kind !== 'routeServer') return undefined;
  return passedOnBy(tables, side.from.id, prefix)?.side?.from.kind;
}

function gatewaySubnet({ topology }: Tables, gateway: DeclId): PlacedSubnet | undefined {
  const device = deviceOf(topology, gateway);
  if (device === undefined || !('vnet' in device)) return undefined;
  const subnet = device.vnet.subnets.find(({ name }) => name === 'GatewaySubnet');
  return subnet && { subnet, vnet: device.vnet };
}

/** The kind of target that a row leads to, as far as it matters for gateways. */
function leadTo(tables: Tables, { vnet }: PlacedSubnet, row: Row): string {
  if (row.type !== 'VirtualNetworkGateway') return row.type;
  if (row.source === 'User') {
    // R061
    const hub = hubOf(tables.topology, vnet);
    return hub?.vpnGateways[0] && hub.expressRouteGateways.length === 0 ? 'vpnGateway' : 'None';
  }
  const leads = leadsOf(tables, vnet, row).map(({ to }) => to);
  return leads.find((to) => to !== 'address') ?? 'address';
}

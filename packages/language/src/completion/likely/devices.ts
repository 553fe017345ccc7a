import type { DeclId } from '@azroute/engine';
import type { Site } from '../../generated/ast.js';
import { areCompatible } from '../../lowering/connection.js';
import { asnOf } from '../../lowering/device.js';
import { hasInstances } from '../../lowering/session.js';
import type { Declaration, DeclKind } from '../../symbols/declaration.js';
import type { SymbolTable } from '../../symbols/symbol-table.js';
import type { Judge, Place } from '../place.js';

/** The largest number with which a Route Server peers (R134, R229). */
const largestOfRouteServer = 65_535;

/** What people write first. */
const firstEnds: Readonly<Partial<Record<DeclKind, number>>> = {
  nva: 0,
  vpnGateway: 0,
  expressRouteGateway: 0,
  virtualHub: 0,
  circuit: 1,
  router: 2,
  routeServer: 3,
};

/** The router that a site means: its only one, or the site itself; undefined if it has several. */
export function deviceMeant(symbols: SymbolTable, declaration: Declaration): Declaration | undefined {
  if (declaration.kind !== 'site') return declaration;
  const routers = ((declaration.node as Site).members ?? []).filter(({ $type }) => $type === 'Router');
  if (routers.length > 1) return undefined;
  return (routers[0] && symbols.of(routers[0])) ?? declaration;
}

/** The ends of a connection: those that go with the other end, and first those that have none yet. */
export function connectionEnds({ symbols, topology, joined, ends, other }: Place): Judge {
  const far = other && deviceMeant(symbols, other);
  const connected = new Set([
    ...topology.connections.flatMap(({ a, b }) => [a.device, b.device]),
    ...topology.hubConnections.map(({ vnet }) => vnet),
  ]);
  return (declaration) => {
    const device = deviceMeant(symbols, declaration);
    if (!device) return undefined;
    // Only virtual hubs connect to virtual networks, which each have one connection.
    if (declaration.kind === 'vnet' && far?.kind !== 'virtualHub') return undefined;
    if (!far) return (firstEnds[declaration.kind] ?? 2) + (connected.has(device.id) ? 0.5 : 0);
    if (device === far || !areCompatible(device.kind, far.kind)) return undefined;
    const speaks = ends.enableBgp || device.kind === 'circuit' || far.kind === 'circuit';
    if (speaks && asnOf(device) === undefined) return undefined;
    if (joined.between('connection', device.id, far.id).length > 0) return 2;
    return connected.has(device.id) ? 1 : 0;
  };
}

/** The ends of a BGP session: those that speak BGP with the other end, and first those nearby without a session yet. */
export function sessionEnds(place: Place): Judge {
  const { symbols, joined, other } = place;
  const far = other && deviceMeant(symbols, other);
  const near = far && vnetsNear(place, far.id);
  return (declaration) => {
    const device = deviceMeant(symbols, declaration);
    const asn = device && asnOf(device);
    if (!device || asn === undefined) return undefined;
    if (!far) return firstEnds[declaration.kind] ?? 2;
    const servers = [device, far].filter(({ kind }) => hasInstances(kind)).length;
    if (device === far || servers > 1) return undefined;
    if (servers > 0 && Math.max(asn, asnOf(far) ?? 0) > largestOfRouteServer) return undefined;
    const isNear = vnetsOf(place, device.id).some((vnet) => near?.has(vnet));
    return (joined.between('bgp', device.id, far.id).length > 0 ? 2 : 0) + (isNear ? 0 : 1);
  };
}

/** The ends of a tunnel: any two different devices. */
export function tunnelEnds({ symbols, other }: Place): Judge {
  const far = other && deviceMeant(symbols, other);
  return (declaration) => {
    const device = deviceMeant(symbols, declaration);
    return !device || device === far ? undefined : (firstEnds[declaration.kind] ?? 2);
  };
}

/** The VNets in which a device has an address. */
function vnetsOf({ network }: Place, id: DeclId): readonly DeclId[] {
  const thing = network.thing(id);
  if (thing?.kind === 'nva') return network.nicsOf(thing.nva).map(({ vnet }) => vnet.id);
  return thing?.kind === 'routeServer' ? [thing.vnet.id] : [];
}

/** These VNets, and those that are peered with them. */
function vnetsNear(place: Place, id: DeclId): ReadonlySet<DeclId> {
  const own = vnetsOf(place, id);
  return new Set([...own, ...own.flatMap((vnet) => place.network.neighbours(vnet).map((each) => each.vnet.id))]);
}

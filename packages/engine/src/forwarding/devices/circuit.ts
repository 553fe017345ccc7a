import type { DeclId } from '../../topology/index.js';
import { enterFarEnd } from '../enter.js';
import type { Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { decidedBy, noRoute } from '../speaker-decision.js';
import type { PlaceRules, ThingRules, World } from '../world.js';

/** An ExpressRoute circuit: the Microsoft edge. */
export const circuit = {
  place: {
    next: forwards,
    tables: () => [],
    hop: 'circuit',
    devices: ({ circuits }) => circuits.map(({ id }) => id),
    decisives: (world, device) => [{ by: 'routes', routes: world.devices.bestRoutesOf(device) }],
  } satisfies PlaceRules,

  thing: {
    sends: () => undefined,
    connectionEnd: 'circuit',
    tunnelEnd: undefined,
    tunnelAddress: () => undefined,
    addresses: () => [],
  } satisfies ThingRules<'circuit'>,
};

/** The Microsoft edge forwards by its own table: to a customer router, or to another VNet's gateway (R121). */
function forwards(world: World, device: DeclId, packet: Packet): Outcome[] {
  const [best] = world.devices.bestRoutes(device, wireDestination(packet));
  if (!best) return noRoute(world, device, packet);
  const seen = new Set<DeclId>();
  return best.flatMap((route) => {
    const far = world.devices.sender(route);
    if (far === undefined || seen.has(far)) return [];
    seen.add(far);
    return [enterFarEnd(world, far, packet, decidedBy(world, device, 'circuit', 'R200', route, packet))];
  });
}

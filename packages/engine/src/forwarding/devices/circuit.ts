import type { DeclId } from '../../topology/index.js';
import { enterFarEnd } from '../enter.js';
import type { Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { decidedBy, noRoute } from '../speaker-decision.js';
import type { World } from '../world.js';

/** The Microsoft edge forwards by its own table: to a customer router, or to another VNet's gateway (R121). */
export function circuitForwards(world: World, circuit: DeclId, packet: Packet): Outcome[] {
  const [best] = world.bestRoutes(circuit, wireDestination(packet));
  if (!best) return noRoute(world, circuit, packet);
  const seen = new Set<DeclId>();
  return best.flatMap((route) => {
    const far = world.sender(route);
    if (far === undefined || seen.has(far)) return [];
    seen.add(far);
    return [enterFarEnd(world, far, packet, decidedBy(world, circuit, 'circuit', 'R200', route, packet))];
  });
}

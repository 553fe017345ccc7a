import { checkpoint } from '../checkpoint.js';
import { circuitForwards } from './devices/circuit.js';
import { expressRouteGatewayForwards } from './devices/express-route-gateway.js';
import { nvaForwards } from './devices/nva.js';
import { routerForwards } from './devices/router.js';
import { firewallForwards, nicSends, privateEndpointSends, siteSends } from './devices/senders.js';
import { vpnGatewayFromTunnel, vpnGatewayFromVnet } from './devices/vpn-gateway.js';
import { verdictOf } from './end.js';
import type { Outcome } from './outcome.js';
import { type State, stateKey } from './state.js';
import { tablesAt } from './tables-at.js';
import type { World } from './world.js';

/** The forwarding of one topology: what each device does with a packet, computed once for each state that is asked for. */
export class Forwarder {
  private readonly known = new Map<string, readonly Outcome[]>();
  private readonly earlier:
    | { readonly world: World; readonly known: ReadonlyMap<string, readonly Outcome[]> }
    | undefined;
  private readonly unchanged = new Map<string, boolean>();

  /** @param earlier the forwarding of an earlier state: what devices did there with the same tables they do here. */
  constructor(
    readonly world: World,
    earlier?: Forwarder,
  ) {
    this.earlier =
      earlier?.world.devices === world.devices ? { world: earlier.world, known: earlier.known } : undefined;
  }

  /** What the device does with the packet: one outcome, or several if there are equal-cost paths; never none. */
  next(state: State): readonly Outcome[] {
    const key = stateKey(state);
    let outcomes = this.known.get(key);
    if (!outcomes) {
      checkpoint();
      outcomes = this.fromEarlier(state, key) ?? distinct(this.step(state));
      this.known.set(key, outcomes);
    }
    return outcomes;
  }

  private fromEarlier({ kind, device }: State, key: string): readonly Outcome[] | undefined {
    const outcomes = this.earlier?.known.get(key);
    if (!outcomes || !this.earlier) return undefined;
    const place = `${kind} ${device}`;
    let same = this.unchanged.get(place);
    if (same === undefined) {
      const before = tablesAt(this.earlier.world, kind, device);
      same = tablesAt(this.world, kind, device).every((table, i) => table === before[i]);
      this.unchanged.set(place, same);
    }
    return same ? outcomes : undefined;
  }

  private step({ kind, device, packet }: State): readonly Outcome[] {
    const { world } = this;
    switch (kind) {
      case 'nic':
        return nicSends(world, device, packet);
      case 'privateEndpoint':
        return privateEndpointSends(world, device, packet);
      case 'nva':
        return nvaForwards(world, device, packet);
      case 'firewall':
        return firewallForwards(world, device, packet);
      case 'vpnGateway':
        return vpnGatewayFromVnet(world, device, packet);
      case 'vpnGatewayTunnelSide':
        return vpnGatewayFromTunnel(world, device, packet);
      case 'expressRouteGateway':
        return expressRouteGatewayForwards(world, device, packet);
      case 'circuit':
        return circuitForwards(world, device, packet);
      case 'router':
        return routerForwards(world, device, packet);
      case 'site':
        return siteSends(world, device, packet);
    }
  }
}

/** Outcomes that lead to the same state, or end in the same way, are one path. */
function distinct(outcomes: readonly Outcome[]): readonly Outcome[] {
  if (outcomes.length < 2) return outcomes;
  const byKey = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = outcome.next ? stateKey(outcome.next) : `${verdictOf(outcome.end)} ${outcome.reason.text}`;
    if (!byKey.has(key)) byKey.set(key, outcome);
  }
  return [...byKey.values()];
}

import { circuitForwards } from './circuit.js';
import { expressRouteGatewayForwards } from './express-route-gateway.js';
import { nvaForwards } from './nva.js';
import type { Outcome } from './outcome.js';
import { routerForwards } from './router.js';
import { firewallForwards, nicSends, privateEndpointSends, siteSends } from './senders.js';
import { type State, stateKey } from './state.js';
import { vpnGatewayFromTunnel, vpnGatewayFromVnet } from './vpn-gateway.js';
import type { World } from './world.js';

/** The forwarding of one topology: what each device does with a packet, computed once for each state that is asked for. */
export class Forwarder {
  private readonly known = new Map<string, readonly Outcome[]>();

  constructor(readonly world: World) {}

  /** What the device does with the packet: one outcome, or several if there are equal-cost paths; never none. */
  next(state: State): readonly Outcome[] {
    const key = stateKey(state);
    let outcomes = this.known.get(key);
    if (!outcomes) {
      outcomes = distinct(this.step(state));
      this.known.set(key, outcomes);
    }
    return outcomes;
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
    const key = outcome.next ? stateKey(outcome.next) : `${outcome.end} ${outcome.reason.text}`;
    if (!byKey.has(key)) byKey.set(key, outcome);
  }
  return [...byKey.values()];
}

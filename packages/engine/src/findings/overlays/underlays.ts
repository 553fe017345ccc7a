import { byId } from '../../collections.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { limits } from '../../limits.js';
import { type DeclId, sizeOf, type Tunnel } from '../../topology/index.js';
import { Budget, stepsOf } from '../flows/steps.js';
import { type Underlay, underlaysOf } from './underlay.js';

/** The paths of the outer packets of all tunnels, each followed once. */
export class Underlays {
  private known: ReadonlyMap<DeclId, readonly Underlay[]> | undefined;

  constructor(private readonly forwarder: Forwarder) {}

  /** The paths of a tunnel's outer packets in both directions; empty if they are not followed. */
  of({ id }: Tunnel): readonly Underlay[] {
    return this.all().get(id) ?? [];
  }

  /** The tunnels whose outer packets are not followed because the limit is reached. */
  get skipped(): readonly Tunnel[] {
    const all = this.all();
    return this.tunnels.filter(({ id }) => !all.has(id));
  }

  private get tunnels(): readonly Tunnel[] {
    return this.forwarder.world.network.topology.tunnels;
  }

  private all(): ReadonlyMap<DeclId, readonly Underlay[]> {
    this.known ??= this.follow();
    return this.known;
  }

  private follow(): ReadonlyMap<DeclId, readonly Underlay[]> {
    const steps = new Budget(limits.tunnelSteps(sizeOf(this.forwarder.world.network.topology)));
    const found = new Map<DeclId, readonly Underlay[]>();
    for (const tunnel of [...this.tunnels].sort(byId)) {
      if (steps.spent) break;
      const both = underlaysOf(this.forwarder, tunnel);
      for (const { trace } of both) steps.spend(trace ? stepsOf(trace) : 1);
      found.set(tunnel.id, both);
    }
    return found;
  }
}

import type { Hop, Trace } from '../../forwarding/trace.js';
import type { DeclId, Network } from '../../topology/index.js';
import { WeakCache } from '../../weak-cache.js';

/**
 * The stateful appliances on each equal-cost path of a trace, in order (R196). Appliances behind one load balancer
 * count as one, since it sends both directions of a flow to the same one (R194). Appliances that translate every source
 * are left out, since answers come back to their own address (R195), and so are plain routers.
 */
export function inspectedPaths(network: Network, trace: Trace): readonly (readonly DeclId[])[] {
  return inspected.of(trace, () => inspect(network, trace));
}

const inspected = new WeakCache<Trace, readonly (readonly DeclId[])[]>();

function inspect(network: Network, trace: Trace): readonly (readonly DeclId[])[] {
  const distinct = new Map<string, readonly DeclId[]>();
  for (const hops of pathsOf(trace)) {
    const inspecting = hops.filter((hop) => isStateful(network, hop)).map((hop) => hop.loadBalancer ?? hop.device);
    const path = [...new Set(inspecting)];
    distinct.set(path.join(), path);
  }
  return [...distinct.values()];
}

function isStateful(network: Network, { kind, device }: Hop): boolean {
  if (kind === 'firewall') return true;
  const nva = kind === 'nva' ? network.nva(device) : undefined;
  return nva !== undefined && !nva.stateless && nva.snat !== 'all';
}

/** The devices on each path, one list per equal-cost branch. */
export function pathsOf(trace: Trace): readonly (readonly Hop[])[] {
  if (trace.branches.length === 0) return [trace.hops];
  return paths.of(trace, () => joinedPaths(trace));
}

const paths = new WeakCache<Trace, readonly (readonly Hop[])[]>();

function joinedPaths(trace: Trace): readonly (readonly Hop[])[] {
  return trace.branches.flatMap((branch) => pathsOf(branch).map((rest) => [...trace.hops, ...rest]));
}

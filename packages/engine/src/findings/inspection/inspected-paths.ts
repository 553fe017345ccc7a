import type { Hop, Trace } from '../../forwarding/trace.js';
import type { DeclId, Network } from '../../topology/index.js';

/**
 * The stateful appliances on each equal-cost path of a trace, in order (R196). Appliances behind one load balancer are
 * one, since it sends both directions of a flow to the same one (R194); those that translate every source are left
 * out, since answers come back to them by their own address (R195), and so are plain routers.
 */
export function inspectedPaths(network: Network, trace: Trace): readonly (readonly DeclId[])[] {
  const paths = new Map<string, readonly DeclId[]>();
  for (const hops of pathsOf(trace)) {
    const inspecting = hops.filter((hop) => isStateful(network, hop)).map((hop) => hop.loadBalancer ?? hop.device);
    const path = [...new Set(inspecting)];
    paths.set(path.join(), path);
  }
  return [...paths.values()];
}

function isStateful(network: Network, { kind, device }: Hop): boolean {
  if (kind === 'firewall') return true;
  const nva = kind === 'nva' ? network.nva(device) : undefined;
  return nva !== undefined && !nva.stateless && nva.snat !== 'all';
}

/** The devices on each path, equal-cost branches one by one. */
export function pathsOf(trace: Trace): readonly (readonly Hop[])[] {
  if (trace.branches.length === 0) return [trace.hops];
  return trace.branches.flatMap((branch) => pathsOf(branch).map((rest) => [...trace.hops, ...rest]));
}

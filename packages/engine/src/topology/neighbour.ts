import type { Prefix } from '../address/index.js';
import type { Peering, PeeringHalf, Vnet } from './model.js';

/** A directly peered VNet as one VNet sees it. Only peerings in state Connected are listed (R080). */
export interface Neighbour {
  readonly peering: Peering;
  readonly local: PeeringHalf;
  readonly remote: PeeringHalf;
  readonly vnet: Vnet;
  /** Whether the two VNets are in different locations (R017). */
  readonly global: boolean;
  /** The prefixes that the peering exchanges: the address space, or the selected subnets of subnet peering (R022). */
  readonly prefixes: readonly Prefix[];
  /** Whether allowVirtualNetworkAccess is set on both halves (R081, R198). */
  readonly access: boolean;
}

/** What the two VNets of a peering that is Connected see of each other: `a` of `b`, then `b` of `a`. */
export function neighboursBy(peering: Peering, a: Vnet, b: Vnet): readonly [Neighbour, Neighbour] {
  const global = a.location !== undefined && b.location !== undefined && a.location !== b.location;
  const access = peering.a.allowVirtualNetworkAccess && peering.b.allowVirtualNetworkAccess;
  const seen = (local: PeeringHalf, remote: PeeringHalf, vnet: Vnet): Neighbour => ({
    peering,
    local,
    remote,
    vnet,
    global,
    prefixes: shown(vnet, remote),
    access,
  });
  return [seen(peering.a, peering.b, b), seen(peering.b, peering.a, a)];
}

/** The prefixes of a VNet that its half of a peering shows. */
function shown(vnet: Vnet, { subnets }: PeeringHalf): readonly Prefix[] {
  if (subnets === undefined) return vnet.addressSpace;
  return vnet.subnets.filter(({ id }) => subnets.includes(id)).flatMap(({ prefixes }) => prefixes);
}

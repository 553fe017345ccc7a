import type { Address, Prefix } from '../../address/index.js';
import type { DeclId, HubRoutingPreference, PeeringHalf } from '../../topology/index.js';

/** Where the routes of a piece of advice lead: an appliance or load balancer, or a next hop type. */
export type StepTarget = { readonly device: DeclId } | { readonly type: 'VirtualNetworkGateway' | 'VnetLocal' };

/** A flag of one half of a peering. */
export type PeeringFlag = Exclude<keyof PeeringHalf, 'vnet' | 'subnets'>;

/** One thing that a message advises, as data: what to change, and where. */
export type Step =
  /** Add routes to the route table of a subnet, or give it one that has them. */
  | {
      readonly kind: 'addRoutes';
      readonly subnet: DeclId;
      readonly prefixes: readonly Prefix[];
      readonly target: StepTarget;
      /** Addresses for which the routes have to win, as far as they are known. */
      readonly meantFor: readonly Address[];
    }
  /** Let route tables apply to the private endpoints of a subnet (R028). */
  | { readonly kind: 'networkPolicies'; readonly subnet: DeclId }
  /** Let routes to VnetLocal reach the private endpoints of a VNet (R028a). */
  | { readonly kind: 'vnetPolicies'; readonly vnet: DeclId }
  /** Set a flag on the half of the peering that belongs to `vnet`. */
  | { readonly kind: 'setFlag'; readonly peering: DeclId; readonly vnet: DeclId; readonly flag: PeeringFlag }
  /** Create a peering between two VNets, or the half that is missing. */
  | { readonly kind: 'peer'; readonly vnets: readonly [DeclId, DeclId] }
  /** Run BGP over a connection. */
  | { readonly kind: 'enableBgp'; readonly connection: DeclId }
  /** Let a Route Server connect branches with each other. */
  | { readonly kind: 'branchToBranch'; readonly routeServer: DeclId }
  /** Let a Route Server rank the sources of routes differently (R149). */
  | { readonly kind: 'hubRoutingPreference'; readonly routeServer: DeclId; readonly value: HubRoutingPreference };

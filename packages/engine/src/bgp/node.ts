import type { Prefix, PrefixTable } from '../address/index.js';
import type { Settings } from '../settings.js';
import type { Nva, Router, RouteServer, Site, Vnet, VpnGateway } from '../topology/index.js';
import type { BgpRoute, SessionSide, Speaker } from './route.js';

/** What a speaker is in the topology: decides what it originates, accepts, prefers and passes on. */
export type Role =
  | { readonly kind: 'routeServer'; readonly vnet: Vnet; readonly routeServer: RouteServer; readonly instance: 0 | 1 }
  | { readonly kind: 'vpnGateway'; readonly vnet: Vnet; readonly gateway: VpnGateway }
  | { readonly kind: 'expressRouteGateway'; readonly vnet: Vnet }
  | { readonly kind: 'circuit' }
  | { readonly kind: 'nva'; readonly nva: Nva }
  | { readonly kind: 'router'; readonly site: Site; readonly router: Router };

/** A speaker with all that propagation needs to know of it. */
export interface SpeakerNode {
  readonly speaker: Speaker;
  readonly settings: Settings;
  readonly role: Role;
  /** Sessions on which it sends. */
  readonly outgoing: SessionSide[];
  /** Routes of its own by prefix text. */
  readonly own: Map<string, BgpRoute[]>;
  /** Address space of the speaker's VNet and of the VNets that use it as remote gateway (Azure speakers only). */
  readonly ownSpace: PrefixTable<Prefix>;
  readonly spokeSpace: PrefixTable<Prefix>;
  /** Peered address space inside which a Route Server relays nothing from NVA to NVA; empty unless a setting asks for it. */
  readonly unrelayedSpace: PrefixTable<Prefix>;
}

/** The longest prefix of a speaker's address space that equals or contains this one. */
export function spaceHolding(space: PrefixTable<Prefix>, prefix: Prefix): Prefix | undefined {
  return space.covering(prefix)[0];
}

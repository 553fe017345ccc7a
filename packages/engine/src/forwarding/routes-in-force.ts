import type { Address } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';
import type { DeclId } from '../topology/index.js';
import type { BestRoutes } from './best-routes.js';
import { isPrivateAddress } from './special-addresses.js';

/** The source of a router's routes. */
export interface Lookups {
  bestRoutes(device: DeclId, address: Address): readonly BestRoutes[];
  ownDefault(device: DeclId, address: Address): BgpRoute | undefined;
}

/**
 * The routes of a router that apply to packets for a destination, longest prefix first. A site that has or announces
 * 0.0.0.0/0 leads to the Internet, but does not own every private address.
 */
export function routesInForce(lookups: Lookups, router: DeclId, destination: Address): readonly BestRoutes[] {
  const routes = lookups.bestRoutes(router, destination);
  const ownDefault = lookups.ownDefault(router, destination);
  if (!ownDefault) return routes;
  const others = routes.filter(([{ prefix, own }]) => prefix.length > 0 || !own);
  if (isPrivateAddress(destination)) return others;
  return [...others.filter(([{ prefix }]) => prefix.length > 0), [ownDefault]];
}

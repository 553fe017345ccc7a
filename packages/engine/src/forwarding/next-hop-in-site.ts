import type { Address } from '../address/index.js';
import type { DeclId, Network } from '../topology/index.js';
import { type Lookups, routesInForce } from './routes-in-force.js';

/** Where a next hop lies that no route has to lead to: at another router of the site, or somewhere in its network. */
export type InSite = { readonly router: DeclId | undefined };

/**
 * Whether the next hop of a router's static route lies in the router's own site, where devices are neighbors. Nothing
 * that is declared may have the address.
 * @returns undefined if the router's routes lead to it
 */
export function nextHopInSite(
  devices: Lookups & { readonly network: Network },
  router: DeclId,
  nextHop: Address,
): InSite | undefined {
  const { network } = devices;
  const has = (id: DeclId) =>
    network.router(id)?.router.address?.text === nextHop.text ||
    network.writtenAddresses(id).some(({ text }) => text === nextHop.text);
  if (has(router)) return { router: undefined };
  const other = network.router(router)?.site.routers.find(({ id }) => has(id));
  if (other) return { router: other.id };
  const best = routesInForce(devices, router, nextHop)[0]?.[0];
  return best?.own?.kind === 'network' && best.prefix.length > 0 ? { router: undefined } : undefined;
}

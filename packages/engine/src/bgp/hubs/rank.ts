import type { HubRoutingPreference } from '../../topology/index.js';
import type { BgpRoute } from '../route.js';
import { entryOf } from './entry.js';

/**
 * The rank of a route in a table of a hub (W050–W054). Static routes come first (V03), then connected VNets, then the
 * hub routing preference; equal ranks mean ECMP (V04).
 */
export function hubRank(preference: HubRoutingPreference, route: BgpRoute): readonly number[] {
  const { by, isRemote } = entryOf(route);
  if (by === 'static') return [0];
  if (by === 'vnet' && !isRemote) return [1];
  const length = route.asPath.length;
  const remote = isRemote ? 1 : 0;
  switch (preference) {
    case 'ExpressRoute':
      return [2, remote, source(by, isRemote, 'expressRoute'), length];
    case 'VpnGateway':
      return [2, remote, source(by, isRemote, 'vpn'), length];
    case 'ASPath':
      // W053, W055
      return [2, length, remote, (by === 'expressRoute') === isRemote ? 1 : 0];
  }
}

/** W051 (V15), W052, W054: the rank of a source among those of its group. Of remote ones, ExpressRoute comes last. */
function source(by: string, isRemote: boolean, preferred: 'expressRoute' | 'vpn'): number {
  if (isRemote) return by === 'expressRoute' ? 1 : 0;
  if (by === preferred) return 0;
  return by === 'expressRoute' || by === 'vpn' ? 1 : 2;
}

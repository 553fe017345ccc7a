import type { DeclId } from '../../topology/index.js';
import type { BgpRoute } from '../route.js';

/** How a route came into the hubs of a virtual WAN. */
export interface Entry {
  /** A connected VNet, a static route of a table, the hub's own prefix, a BGP peer, or a branch by the kind of gateway. */
  readonly by: 'vnet' | 'static' | 'hub' | 'peer' | 'vpn' | 'expressRoute';
  /** The connection of a VNet or branch, or the session of a peer; undefined for pools and for what a hub has itself. */
  readonly connection: DeclId | undefined;
  /** Whether it came from another hub (W006). */
  readonly isRemote: boolean;
}

/** How a route in a table of a hub or its gateways came in: its last way into the hubs counts. */
export function entryOf(route: BgpRoute): Entry {
  let known = entries.get(route);
  if (!known) {
    known = find(route);
    entries.set(route, known);
  }
  return known;
}

const entries = new WeakMap<BgpRoute, Entry>();

function find(route: BgpRoute): Entry {
  let isRemote = false;
  let at = route;
  for (;;) {
    const { session, parent, own } = at;
    if (!session || !parent) return ownEntry(own, at, isRemote);
    if (session.localKind === 'hubExport') isRemote = true;
    if (session.origin === 'declared') {
      if (session.remoteKind === 'hubVpnGateway') return { by: 'vpn', connection: session.declaration, isRemote };
      if (session.remoteKind === 'hubExpressRouteGateway') {
        return { by: 'expressRoute', connection: session.declaration, isRemote };
      }
      return { by: 'peer', connection: session.declaration, isRemote };
    }
    at = parent;
  }
}

function ownEntry(own: BgpRoute['own'], { cause }: BgpRoute, isRemote: boolean): Entry {
  switch (own?.kind) {
    case 'connection':
      return { by: 'vpn', connection: own.connection, isRemote };
    case 'pointToSite':
      return { by: 'vpn', connection: undefined, isRemote };
    case 'vnetConnection':
      return { by: 'vnet', connection: own.connection, isRemote };
    case 'hubStatic':
      return { by: 'static', connection: undefined, isRemote };
    default:
      return { by: 'hub', connection: cause.declarations[0], isRemote };
  }
}

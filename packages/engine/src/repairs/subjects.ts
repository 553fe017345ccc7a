import type { Finding } from '../findings/finding.js';
import type { SessionSender } from '../findings/subject.js';
import type { BgpSession, Network, Peering, RouteTable, Tunnel, UserRoute } from '../topology/index.js';

/** The peering at which a finding is shown. */
export function peeringAt({ topology }: Network, { declaration }: Finding): Peering | undefined {
  return topology.peerings.find(({ id }) => id === declaration);
}

/** The session at which a finding is shown. */
export function sessionAt({ topology }: Network, { declaration }: Finding): BgpSession | undefined {
  return topology.sessions.find(({ id }) => id === declaration);
}

/** The session of a sender of routes, and which end of it the sender is. */
export function senderIn(
  { topology }: Network,
  { session: id, device }: SessionSender,
): { readonly session: BgpSession; readonly end: 'a' | 'b' } | undefined {
  const session = topology.sessions.find((one) => one.id === id);
  return session && { session, end: session.a.device === device ? 'a' : 'b' };
}

/** The tunnel at which a finding is shown. */
export function tunnelAt({ topology }: Network, { declaration }: Finding): Tunnel | undefined {
  return topology.tunnels.find(({ id }) => id === declaration);
}

/** The user-defined route at which a finding is shown, and its table. */
export function routeAt(
  { topology }: Network,
  { declaration }: Finding,
): { readonly route: UserRoute; readonly table: RouteTable } | undefined {
  for (const table of topology.routeTables) {
    const route = table.routes.find(({ id }) => id === declaration);
    if (route) return { route, table };
  }
  return undefined;
}

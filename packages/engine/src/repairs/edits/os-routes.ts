import type { DeclId, Nva, OsRoute, Topology } from '../../topology/index.js';

/** The appliance with a static route of this id. */
export function nvaOfRoute({ nvas }: Topology, route: DeclId): Nva | undefined {
  return nvas.find(({ routes }) => routes.some(({ id }) => id === route));
}

/** Whether the routes of an appliance may lead to a target: its own NICs, and tunnels that exist. */
export function isTarget({ tunnels }: Topology, { nics }: Nva, target: OsRoute['target']): boolean {
  if (target.via === 'nic') return nics.includes(target.nic);
  return target.via !== 'tunnel' || tunnels.some(({ id }) => id === target.tunnel);
}
